"""What the planner reads: five instants of everybody contacted, and what the briefs want."""

from typing import Any

from sqlalchemy import Select, case, func, select

from outreach.models import Brief, Lead

MILESTONES = ("contacted_at", "replied_at", "met_at", "ongoing_at")


def search(owner_id: int, brief: int | None) -> Select[*tuple[Any, ...]]:
    """The milestones of everybody ever contacted (for one brief, or for all), and when those who stayed were closed.

    The closing is asked of those alone: for all others the index of the figures already answers.
    """
    ended = case((Lead.ongoing_at.is_not(None), Lead.closed_at)).label("closed_at")
    query = select(*(getattr(Lead, name) for name in MILESTONES), ended)
    query = query.where(Lead.owner_id == owner_id, Lead.contacted_at.is_not(None))
    return query if brief is None else query.where(Lead.brief_id == brief)


def wanted(owner_id: int, brief: int | None) -> Select[int]:
    """How many mentors one brief wants, or all of them together."""
    query = select(func.coalesce(func.sum(Brief.mentors_wanted), 0)).where(Brief.owner_id == owner_id)
    return query if brief is None else query.where(Brief.id == brief)
