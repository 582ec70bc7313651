"""What is said of a goal: each verdict, what it needs, and that nothing is ever gone."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from outreach.extensions import db
from outreach.mentorships.goals import queries
from outreach.mentorships.goals.actions import next_review
from outreach.mentorships.goals.reviewing import Said, review
from outreach.models import Account, Goal, GoalReview, GoalState, GoalVerdict, Mentorship
from outreach.web.refusal import Refusal
from tests.mentorships.goals.conftest import MakeGoal
from tests.mentorships.goals.test_pages import address, text_of
from tests.support.browser import Browser

TODAY = date(2026, 3, 5)
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
PROGRESS, MET, MOVED, DROPPED, REOPENED = GoalVerdict


def send(browser: Browser, goal: Goal, **sent: str) -> int:
    answer = browser.send(address(db.session.get_one(Mentorship, goal.mentorship_id), goal.id, "reviews"), sent)
    db.session.expire_all()
    return answer.status_code


def test_progress_in_numbers(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal(target=10)
    assert send(alices, goal, verdict="progress", reached="4", review_on="2026-03-20") == 303
    assert (goal.reached, goal.review_on, goal.state) == (4, date(2026, 3, 20), GoalState.OPEN)
    assert "4 of 10" in text_of(alices, address(mentorship))


def test_progress_in_words(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal()
    assert send(alices, goal, verdict="progress", text="tested on 2 calls\r\nboth went well") == 303
    assert goal.progress == "tested on 2 calls"
    assert "tested on 2 calls" in text_of(alices, address(mentorship))


def test_met(alices: Browser, make_goal: MakeGoal) -> None:
    goal = make_goal(due_on=JUNE)
    assert send(alices, goal, verdict="met", on_day="2026-03-05") == 303
    assert (goal.state, goal.ended_on, goal.review_on, goal.due_on) == (GoalState.MET, TODAY, None, JUNE)


def test_moved_keeps_its_first_day_in_the_history(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal(due_on=JUNE)
    assert send(alices, goal, verdict="moved", text="The fair is later", moved_to="2026-07-31") == 303
    assert send(alices, goal, verdict="moved", text="Later still", moved_to="2026-08-31") == 303
    days = [(each.moved_from, each.moved_to) for each in db.session.scalars(queries.reviews(goal))]
    assert days == [(JULY, date(2026, 8, 31)), (JUNE, JULY)]
    assert (goal.due_on, goal.state) == (date(2026, 8, 31), GoalState.OPEN)
    page = text_of(alices, address(mentorship, goal.id))
    assert "From Tue 30" in page and "The fair is later" in page


def test_dropped_and_reopened(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal(due_on=JUNE)
    assert send(alices, goal, verdict="dropped", text="It was vanity") == 303
    assert (goal.state, goal.ended_on) == (GoalState.DROPPED, TODAY)
    assert "Dropped" in text_of(alices, address(mentorship))
    assert send(alices, goal, verdict="reopened", moved_to="2026-07-31") == 303
    assert (goal.state, goal.ended_on, goal.due_on) == (GoalState.OPEN, None, JULY)
    assert goal.review_on == date(2026, 4, 5)
    assert "It was vanity" in text_of(alices, address(mentorship, goal.id))


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"verdict": "progress"}, "text"),
        ({"verdict": "progress", "reached": "x", "text": "Typed words"}, "reached"),
        ({"verdict": "progress", "reached": "-1", "text": "Typed words"}, "reached"),
        ({"verdict": "moved", "moved_to": "2026-07-31"}, "text"),
        ({"verdict": "moved", "text": "Typed words"}, "moved_to"),
        ({"verdict": "moved", "text": "Typed words", "moved_to": "2026-06-30"}, "moved_to"),
        ({"verdict": "moved", "text": "Typed words", "moved_to": "2026-03-04"}, "moved_to"),
        ({"verdict": "dropped", "text": " "}, "text"),
        ({"verdict": "met", "text": "Typed words", "on_day": "2026-03-06"}, "on_day"),
        ({"verdict": "met", "text": "Typed words", "on_day": "2026-03-04"}, "on_day"),
        ({"verdict": "progress", "text": "Typed words", "review_on": "2026-03-04"}, "review_on"),
        ({"verdict": "reopened", "text": "Typed words"}, "verdict"),
        ({"verdict": "deleted", "text": "Typed words"}, "verdict"),
        ({"verdict": "progress", "text": "x" * 5001}, "text"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    alices: Browser, mentorship: Mentorship, make_goal: MakeGoal, sent: dict[str, str], field: str
) -> None:
    goal = make_goal(due_on=JUNE, target=10)
    answer = alices.send(address(mentorship, goal.id, "reviews"), sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert sent.get("text", "").strip() in page
    assert db.session.query(GoalReview).count() == 0
    assert (goal.state, goal.due_on, goal.reached) == (GoalState.OPEN, JUNE, None)


def test_what_has_ended_takes_only_reopening(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal()
    send(alices, goal, verdict="met")
    assert send(alices, goal, verdict="dropped", text="No") == 422
    loaded = json.dumps({"title": goal.title})
    changed = alices.send(address(mentorship, goal.id), {"title": "Another", "loaded": loaded})
    assert changed.status_code == 422
    db.session.expire_all()
    assert (goal.state, goal.title) == (GoalState.MET, "Ten customers outside my network")


def test_no_word_before_the_last_one(alice: Account, make_goal: MakeGoal) -> None:
    goal = make_goal()
    goal.set_on = TODAY - timedelta(days=30)
    review(alice, goal, Said(PROGRESS, "On its way", on_day=TODAY - timedelta(days=3)))
    with pytest.raises(Refusal) as refused:
        review(alice, goal, Said(MET, on_day=TODAY - timedelta(days=4)))
    assert refused.value.field == "on_day"


@pytest.mark.parametrize(
    ("set_on", "after", "expected"),
    [
        ("2026-01-31", "2026-01-31", "2026-02-28"),
        ("2026-01-31", "2026-02-28", "2026-03-31"),
        ("2028-01-31", "2028-01-31", "2028-02-29"),
        ("2026-01-31", "2026-04-15", "2026-04-30"),
        ("2026-12-31", "2026-12-31", "2027-01-31"),
        ("2026-03-05", "2026-03-05", "2026-04-05"),
    ],
)
def test_the_next_review_is_a_month_on(set_on: str, after: str, expected: str) -> None:
    goal = Goal(set_on=date.fromisoformat(set_on))
    assert next_review(goal, date.fromisoformat(after)) == date.fromisoformat(expected)


def test_days_are_those_of_the_account(at: Callable[[str], datetime], alice: Account, make_goal: MakeGoal) -> None:
    at("2026-03-28T23:30Z")  # Paris: half past midnight, in the night in which summer time begins
    goal = make_goal()
    assert goal.set_on == date(2026, 3, 29)
    review(alice, goal, Said(MET))
    assert goal.ended_on == date(2026, 3, 29)
