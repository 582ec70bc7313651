"""What the check-ins tell Today; days are worked out by hand."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import closing, phases
from outreach.mentorships.check_ins.actions import answer
from outreach.mentorships.check_ins.dues import dues
from outreach.models import Account, CheckIn, CheckInHow, Issue, Mentorship, Party, Phase
from outreach.web.due import Due
from tests.mentorships.check_ins.conftest import BEGAN, CheckIns
from tests.mentorships.making import make_mentorship

At = Callable[[str], datetime]
FIRST = date(2026, 2, 10)
"""The day of the first talk on terms, from which one checks in: a Tuesday."""


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.fixture
def mentorship(alice: Account) -> Mentorship:
    made = make_mentorship(alice, began_on=BEGAN)
    phases.enter(alice, made, Phase.NEGOTIATION, FIRST)
    db.session.commit()
    return made


def said(owner: Account, today: str, days: int = 0) -> list[Due]:
    day = date.fromisoformat(today)
    db.session.commit()
    return dues(owner, day, day + timedelta(days=days))


def marks(owner: Account, today: str, days: int = 0) -> list[str]:
    return [due.mark for due in said(owner, today, days)]


def test_a_week_after_the_negotiation_began(alice: Account, mentorship: Mentorship) -> None:
    assert marks(alice, "2026-02-16") == []
    assert marks(alice, "2026-02-16", 1) == [f"check-in-{mentorship.id}-2026-02-17"]
    [line] = said(alice, "2026-02-17")
    assert (line.name, line.lead_id, line.due_on) == ("Ingrid Halvorsen", mentorship.lead_id, date(2026, 2, 17))
    assert line.url == f"/mentorships/{mentorship.id}/check-ins#check-in"


def test_a_week_after_the_last_one(alice: Account, mentorship: Mentorship, check_in: CheckIns) -> None:
    check_in("2026-02-13")
    assert marks(alice, "2026-02-19") == []
    assert marks(alice, "2026-02-20") == [f"check-in-{mentorship.id}-2026-02-20"]
    phases.enter(alice, mentorship, Phase.ENABLING, date(2026, 2, 18))  # the next phase changes nothing
    assert marks(alice, "2026-02-20") == [f"check-in-{mentorship.id}-2026-02-20"]


def test_a_skipped_week_is_let_go(alice: Account, mentorship: Mentorship) -> None:
    found = [marks(alice, f"2026-02-{day}")[0][-10:] for day in (17, 18, 23, 24)]
    assert found == ["2026-02-17", "2026-02-17", "2026-02-17", "2026-02-24"]
    assert len([mark for mark in marks(alice, "2026-02-23", 7) if "check-in" in mark]) == 1  # the coming one waits


def test_nothing_is_asked_in_preparation_and_after_the_end(alice: Account, bob: Account, at: At) -> None:
    made = make_mentorship(alice, began_on=BEGAN)
    assert marks(alice, "2026-03-31", 7) == []
    phases.enter(alice, made, Phase.NEGOTIATION, FIRST)
    at("2026-04-01T08:00Z")
    assert len(marks(alice, "2026-04-01")) == 2
    assert marks(bob, "2026-04-01") == []
    closing.close(alice, made, closing.Ending(date(2026, 3, 5)))
    assert marks(alice, "2026-04-01", 40) == []


def test_it_begins_anew_when_one_comes_back_from_preparation(
    alice: Account, mentorship: Mentorship, check_in: CheckIns
) -> None:
    check_in("2026-02-13")
    phases.enter(alice, mentorship, Phase.PREPARATION, date(2026, 2, 14))
    assert marks(alice, "2026-02-27") == []
    answer(mentorship, Party.ME, date(2026, 2, 1), (4, 4, 4))
    phases.enter(alice, mentorship, Phase.ENABLING, date(2026, 3, 1))
    assert [mark[-10:] for mark in marks(alice, "2026-03-02", 7)] == ["2026-03-08"]


def test_an_issue_without_a_change_after_a_week(alice: Account, mentorship: Mentorship, check_in: CheckIns) -> None:
    answer(mentorship, Party.ME, date(2026, 2, 1), (4, 4, 4))
    first = check_in("2026-02-25", issue=Issue.DRIFTING)
    check_in("2026-03-03", issue=Issue.DRIFTING)
    assert marks(alice, "2026-03-03") == []
    assert marks(alice, "2026-03-04") == [f"issue-{first.id}"]
    [line] = said(alice, "2026-03-09")
    assert (line.due_on, line.why) == (date(2026, 3, 4), "Say what you changed: It is drifting")
    check_in("2026-03-04", issue=Issue.DRIFTING, changed="Every two weeks")
    assert marks(alice, "2026-03-10") == []


def test_the_pulse_of_a_month(alice: Account, mentorship: Mentorship, check_in: CheckIns) -> None:
    check_in("2026-03-02")
    mark = f"pulse-{mentorship.id}-2026-02"
    assert [line for line in marks(alice, "2026-02-24") if "pulse" in line] == []
    for day in ("2026-02-25", "2026-02-28", "2026-03-01", "2026-03-07"):
        [line] = [line for line in said(alice, day) if "pulse" in line.mark]
        assert (line.mark, line.due_on) == (mark, date(2026, 2, 25))
        assert line.url == f"/mentorships/{mentorship.id}/pulse?month=2026-02"
    assert marks(alice, "2026-03-08") == []


def test_only_my_own_answer_counts(alice: Account, mentorship: Mentorship) -> None:
    answer(mentorship, Party.THEM, date(2026, 2, 1), (4, 4, 4))
    assert f"pulse-{mentorship.id}-2026-02" in marks(alice, "2026-03-05")
    answer(mentorship, Party.ME, date(2026, 2, 1), (4, 4, 4))
    assert f"pulse-{mentorship.id}-2026-02" not in marks(alice, "2026-03-05")


@pytest.mark.parametrize(
    ("moment", "asked"),
    [
        # In Paris the day before the clocks go forward, and the first day after; it is the next day there already.
        ("2026-03-28T22:59Z", "2026-03-24"),
        ("2026-03-30T21:59Z", "2026-03-24"),
        ("2026-03-30T22:01Z", "2026-03-31"),
    ],
)
def test_days_are_those_of_the_account(alice: Account, mentorship: Mentorship, at: At, moment: str, asked: str) -> None:
    at(moment)
    today = clock.today(alice.zone)
    assert f"check-in-{mentorship.id}-{asked}" in [due.mark for due in dues(alice, today, today)]


@pytest.mark.parametrize("rows", [0, 1, 6])
def test_the_same_few_questions_however_many_there_are(alice: Account, rows: int) -> None:
    for n in range(rows):
        made = make_mentorship(alice, f"Mentee {n}", began_on=BEGAN)
        phases.enter(alice, made, Phase.NEGOTIATION, FIRST)
    db.session.commit()
    owner, asked = db.session.get_one(Account, alice.id), list[str]()
    assert owner.zone
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    found = dues(owner, date(2026, 2, 25), date(2026, 2, 25))
    assert len(found) == 2 * rows and len(asked) == (3 if rows else 1)


@given(held=st.lists(st.integers(0, 60), max_size=6), slept=st.lists(st.integers(1, 20), max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_twice_for_one_week(alice: Account, mentorship: Mentorship, held: list[int], slept: list[int]) -> None:
    """Somebody looks at Today every so many days, and checks in on some: days that are asked for are a week apart."""
    db.session.execute(delete(CheckIn))
    asked, today = set[date](), FIRST
    for days in slept:
        today += timedelta(days=days)
        for late in [n for n in held if FIRST + timedelta(days=n) <= today]:
            day = FIRST + timedelta(days=late)
            db.session.add(CheckIn(owner_id=alice.id, mentorship_id=mentorship.id, on_day=day, how=CheckInHow.CALL))
        lines = [due for due in dues(alice, today, today) if due.mark.startswith("check-in-")]
        assert len(lines) <= 1
        asked |= {due.due_on for due in lines}
    ordered = sorted(asked)
    assert all((later - earlier).days >= 7 for earlier, later in zip(ordered, ordered[1:], strict=False))
    db.session.rollback()
