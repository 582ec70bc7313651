"""What events put on Today: unanswered invitations, the event itself, who came."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask

from outreach.events.actions import Plan, change_event
from outreach.events.dues import dues
from outreach.events.marks import Marker
from outreach.extensions import db
from outreach.models import Account, Lead, SocialEvent
from tests.support.browser import Browser

Lines = list[tuple[str, str, str]]
Read = Callable[..., Lines]


@pytest.fixture
def due_on(app: Flask, alice: Account, at: Callable[[str], datetime]) -> Read:
    """`due_on("2026-03-05", ahead=7)`: mark without its number, why and day of what is due within seven days."""

    def read(day: str, ahead: int = 0) -> Lines:
        at(f"{day}T09:00:00Z")
        today = date.fromisoformat(day)
        with app.test_request_context():
            found = dues(alice, today, today + timedelta(days=ahead))
        db.session.commit()
        return [("-".join(due.mark.split("-")[::2]), due.why, str(due.due_on)) for due in found]

    return read


@pytest.fixture
def invited(alice: Account, evening: SocialEvent, three: list[Lead]) -> list[Lead]:
    Marker(alice, evening).invite(three, date(2026, 3, 1))
    db.session.commit()
    return three


def test_unanswered_invitations_are_asked_about_a_week_before(
    due_on: Read, alice: Account, evening: SocialEvent, invited: list[Lead]
) -> None:
    assert due_on("2026-03-04") == []
    line = ("event-answers", "3 invitations without an answer", "2026-03-05")
    assert due_on("2026-03-04", ahead=1) == [line]
    assert due_on("2026-03-09") == [line]
    Marker(alice, evening).answer(invited[:2], date(2026, 3, 6), accepted=True)
    assert due_on("2026-03-09") == [("event-answers", "1 invitation without an answer", "2026-03-05")]
    Marker(alice, evening).answer(invited[2:], date(2026, 3, 6), accepted=False)
    assert due_on("2026-03-09") == []


def test_who_was_invited_late_is_left_two_days(
    due_on: Read, alice: Account, evening: SocialEvent, three: list[Lead], at: Callable[[str], datetime]
) -> None:
    at("2026-03-09T09:00:00Z")
    Marker(alice, evening).invite(three[:1], date(2026, 3, 9))
    db.session.commit()
    assert due_on("2026-03-10", ahead=0) == []
    assert [line[0] for line in due_on("2026-03-11")] == ["event-eve", "event-answers"]
    at("2026-03-11T09:00:00Z")
    Marker(alice, evening).invite(three[1:], date(2026, 3, 11))
    db.session.commit()
    assert due_on("2026-03-11")[1] == ("event-answers", "3 invitations without an answer", "2026-03-11")


def test_the_event_the_evening_before_on_its_day_and_who_came_the_day_after(
    due_on: Read, alice: Account, evening: SocialEvent, invited: list[Lead]
) -> None:
    Marker(alice, evening).answer(invited[:2], date(2026, 3, 3), accepted=True)
    Marker(alice, evening).answer(invited[2:], date(2026, 3, 3), accepted=False)
    assert due_on("2026-03-11") == [("event-eve", "Tomorrow", "2026-03-11")]
    assert due_on("2026-03-12") == [("event-day", "Event, Town library", "2026-03-12")]
    assert due_on("2026-03-13") == [("event-came", "Say whether 2 people came", "2026-03-13")]
    assert due_on("2026-03-20")[0][2] == "2026-03-13"
    Marker(alice, evening).came(invited[:1])
    Marker(alice, evening).stayed_away(invited[1:2])
    assert due_on("2026-03-20") == []


def test_after_three_months_nobody_is_asked_who_came(due_on: Read, invited: list[Lead]) -> None:
    assert [line[0] for line in due_on("2026-06-10")] == ["event-came"]
    assert due_on("2026-06-11") == []


def test_an_event_of_several_days_with_its_hour_on_the_first(
    due_on: Read, alice: Account, evening: SocialEvent, app: Flask, on: Callable[[str], Browser]
) -> None:
    day = date(2026, 3, 29)  # the night in which the clocks of Paris go forward
    change_event(alice, evening, Plan("Fair", day, time(9, 30), until=date(2026, 3, 31)))
    db.session.commit()
    assert "Tomorrow, 09:30" in on("2026-03-28").get("/").text
    with app.test_request_context():
        (line,) = dues(alice, day, day)
    assert line.due_at == datetime(2026, 3, 29, 7, 30, tzinfo=UTC)
    assert due_on("2026-03-30")[0][1:] == ("Goes on until Tue 31\N{NO-BREAK SPACE}Mar", "2026-03-30")
    assert due_on("2026-04-01") == []


def test_an_invitation_that_was_taken_back_asks_for_nothing(
    due_on: Read, alice: Account, evening: SocialEvent, invited: list[Lead], bob: Account
) -> None:
    Marker(alice, evening).take_back(invited, "invitation")
    db.session.commit()
    assert due_on("2026-03-06") == [] and due_on("2026-03-14") == []
