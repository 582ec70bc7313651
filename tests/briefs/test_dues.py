"""What Today hears of briefs: their day is near or past, and mentors are missing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from outreach.briefs.actions import add_brief, say
from outreach.briefs.dues import dues
from outreach.extensions import db
from outreach.models import Account, Brief
from outreach.web.refusal import Refusal
from tests.support.leads import instant, make_lead

TODAY = date(2026, 3, 5)


def due_on(owner: Account, brief: Brief, needed_by: str, until: date = TODAY) -> list[date]:
    say(brief, needed_by=date.fromisoformat(needed_by))
    db.session.commit()
    return [due.due_on for due in dues(owner, TODAY, until)]


def ongoing(owner: Account, brief: Brief, **columns: Any) -> None:
    met = instant("2026-01-05T08:00")
    make_lead(owner, brief_id=brief.id, contacted_at=met, replied_at=met, met_at=met, ongoing_at=met, **columns)


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """Addresses are made in a request."""
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("needed_by", "due"),
    [("2026-03-20", []), ("2026-03-19", [TODAY]), ("2026-03-05", [TODAY]), ("2026-03-04", [date(2026, 3, 4)])],
)
def test_from_two_weeks_before_on(alice: Account, brief: Brief, needed_by: str, due: list[date]) -> None:
    assert due_on(alice, brief, needed_by) == due


@pytest.mark.parametrize("needed_by", ["0001-01-01", "9999-12-31"])
def test_a_year_that_nobody_means_is_refused(alice: Account, brief: Brief, needed_by: str) -> None:
    with pytest.raises(Refusal):
        due_on(alice, brief, needed_by)
    assert dues(alice, TODAY, TODAY) == []


def test_what_is_to_come_is_told_when_it_is_asked_for(alice: Account, brief: Brief) -> None:
    assert due_on(alice, brief, "2026-03-26", until=date(2026, 3, 12)) == [date(2026, 3, 12)]
    assert due_on(alice, brief, "2026-03-27", until=date(2026, 3, 12)) == []


def test_what_it_says(alice: Account, brief: Brief) -> None:
    say(brief, mentors_wanted=3, needed_by=date(2026, 3, 10))
    ongoing(alice, brief)
    [due] = dues(alice, TODAY, TODAY)
    assert (due.mark, due.name, due.why) == (f"brief-{brief.id}-2026-03-10", "My search", "2 mentors are still missing")
    assert due.url == f"/leads?brief={brief.id}" and due.lead_id is None
    say(brief, mentors_wanted=2)
    assert dues(alice, TODAY, TODAY)[0].why == "One mentor is still missing"


def test_a_brief_with_its_mentors_is_quiet_until_one_leaves(alice: Account, brief: Brief) -> None:
    say(brief, needed_by=date(2026, 3, 10))
    ongoing(alice, brief)
    assert dues(alice, TODAY, TODAY) == []
    say(brief, mentors_wanted=2)
    ongoing(alice, brief, closing="ended", closed_at=instant("2026-02-05T08:00"))
    assert len(dues(alice, TODAY, TODAY)) == 1


def test_without_a_day_or_a_wish_there_is_nothing(alice: Account, bob: Account, brief: Brief) -> None:
    assert dues(alice, TODAY, TODAY) == []
    say(brief, needed_by=TODAY, mentors_wanted=0)
    say(add_brief(bob, title="His", at=brief.created_at), needed_by=TODAY)
    assert dues(alice, TODAY, TODAY) == []
