"""What one does with the people around me who seem to have solved a problem: name them, and make leads of them."""

from datetime import datetime

from outreach.extensions import db
from outreach.leads.actions import Details, add_lead, edit_lead
from outreach.leads.scoring.actions import serve
from outreach.models import Account, Brief, BriefPerson, Lead, Source
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line, plain

LONGEST_NAME = 300
LONGEST_WHAT = 5_000


def add_person(brief: Brief, *, name: str, what: str = "", lead: Lead | None = None) -> BriefPerson:
    """Name somebody who seems to have solved the problem of `brief`. Raises Refusal."""
    person = BriefPerson(owner_id=brief.owner_id, brief_id=brief.id, lead_id=lead.id if lead is not None else None)
    change_person(person, name=name, what=what)
    db.session.add(person)
    db.session.flush()
    return person


def change_person(person: BriefPerson, *, name: str, what: str) -> None:
    """Another name, other words about them. Raises Refusal; then nothing is changed."""
    name, what = one_line(name), plain(what)
    if not name:
        raise Refusal(_("Say who it is."), "name")
    for field, text, most in (("name", name, LONGEST_NAME), ("what", what, LONGEST_WHAT)):
        if len(text) > most:
            raise Refusal(_("This is too long: %(most)s characters at most.", most=most), field)
    person.name, person.what = name, what


def remove_person(person: BriefPerson) -> None:
    """Take somebody off the list; the lead that they may be stays."""
    db.session.delete(person)
    db.session.flush()


def become_lead(owner: Account, person: BriefPerson, *, at: datetime) -> Lead:
    """A lead for this person: a colleague, for this brief, their hook what they do differently; the one they are
    already when there is one. Raises Refusal."""
    if person.lead_id is not None:
        return db.session.get_one(Lead, person.lead_id)
    lead = add_lead(owner, at=at, name=person.name, hook=person.what, source=Source.COLLEAGUE, brief_id=person.brief_id)
    person.lead_id = lead.id
    db.session.flush()
    return lead


def be_lead(owner: Account, person: BriefPerson, lead: Lead, *, at: datetime) -> None:
    """Say that this person is a lead of mine already, who serves the brief from now on; what is known stays."""
    gaps: Details = {}
    if not lead.hook and person.what:
        gaps["hook"] = person.what
    if lead.source is None:
        gaps["source"] = Source.COLLEAGUE
    if lead.brief_id is None:
        gaps["brief_id"] = person.brief_id
    if gaps:
        edit_lead(owner, lead, **gaps)
    if lead.brief_id != person.brief_id:
        serve(owner, lead, db.session.get_one(Brief, person.brief_id), at)
    person.lead_id = lead.id
    db.session.flush()
