"""What the goals tell Today; days are worked out by hand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask import current_app

from outreach.extensions import db
from outreach.mentorships.goals.dues import dues
from outreach.mentorships.goals.reviewing import Said, review
from outreach.models import Account, Goal, GoalVerdict, Mentorship
from outreach.web.due import Due
from tests.mentorships.goals.conftest import MakeGoal
from tests.mentorships.people import make_mentorship

At = Callable[[str], datetime]
TODAY, WEEK = date(2026, 3, 5), timedelta(days=7)


@pytest.fixture
def days(make_goal: MakeGoal) -> Callable[[str | None, str | None], Goal]:
    """`days("2026-03-01", None)`: a goal of that day, and with that day of its review."""

    def make(due_on: str | None, review_on: str | None) -> Goal:
        goal = make_goal()
        goal.due_on = date.fromisoformat(due_on) if due_on else None
        goal.review_on = date.fromisoformat(review_on) if review_on else None
        db.session.commit()
        return goal

    return make


@pytest.mark.parametrize(
    ("due_on", "review_on", "mark", "on_day"),
    [
        ("2026-03-01", "2026-03-03", "goal-{}-2026-03-01", "2026-03-01"),
        ("2026-03-01", "2026-02-20", "goal-{}-2026-03-01", "2026-03-01"),
        ("2026-03-05", "2026-04-05", "goal-{}-2026-03-05", "2026-03-05"),
        ("2026-03-12", "2026-04-05", "goal-{}-2026-03-12", "2026-03-12"),
        ("2026-03-12", "2026-03-05", "goal-review-{}-2026-03-05", "2026-03-05"),
        ("2026-06-30", "2026-03-02", "goal-review-{}-2026-03-02", "2026-03-02"),
        (None, "2026-03-12", "goal-review-{}-2026-03-12", "2026-03-12"),
        ("2026-03-12", None, "goal-{}-2026-03-12", "2026-03-12"),
    ],
)
def test_one_line_a_goal(
    app: object, alice: Account, days: Callable[..., Goal], due_on: str, review_on: str, mark: str, on_day: str
) -> None:
    goal = days(due_on, review_on)
    [line] = said(alice)
    assert (line.mark, str(line.due_on)) == (mark.format(goal.id), on_day)
    assert (line.name, line.url) == (
        "Ingrid Halvorsen", f"/mentorships/{goal.mentorship_id}/goals/{goal.id}#review",
    )  # fmt: skip


@pytest.mark.parametrize(("due_on", "review_on"), [("2026-03-13", "2026-03-13"), (None, None)])
def test_what_is_further_away_is_not_told(
    alice: Account, days: Callable[..., Goal], due_on: str, review_on: str
) -> None:
    days(due_on, review_on)
    assert said(alice) == []


def test_nothing_of_what_has_ended_nor_of_somebody_else(
    alice: Account, bob: Account, mentorship: Mentorship, days: Callable[..., Goal]
) -> None:
    ended, other = days("2026-03-01", None), make_mentorship(alice, "Chidi Okafor", ended_on=TODAY)
    review(alice, ended, Said(GoalVerdict.MET))
    closed = days("2026-03-01", None)
    closed.mentorship_id = other.id
    db.session.commit()
    assert said(alice) == []
    days("2026-03-01", None)
    assert len(said(alice)) == 1 and said(bob) == []


def test_a_review_of_the_end_of_january(at: At, alice: Account, make_goal: MakeGoal) -> None:
    at("2026-01-31T08:00Z")
    goal = make_goal()
    asked = []
    for today in ("2026-02-28", "2026-03-31", "2026-04-30"):
        at(f"{today}T08:00Z")
        [line] = said(alice, date.fromisoformat(today), timedelta(0))
        asked.append(str(line.due_on))
        review(alice, goal, Said(GoalVerdict.PROGRESS, "On its way"))
    assert asked == ["2026-02-28", "2026-03-31", "2026-04-30"]


def said(owner: Account, today: date = TODAY, ahead: timedelta = WEEK) -> list[Due]:
    with current_app.test_request_context():
        return dues(owner, today, today + ahead)
