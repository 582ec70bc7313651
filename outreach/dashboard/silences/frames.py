"""What the page of silences is computed from: one narrow Select per question."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, func, literal, or_, select

from outreach.dashboard.forms import FunnelFilter
from outreach.leads import criteria
from outreach.models import Account, Direction, FollowUp, Kind, Lead, Touchpoint

Rows = Select[*tuple[Any, ...]]

CLOCK = ("contacted_at", "replied_at", "first_outgoing_at")
# What a person said or did; automatic replies and bounces end no silence.
SAID = (Kind.MESSAGE, Kind.CALL, Kind.MEETING)
TALKED, THEY, I = "talked", "they", "i"  # noqa: E741
PERSON = (Lead.id, Lead.name, Lead.email, Lead.linkedin, Lead.company, Lead.title, Lead.stage)


def unanswered(owner: Account, chosen: FunnelFilter) -> Rows:
    """Everybody pursued who was written to and never answered: number, first contact, and my last one."""
    mine = Touchpoint.lead_id == Lead.id, Touchpoint.direction == Direction.OUT, Touchpoint.voided_at.is_(None)
    latest = select(func.max(Touchpoint.occurred_at)).where(*mine).correlate(Lead).scalar_subquery()
    # Most were written to once: the history is asked about the others alone.
    again = case((Lead.last_touch_at > Lead.first_outgoing_at, latest))
    last = func.coalesce(again, Lead.first_outgoing_at, type_=Lead.first_outgoing_at.type)
    columns = select(Lead.id, Lead.first_outgoing_at, last.label("last_outgoing_at"))
    return columns.where(*_pursued(owner, chosen), Lead.first_outgoing_at.is_not(None), Lead.replied_at.is_(None))


def answered(owner: Account, chosen: FunnelFilter) -> Rows:
    """Everybody pursued who ever answered: number, when we were last in touch, and who spoke last: TALKED, THEY or I.

    A stage set by hand later than anything that is written down says the same as the answer or the talk would.
    """
    said = Touchpoint.voided_at.is_(None), Touchpoint.kind.in_(SAID)
    newest = select(Touchpoint.id).where(Touchpoint.lead_id == Lead.id, *said)
    newest = newest.order_by(Touchpoint.occurred_at.desc(), Touchpoint.id.desc()).limit(1)
    met, replied = (_by_hand(milestone) for milestone in (Lead.met_at, Lead.replied_at))
    last = case((met, Lead.met_at), (replied, Lead.replied_at), else_=Touchpoint.occurred_at)
    spoke = case(
        (or_(met, Touchpoint.kind != Kind.MESSAGE), literal(TALKED)),
        (or_(replied, Touchpoint.direction == Direction.IN), literal(THEY)),
        else_=literal(I),
    )
    columns = select(Lead.id, last.label("last_at"), cast(spoke, String).label("spoke"))
    query = columns.outerjoin(Touchpoint, Touchpoint.id == newest.correlate(Lead).scalar_subquery())
    return query.where(*_pursued(owner, chosen), Lead.replied_at.is_not(None))


def _by_hand(milestone: Any) -> ColumnElement[bool]:
    """That it is later than all that was said, or that nothing was."""
    return and_(milestone.is_not(None), or_(Touchpoint.id.is_(None), milestone > Touchpoint.occurred_at))


def steps(owner_id: int) -> Rows:
    """The open steps of everybody: whose, of which kind, due on which day as YYYY-MM-DD."""
    due = cast(FollowUp.due_on, String).label("due_on")
    return select(FollowUp.lead_id, FollowUp.kind, due).where(FollowUp.owner_id == owner_id, FollowUp.ended.is_(False))


def people(owner_id: int, ids: Sequence[int]) -> Rows:
    """Who these leads are."""
    return select(*PERSON).where(Lead.owner_id == owner_id, Lead.id.in_(ids))


def everybody(owner: Account, chosen: FunnelFilter) -> Rows:
    """Who both groups are."""
    return select(*PERSON).where(*_pursued(owner, chosen))


def counts(owner: Account, chosen: FunnelFilter) -> Rows:
    """How many are in both groups together, and how many of them in the second."""
    return select(func.count(), func.count(Lead.replied_at)).where(*_pursued(owner, chosen))


def _pursued(owner: Account, chosen: FunnelFilter) -> list[ColumnElement[bool]]:
    """Neither closed nor parked nor marked *do not contact*, and passing the filter."""
    return [
        Lead.owner_id == owner.id,
        Lead.contacted_at.is_not(None),
        Lead.closing.is_(None),
        Lead.do_not_contact_at.is_(None),
        *criteria.details(criteria.Mine.of(owner), chosen.leads()),
    ]
