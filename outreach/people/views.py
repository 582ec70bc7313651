"""The people named on the page of a brief, and the way from there to being a lead."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.briefs import page
from outreach.briefs.steps import Step
from outreach.extensions import db
from outreach.models import Brief, BriefPerson, Lead
from outreach.people import actions
from outreach.people.forms import PersonForm
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, brief_id=Brief)
def add(brief_id: int) -> ResponseReturnValue:
    """One more person."""
    brief, form = owned(Brief, brief_id), PersonForm()
    try:
        actions.add_person(brief, name=form.name.data or "", what=form.what.data or "", lead=_lead_said())
    except Refusal as refusal:
        put_beside(form, refusal)
        return page.shown(current_owner(), brief, person_form=form), 422
    db.session.commit()
    return _back(brief_id)


@access(SIGNED_IN, brief_id=Brief, person_id=BriefPerson)
def change(brief_id: int, person_id: int) -> ResponseReturnValue:
    """Other words about somebody."""
    person, form = _person(brief_id, person_id), PersonForm()
    try:
        actions.change_person(
            person, name=request.form.get("name", person.name), what=request.form.get("what", person.what)
        )
    except Refusal as refusal:
        put_beside(form, refusal)
        return page.shown(current_owner(), owned(Brief, brief_id), person_form=form, person_id=person.id), 422
    db.session.commit()
    return _back(brief_id)


@access(SIGNED_IN, brief_id=Brief, person_id=BriefPerson)
def remove(brief_id: int, person_id: int) -> ResponseReturnValue:
    """Take somebody off the list."""
    person = _person(brief_id, person_id)
    said = {"name": person.name, "what": person.what}
    if person.lead_id is not None:
        said["lead"] = str(person.lead_id)
    actions.remove_person(person)
    db.session.commit()
    again = url_for("people.add", brief_id=brief_id)
    toast(_("%(name)s is no longer on the list.", name=said["name"]), undo=again, fields=said)
    return _back(brief_id)


@access(SIGNED_IN, brief_id=Brief, person_id=BriefPerson)
def become_lead(brief_id: int, person_id: int) -> ResponseReturnValue:
    """Make a lead of somebody, or say which lead they are."""
    person, lead = _person(brief_id, person_id), _lead_said()
    if lead is None:
        lead = actions.become_lead(current_owner(), person, at=clock.now())
    else:
        actions.be_lead(current_owner(), person, lead, at=clock.now())
    db.session.commit()
    toast(_("%(name)s is a lead for this brief.", name=lead.display_name))
    return _back(brief_id)


def _person(brief_id: int, person_id: int) -> BriefPerson:
    """The row, held until this request ends; 404 when it belongs to another brief."""
    person = owned_to_write(BriefPerson, person_id)
    return person if person.brief_id == brief_id else abort(404)


def _lead_said() -> Lead | None:
    said = request.form.get("lead", "")
    if not said:
        return None
    return owned(Lead, int(said)) if said.isascii() and said.isdigit() and len(said) < 19 else abort(404)


def _back(brief_id: int) -> ResponseReturnValue:
    return redirect(url_for("briefs.edit", brief_id=brief_id, _anchor=Step.PEOPLE.anchor), 303)
