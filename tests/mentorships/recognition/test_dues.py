"""Overdue thanks in Today; days are counted by hand."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.mentorships import closing
from outreach.mentorships.recognition.dues import dues
from outreach.models import Account, Mentorship
from tests.mentorships.making import make_mentorship
from tests.mentorships.recognition.conftest import Thank

At = Callable[[str], datetime]


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def told(owner: Account, today: str, days: int = 0) -> list[tuple[str, str]]:
    day = date.fromisoformat(today)
    db.session.commit()
    return [(due.mark, str(due.due_on)) for due in dues(owner, day, day + timedelta(days=days))]


def test_the_first_ones_count_from_the_beginning(alice: Account, mentorship: Mentorship) -> None:
    assert told(alice, "2026-05-01") == []
    line = (f"recognition-{mentorship.id}-2026-05-02", "2026-05-02")  # ninety days after 1 February
    assert told(alice, "2026-05-01", 1) == told(alice, "2026-05-02") == told(alice, "2026-07-01") == [line]


def test_the_next_ones_count_from_the_last(alice: Account, mentorship: Mentorship, thank: Thank) -> None:
    mentorship.thanks_every_days = 30
    thank("2026-02-01")
    thank("2026-01-31")  # over the end of a short month, and before it began
    assert told(alice, "2026-03-02") == []
    assert told(alice, "2026-03-03") == [(f"recognition-{mentorship.id}-2026-03-03", "2026-03-03")]
    thank("2026-03-03")
    assert told(alice, "2026-03-31") == []
    assert told(alice, "2026-04-02") == [(f"recognition-{mentorship.id}-2026-04-02", "2026-04-02")]


def test_the_line_names_whom_and_leads_to_ideas(alice: Account, mentorship: Mentorship) -> None:
    [line] = dues(alice, date(2026, 5, 2), date(2026, 5, 2))
    assert (line.name, line.lead_id) == ("Ingrid Halvorsen", mentorship.lead_id)
    assert line.url == f"/mentorships/{mentorship.id}/recognition#ideas"


def test_who_mentors_owes_none(alice: Account) -> None:
    make_mentorship(alice, "Chidi Okafor", began_on=date(2025, 1, 1))
    assert told(alice, "2026-05-02") == []


def test_nothing_is_owed_after_the_end(alice: Account, bob: Account, mentorship: Mentorship, at: At) -> None:
    assert told(bob, "2026-05-02") == []
    at("2026-05-02T08:00Z")
    closing.close(alice, mentorship, closing.Ending(date(2026, 5, 2)))
    assert told(alice, "2026-05-02") == []
