"""Reading goals and what was said of them."""

from datetime import date
from typing import Any

from sqlalchemy import Select, select

from outreach.mentorships.queries import NAME
from outreach.models import (
    Account,
    DiscoveryAnswer,
    Goal,
    GoalReview,
    GoalState,
    Lead,
    Mentorship,
)


def goals(mentorship: Mentorship) -> Select[Goal]:
    """All goals of a mentorship: by their day, those without one last."""
    mine = select(Goal).where(Goal.owner_id == mentorship.owner_id, Goal.mentorship_id == mentorship.id)
    return mine.order_by(Goal.due_on.is_(None), Goal.due_on, Goal.id)


def open_goals(mentorship: Mentorship) -> Select[Goal]:
    """Those that are neither met nor dropped."""
    return goals(mentorship).where(Goal.state == GoalState.OPEN)


def reviews(goal: Goal) -> Select[GoalReview]:
    """What was said of a goal, the latest first."""
    mine = select(GoalReview).where(GoalReview.owner_id == goal.owner_id, GoalReview.goal_id == goal.id)
    return mine.order_by(GoalReview.on_day.desc(), GoalReview.id.desc())


def from_holes(mentorship: Mentorship) -> Select[int | None]:
    """The numbers of the goals that were made of a hole of the discovery."""
    made = select(DiscoveryAnswer.goal_id).join(Goal, Goal.id == DiscoveryAnswer.goal_id)
    return made.where(DiscoveryAnswer.owner_id == mentorship.owner_id, Goal.mentorship_id == mentorship.id)


def due_goals(owner: Account, until: date) -> Select[*tuple[Any, ...]]:
    """Open goals of mentorships that go on, with their day or a review on or before `until`."""
    columns = (
        Goal.id, Goal.title, Goal.due_on, Goal.review_on, Mentorship.id.label("mentorship_id"), Mentorship.lead_id,
        NAME,
    )  # fmt: skip
    chosen = select(*columns).join(Mentorship, Mentorship.id == Goal.mentorship_id)
    chosen = chosen.outerjoin(Lead, Lead.id == Mentorship.lead_id)
    chosen = chosen.where(Goal.owner_id == owner.id, Goal.state == GoalState.OPEN, Mentorship.ended_on.is_(None))
    return chosen.where((Goal.due_on <= until) | (Goal.review_on <= until)).order_by(Goal.id)
