"""What one does with a mentorship as a whole: open it, change its settings, turn the roles round."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.checklists import ship
from outreach.mentorships.phases import add_passage, check_day
from outreach.models import (
    Account,
    Beginning,
    Brief,
    Lead,
    Mentorship,
    Moment,
    Phase,
    Role,
    Stage,
)
from outreach.text import _
from outreach.touchpoints.standing import move_lead, reopen_lead
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line

LONGEST = 300
A_MOMENT = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a mentorship began, when, for which brief, and in which role."""

    beginning: Beginning
    began_on: date
    role: Role = Role.MENTEE
    brief_id: int | None = None
    story: str = ""


def open_mentorship(owner: Account, person: Lead | str, opening: Opening) -> Mentorship:
    """Open a mentorship in its first phase, with its checklists; a mentor found becomes *ongoing*. Raises Refusal."""
    check_day(owner, opening.began_on, "began_on")
    lead, name = (person, "") if isinstance(person, Lead) else (None, said(person))
    if lead is None and not name:
        raise Refusal(_("Say whom you mentor."), "name")
    if (twin := _just_opened(owner, lead, name, opening)) is not None:
        return twin
    if lead is not None and opening.role is Role.MENTEE:
        _make_ongoing(owner, lead, opening.began_on)
    mentorship = Mentorship(
        owner_id=owner.id,
        lead=lead,
        name=name,
        role=opening.role,
        beginning=opening.beginning,
        began_on=opening.began_on,
        brief_id=brief_of(owner, opening.brief_id),
        story=said(opening.story),
        phase=Phase.PREPARATION,
        created_at=clock.now(),
    )
    db.session.add(mentorship)
    db.session.flush()
    add_passage(mentorship, Phase.PREPARATION, opening.began_on)
    ship(mentorship)
    return mentorship


def _just_opened(owner: Account, lead: Lead | None, name: str, opening: Opening) -> Mentorship | None:
    """The same, opened a moment ago: a second click opens nothing twice."""
    mine = select(Mentorship).where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None))
    who = Mentorship.lead_id == lead.id if lead is not None else Mentorship.name == name
    chosen = mine.where(who, Mentorship.role == opening.role, Mentorship.began_on == opening.began_on)
    return db.session.scalar(chosen.where(Mentorship.created_at > clock.now() - A_MOMENT).limit(1))


def reverse_roles(owner: Account, mentorship: Mentorship) -> tuple[Mentorship, bool]:
    """The mentorship of the same person with the roles turned round, and whether it was opened just now."""
    role = Role.MENTOR if mentorship.role is Role.MENTEE else Role.MENTEE
    wanted = same_person(mentorship)
    known = db.session.scalar(
        select(Mentorship)
        .where(Mentorship.owner_id == owner.id, wanted, Mentorship.role == role, Mentorship.ended_on.is_(None))
        .order_by(Mentorship.id)
        .limit(1)
    )
    if known is not None:
        return known, False
    opening = Opening(Beginning.IT_GREW, clock.today(owner.zone), role)
    return open_mentorship(owner, mentorship.lead or mentorship.name, opening), True


def same_person(mentorship: Mentorship) -> ColumnElement[bool]:
    """What is true of every mentorship with the person of this one."""
    if mentorship.lead_id is not None:
        return Mentorship.lead_id == mentorship.lead_id
    return (Mentorship.name == mentorship.name) & Mentorship.lead_id.is_(None)


def brief_of(owner: Account, brief_id: int | None) -> int | None:
    """The number of a brief, when it is one of the owner's."""
    if brief_id is None:
        return None
    return db.session.scalar(select(Brief.id).where(Brief.owner_id == owner.id, Brief.id == brief_id))


def _make_ongoing(owner: Account, lead: Lead, day: date) -> None:
    if lead.do_not_contact_at is not None:
        raise Refusal(_("This person is marked “do not contact”. Take the mark away first."))
    if lead.closing is not None:
        reopen_lead(owner, lead)
    if lead.stage is not Stage.ONGOING:
        move_lead(owner, lead, Stage.ONGOING, Moment.of_day(day, owner.zone), _("It became a mentorship"))


def said(text: str) -> str:
    """Words on one line, not too long."""
    return one_line(text)[:LONGEST]
