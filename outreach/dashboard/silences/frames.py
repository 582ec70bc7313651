"""What the page of silences is computed from: one narrow Select per question.

Each is told as of the instant `end`, that of the end of today: what comes then or later has not happened yet. There is
such when the account moved to an earlier zone, in which a day known as such begins later.
"""

from collections.abc import Sequence
from datetime import date, datetime
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


def end_of(owner: Account, today: date) -> datetime:
    """The end of today, as the funnel has it."""
    return FunnelFilter().window(today, owner.zone).as_of


def unanswered(owner: Account, chosen: FunnelFilter, end: datetime) -> Rows:
    """Everybody pursued who was written to and never answered: number, first contact, and my last one."""
    mine = Touchpoint.lead_id == Lead.id, Touchpoint.direction == Direction.OUT, Touchpoint.voided_at.is_(None)
    latest = select(func.max(Touchpoint.occurred_at)).where(*mine, Touchpoint.occurred_at < end)
    # Most were written to once: the history is asked about the others alone.
    again = case((Lead.last_touch_at > Lead.first_outgoing_at, latest.correlate(Lead).scalar_subquery()))
    last = func.coalesce(again, Lead.first_outgoing_at, type_=Lead.first_outgoing_at.type)
    columns = select(Lead.id, Lead.first_outgoing_at, last.label("last_outgoing_at"))
    return columns.where(*_pursued(owner, chosen, end), _silent(end))


def answered(owner: Account, chosen: FunnelFilter, end: datetime) -> Rows:
    """Everybody pursued who ever answered: number, when we were last in touch, and who spoke last: TALKED, THEY or I.

    A stage set by hand later than anything that is written down says the same as the answer or the talk would.
    """
    said = Touchpoint.voided_at.is_(None), Touchpoint.kind.in_(SAID), Touchpoint.occurred_at < end
    newest = select(Touchpoint.id).where(Touchpoint.lead_id == Lead.id, *said)
    newest = newest.order_by(Touchpoint.occurred_at.desc(), Touchpoint.id.desc()).limit(1)
    met, replied = (_by_hand(milestone, end) for milestone in (Lead.met_at, Lead.replied_at))
    last = case((met, Lead.met_at), (replied, Lead.replied_at), else_=Touchpoint.occurred_at)
    spoke = case(
        (or_(met, Touchpoint.kind != Kind.MESSAGE), literal(TALKED)),
        (or_(replied, Touchpoint.direction == Direction.IN), literal(THEY)),
        else_=literal(I),
    )
    columns = select(Lead.id, last.label("last_at"), cast(spoke, String).label("spoke"))
    query = columns.outerjoin(Touchpoint, Touchpoint.id == newest.correlate(Lead).scalar_subquery())
    return query.where(*_pursued(owner, chosen, end), Lead.replied_at < end)


def _by_hand(milestone: Any, end: datetime) -> ColumnElement[bool]:
    """That it is later than all that was said, or that nothing was."""
    return and_(milestone < end, or_(Touchpoint.id.is_(None), milestone > Touchpoint.occurred_at))


def steps(owner_id: int) -> Rows:
    """The open steps of everybody: whose, of which kind, due on which day as YYYY-MM-DD."""
    due = cast(FollowUp.due_on, String).label("due_on")
    return select(FollowUp.lead_id, FollowUp.kind, due).where(FollowUp.owner_id == owner_id, FollowUp.ended.is_(False))


def people(owner_id: int, ids: Sequence[int]) -> Rows:
    """Who these leads are."""
    return select(*PERSON).where(Lead.owner_id == owner_id, Lead.id.in_(ids))


def everybody(owner: Account, chosen: FunnelFilter, end: datetime) -> Rows:
    """Who both groups are."""
    return select(*PERSON).where(*_pursued(owner, chosen, end))


def counts(owner: Account, chosen: FunnelFilter, end: datetime) -> Rows:
    """How many are in the first group, how many in the second, and how many would be in the first without the mark
    *do not contact*."""
    free = Lead.do_not_contact_at.is_(None)
    parts = {
        "unanswered": (_silent(end), free),
        "answered": (Lead.replied_at < end, free),
        "marked": (_silent(end), ~free),
    }
    columns = (func.count(case((and_(*part), 1))).label(name) for name, part in parts.items())
    return select(*columns).where(*_contacted(owner, chosen, end))


def _silent(end: datetime) -> ColumnElement[bool]:
    """Written to, and no answer yet."""
    return and_(Lead.first_outgoing_at < end, or_(Lead.replied_at.is_(None), Lead.replied_at >= end))


def _pursued(owner: Account, chosen: FunnelFilter, end: datetime) -> list[ColumnElement[bool]]:
    """Neither closed nor parked nor marked *do not contact*, and passing the filter."""
    return [*_contacted(owner, chosen, end), Lead.do_not_contact_at.is_(None)]


def _contacted(owner: Account, chosen: FunnelFilter, end: datetime) -> list[ColumnElement[bool]]:
    """The same, and whoever is marked."""
    return [
        Lead.owner_id == owner.id,
        Lead.contacted_at < end,
        Lead.closing.is_(None),
        *criteria.details(criteria.Mine.of(owner), chosen.leads()),
    ]
