"""The pages of the goals, printed."""

from flask import render_template
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.goals import queries, words
from outreach.mentorships.goals.forms import GoalForm, ReviewForm
from outreach.models import Brief, DiscoveryAnswer, Goal, GoalState, Mentorship
from outreach.web.owned import current_owner


def listed(mentorship: Mentorship) -> str:
    """All goals of a mentorship, the open ones first."""
    goals = db.session.scalars(queries.goals(mentorship)).all()
    parts = {state: [goal for goal in goals if goal.state is state] for state in GoalState}
    for ended in (GoalState.MET, GoalState.DROPPED):
        parts[ended].sort(key=lambda goal: (goal.ended_on or goal.set_on, goal.id), reverse=True)
    holes = set(db.session.scalars(queries.from_holes(mentorship)))
    return render_template(
        "goals/index.html", mentorship=mentorship, goals=goals, parts=parts, holes=holes, words=words,
        as_of=clock.today(current_owner().zone),
    )  # fmt: skip


def asked(mentorship: Mentorship, form: GoalForm, goal: Goal | None = None) -> str:
    """The five parts as a form."""
    return render_template(
        "goals/edit.html", mentorship=mentorship, form=form, goal=goal, examples=words.examples(mentorship)
    )


def shown(mentorship: Mentorship, goal: Goal, form: ReviewForm) -> str:
    """One goal with all that was said of it."""
    hole = select(DiscoveryAnswer).where(DiscoveryAnswer.owner_id == goal.owner_id, DiscoveryAnswer.goal_id == goal.id)
    return render_template(
        "goals/show.html", mentorship=mentorship, goal=goal, form=form, words=words,
        reviews=db.session.scalars(queries.reviews(goal)).all(), hole=db.session.scalar(hole.limit(1)),
        brief=db.session.get(Brief, goal.brief_id) if goal.brief_id is not None else None,
    )  # fmt: skip
