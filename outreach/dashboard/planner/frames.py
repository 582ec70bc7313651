"""What the planner reads: the milestones of everybody contacted, and who stayed until when."""

from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select

from outreach.leads.scoring.queries import serves
from outreach.models import Closing, ClosingReason, Lead, Stage, StageEvent

MILESTONES = ("contacted_at", "replied_at", "met_at", "ongoing_at")
ANSWERS = (Stage.REPLIED, Stage.MET, Stage.ONGOING)


def search(owner_id: int, brief: int | None) -> Select[*tuple[Any, ...]]:
    """The milestones of everybody ever contacted (for one brief, or for all)."""
    query = select(*(getattr(Lead, name) for name in MILESTONES))
    query = query.where(Lead.owner_id == owner_id, Lead.contacted_at.is_not(None))
    return query if brief is None else query.where(serves(owner_id, brief))


def stays(owner_id: int, brief: int | None) -> Select[*tuple[Any, ...]]:
    """Whoever was ever ongoing, a row for each closing that was not taken back: since when, and until when it held.

    An answer undoes a closing for want of one, as the rules of the funnel have it.
    """
    answered = (
        select(func.min(StageEvent.occurred_at))
        .where(
            StageEvent.lead_id == Lead.id,
            StageEvent.voided_at.is_(None),
            StageEvent.touchpoint_id.is_not(None),
            StageEvent.stage.in_(ANSWERS),
            StageEvent.occurred_at > Closing.occurred_at,
            or_(StageEvent.stage != Stage.REPLIED, StageEvent.occurred_at >= Lead.first_outgoing_at),
        )
        .correlate(Lead, Closing)
        .scalar_subquery()
    )
    query = (
        select(
            Lead.id.label("lead"),
            Lead.contacted_at,
            Lead.ongoing_at,
            Closing.occurred_at.label("closed_at"),
            Closing.reopened_at,
            case((Closing.why == ClosingReason.NO_ANSWER, answered)).label("answered_at"),
        )
        .outerjoin(Closing, and_(Closing.lead_id == Lead.id, Closing.voided_at.is_(None)))
        .where(Lead.owner_id == owner_id, Lead.contacted_at.is_not(None), Lead.ongoing_at.is_not(None))
    )
    return query if brief is None else query.where(serves(owner_id, brief))
