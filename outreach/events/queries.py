"""Reading events and their guests. What a guest's touchpoint no longer says, since it was taken back, is not so."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import aliased, joinedload

from outreach.models import Account, EventGuest, Lead, SocialEvent, Touchpoint

MOST_PAST = 100
MOST_OFFERED = 50

# Tables, not entities: an alias of an entity would set up every model of the product while this module is loaded.
invitation, answer, meeting = (Touchpoint.__table__.alias(name) for name in ("invitation", "answer", "meeting"))
INVITED = and_(EventGuest.invited_on.is_not(None), invitation.c.voided_at.is_(None))
ANSWERED = answer.c.voided_at.is_(None)
ACCEPTED = and_(EventGuest.accepted_on.is_not(None), ANSWERED)
DECLINED = and_(EventGuest.declined_on.is_not(None), ANSWERED)
CAME = and_(EventGuest.came.is_(True), meeting.c.voided_at.is_(None))
STAYED_AWAY = EventGuest.came.is_(False)


def with_touchpoints(rows: Any) -> Any:
    """Rows of guests beside the contacts that their marks are."""
    for touchpoint, column in (
        (invitation, EventGuest.invitation_id), (answer, EventGuest.answer_id), (meeting, EventGuest.meeting_id),
    ):  # fmt: skip
        rows = rows.outerjoin(touchpoint, touchpoint.c.id == column)
    return rows


def coming(owner: Account, today: date) -> Select[SocialEvent]:
    """The events of today and of the days to come, the nearest first; one of several days until its last."""
    return _events(owner).where(_last_day() >= today).order_by(SocialEvent.starts_on, SocialEvent.id)


def past(owner: Account, today: date) -> Select[SocialEvent]:
    """The events that are over, the latest first."""
    over = _events(owner).where(_last_day() < today)
    return over.order_by(SocialEvent.starts_on.desc(), SocialEvent.id.desc()).limit(MOST_PAST)


def tallies(owner: Account) -> Select[int, int, int, int, int]:
    """Of each event that has guests: its number, and how many were invited, accepted, came, and were met there."""
    flags = (INVITED.label("invited"), ACCEPTED.label("accepted"), CAME.label("came"))
    people = guests_by_person(*(func.max(one_if(flag)).label(flag.name) for flag in flags))
    each = people.where(EventGuest.owner_id == owner.id).subquery()
    met_there = each.c.came * (1 - each.c.invited)
    counted = (each.c.invited, each.c.accepted, each.c.came * each.c.invited, met_there)
    return select(each.c.event_id, *(func.sum(column) for column in counted)).group_by(each.c.event_id)


def guests_by_person(*columns: ColumnElement[Any]) -> Select[Any]:
    """One row for each person at each event: after a merge a lead may stand there twice."""
    person = (EventGuest.event_id, EventGuest.lead_id)
    rows: Select[Any] = with_touchpoints(select(*person, *columns))
    return rows.group_by(*person)


def guest_rows(event: SocialEvent) -> Select[EventGuest, Touchpoint, Touchpoint, Touchpoint]:
    """The guests of an event with invitation, answer and meeting, in the order in which they came onto the list."""
    rows = _guests().where(EventGuest.owner_id == event.owner_id, EventGuest.event_id == event.id)
    return rows.options(joinedload(EventGuest.lead))


def rows_of_lead(lead: Lead) -> Select[EventGuest, Touchpoint, Touchpoint, Touchpoint]:
    """Where a lead was invited or met, the latest event first."""
    rows = _guests().join(EventGuest.event).where(EventGuest.owner_id == lead.owner_id, EventGuest.lead_id == lead.id)
    rows = rows.order_by(None).order_by(SocialEvent.starts_on.desc(), SocialEvent.id.desc(), EventGuest.id)
    return rows.options(joinedload(EventGuest.event))


def leads_numbered(owner: Account, ids: list[int]) -> Select[Lead]:
    """Those of `ids` that are leads of `owner`."""
    mine = select(Lead).where(Lead.owner_id == owner.id, Lead.id.in_(ids), Lead.forgotten_at.is_(None))
    return mine.order_by(Lead.id)


def namesakes(owner: Account, name_key: str) -> Select[Lead]:
    """The leads of exactly this folded name."""
    mine = select(Lead).where(Lead.owner_id == owner.id, Lead.name_key == name_key, Lead.forgotten_at.is_(None))
    return mine.order_by(Lead.id).limit(2)


def _events(owner: Account) -> Select[SocialEvent]:
    return select(SocialEvent).where(SocialEvent.owner_id == owner.id)


def _last_day() -> ColumnElement[date]:
    return func.coalesce(SocialEvent.ends_on, SocialEvent.starts_on)


def _guests() -> Select[EventGuest, Touchpoint, Touchpoint, Touchpoint]:
    rows: Select[EventGuest, Touchpoint, Touchpoint, Touchpoint] = with_touchpoints(
        select(EventGuest, *(aliased(Touchpoint, table) for table in (invitation, answer, meeting)))
    )
    return rows.order_by(EventGuest.id)


def one_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 where it is so, else 0: what databases can add up."""
    return case((condition, 1), else_=0)
