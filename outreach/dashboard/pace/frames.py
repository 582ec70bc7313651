"""What pace and habit are computed from: one narrow Select per question, read as the frame of the analysis."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from outreach.dashboard.reading import frame
from outreach.leads.scoring.queries import serves
from outreach.models import FollowUp, Lead, StageEvent, StepKind, Touchpoint

if TYPE_CHECKING:
    import pandas as pd

Rows = Select[*tuple[Any, ...]]
Condition = ColumnElement[bool]
EITHER = (False, True)
GOOD_PART = 8


def leads(session: Session, owner_id: int, brief: int | None) -> "pd.DataFrame":
    """The milestones of everybody ever contacted: a streak may be longer than the window."""
    columns = (Lead.contacted_at, Lead.replied_at, Lead.met_at, Lead.first_outgoing_at)
    query = select(Lead.id.label("lead_id"), *columns)
    query = query.where(Lead.owner_id == owner_id, Lead.contacted_at.is_not(None))
    return frame(session, query if brief is None else query.where(serves(owner_id, brief)))


def contacts(session: Session, owner_id: int, brief: int | None, start: datetime) -> "pd.DataFrame":
    """Every message and call of mine since `start`, and every *contacted* that was set by hand.

    Of whoever was forgotten the week alone is known, not the days: those passages, all set anew by hand, are left out.
    """
    event = StageEvent
    since = event.occurred_at >= start
    named = select(Lead.id).where(Lead.id == event.lead_id, Lead.forgotten_at.is_(None)).exists()
    query = select(event.lead_id, event.occurred_at).where(
        _mine(session, event, owner_id, since),
        since,
        event.outgoing.is_(True),
        event.voided_at.is_(None),
        or_(event.touchpoint_id.is_not(None), named),
        *_of_brief(event.lead_id, owner_id, brief),
    )
    return frame(session, query)


def steps(session: Session, owner_id: int, brief: int | None, first: date, last: date) -> "pd.DataFrame":
    """The follow-ups due between two days, both included, with the contact that ended them.

    An offer to park is none: nothing was promised to anybody.
    """
    step = FollowUp
    # To be ended or not says nothing, but lets the index be used as far as the day.
    due = and_(step.ended.in_(EITHER), step.due_on.between(first, last))
    ended_by = Touchpoint.occurred_at.label("contact_at")
    query = (
        select(cast(step.due_on, String).label("due_on"), step.done_at, step.cancelled_at, ended_by)
        .select_from(step)
        .outerjoin(Touchpoint, Touchpoint.id == step.ended_by_id)
        .where(_mine(session, step, owner_id, due), due, step.kind != StepKind.PARK)
        .where(*_of_brief(step.lead_id, owner_id, brief))
    )
    return frame(session, query)


def _mine(session: Session, model: Any, owner_id: int, chosen: Condition) -> Condition:
    """That a row is of `owner_id`. SQLite would always go by the index, also where `chosen` are a good part of all
    rows, which lie anywhere: a sum keeps it from that, and it reads the table from end to end in a fifth of the time.
    """
    mine: Condition = model.owner_id == owner_id
    if session.get_bind().dialect.name == "sqlite":
        many = session.scalar(select(func.count()).where(mine, chosen)) or 0
        if many * GOOD_PART > (session.scalar(select(func.max(model.id))) or 0):
            mine = model.owner_id + 0 == owner_id
    return mine


def _of_brief(lead_id: Any, owner_id: int, brief: int | None) -> Sequence[Condition]:
    if brief is None:
        return ()
    return (select(Lead.id).where(Lead.id == lead_id, serves(owner_id, brief)).exists(),)
