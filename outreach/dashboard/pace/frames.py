"""What pace and habit are computed from: one narrow Select per question, each in what the analysis reads."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, or_, select

from outreach.models import FollowUp, Lead, StageEvent, StepKind, Touchpoint

Rows = Select[*tuple[Any, ...]]
EITHER = (False, True)


def leads(owner_id: int, brief: int | None) -> Rows:
    """The milestones of everybody ever contacted: a streak may be longer than the window."""
    columns = (Lead.contacted_at, Lead.replied_at, Lead.met_at, Lead.first_outgoing_at)
    query = select(Lead.id.label("lead_id"), *columns)
    query = query.where(Lead.owner_id == owner_id, Lead.contacted_at.is_not(None))
    return query if brief is None else query.where(Lead.brief_id == brief)


def contacts(owner_id: int, brief: int | None, start: datetime) -> Rows:
    """Every message and call of mine since `start`, and every *contacted* that was set by hand.

    Of whoever was forgotten the week alone is known, not the days: those passages, all set anew by hand, are left out.
    """
    event = StageEvent
    named = select(Lead.id).where(Lead.id == event.lead_id, Lead.forgotten_at.is_(None)).exists()
    return select(event.lead_id, event.occurred_at).where(
        event.owner_id == owner_id,
        event.occurred_at >= start,
        event.outgoing.is_(True),
        event.voided_at.is_(None),
        or_(event.touchpoint_id.is_not(None), named),
        *_of_brief(event.lead_id, brief),
    )


def steps(owner_id: int, brief: int | None, first: date, last: date) -> Rows:
    """The follow-ups due between two days, both included, with the contact that ended them.

    An offer to park is none: nothing was promised to anybody.
    """
    query = (
        select(
            cast(FollowUp.due_on, String).label("due_on"),
            FollowUp.done_at,
            FollowUp.cancelled_at,
            Touchpoint.occurred_at.label("contact_at"),
        )
        .select_from(FollowUp)
        .outerjoin(Touchpoint, Touchpoint.id == FollowUp.ended_by_id)
    )
    return query.where(
        FollowUp.owner_id == owner_id,
        FollowUp.ended.in_(EITHER),  # says nothing, but lets the index be used as far as the day
        FollowUp.due_on.between(first, last),
        FollowUp.kind != StepKind.PARK,
        *_of_brief(FollowUp.lead_id, brief),
    )


def _of_brief(lead_id: Any, brief: int | None) -> list[ColumnElement[bool]]:
    if brief is None:
        return []
    return [select(Lead.id).where(Lead.id == lead_id, Lead.brief_id == brief).exists()]
