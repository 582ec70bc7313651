"""What has not happened by the end of today: the account moved to an earlier zone, where a day begins later."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime

import pytest

from outreach.accounts.zones import move_to_zone
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder, Stage
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import read
from tests.dashboard.silences.conftest import Row
from tests.dashboard.silences.test_page import named
from tests.support.browser import Browser

EAST, WEST = "Pacific/Kiritimati", "America/Los_Angeles"
# One in the morning of the fifth in the east, three in the morning of the fourth in the west.
NOW = "2026-03-04T11:00Z"
YESTERDAY, TODAY, TOMORROW = (date(2026, 3, day) for day in (3, 4, 5))

Told = Callable[..., Lead]
Fact = tuple[date, Direction]
OUT, IN = Direction.OUT, Direction.IN


@pytest.fixture
def told(at: Callable[[str], datetime], alice: Account, make_lead: MakeLead) -> Told:
    """`told("Ada", (YESTERDAY, OUT))`: what is known by day, written down in the east."""
    alice.time_zone, now = EAST, at(NOW)

    def tell(name: str, *facts: Fact) -> Lead:
        lead, recorder = make_lead(name=name), Recorder(db.session(), alice, now)
        for day, direction in facts:
            moment = Moment.of_day(day, alice.zone)
            recorder.touch(lead, direction=direction, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=moment)
        return lead

    return tell


@pytest.fixture
def moved(alice: Account) -> Callable[[], None]:
    """Move to the west."""

    def move() -> None:
        db.session.flush()
        move_to_zone(alice, WEST)
        db.session.commit()

    return move


def test_who_is_first_contacted_after_today_is_not_there(
    alices: Browser, row: Row, told: Told, moved: Callable[[], None]
) -> None:
    for name, day in (("Yesterday", YESTERDAY), ("Today", TODAY), ("Tomorrow", TOMORROW)):
        told(name, (day, OUT))
    assert "since today" in row("Tomorrow")
    moved()
    page = alices.get("/silences").text
    assert {*named(page)} == {"Yesterday", "Today"}
    assert "2 people have not answered yet." in read(page) and "Not answered yet 2" in read(page)
    assert "1 day written to once" in row("Yesterday") and "since today" in row("Today")
    assert "-1 day" not in read(page)


def test_an_answer_after_today_is_none_yet(alices: Browser, row: Row, told: Told, moved: Callable[[], None]) -> None:
    told("Ada", (YESTERDAY, OUT), (TOMORROW, IN))
    assert "since today Replied They wrote last." in row("Ada", "/silences?group=answered")
    moved()
    assert "1 day written to once" in row("Ada")
    answered = read(alices.get("/silences?group=answered").text)
    assert "Answered once 0" in answered and "Nobody whom you pursue has answered yet." in answered


def test_what_was_said_after_today_is_not_the_last_word(row: Row, told: Told, moved: Callable[[], None]) -> None:
    told("Ada", (YESTERDAY, OUT), (TODAY, IN), (TOMORROW, OUT))
    told("Bea", (YESTERDAY, OUT), (TOMORROW, OUT))
    moved()
    assert "since today Replied They wrote last." in row("Ada", "/silences?group=answered")
    assert "1 day written to once" in row("Bea")


def test_a_stage_set_by_hand_after_today_is_not_the_last_word(
    row: Row, alice: Account, told: Told, moved: Callable[[], None]
) -> None:
    lead = told("Ada", (YESTERDAY, OUT), (TODAY, IN))
    Recorder(db.session(), alice, lead.created_at).move(lead, Stage.MET, Moment.of_day(TOMORROW, alice.zone))
    assert "You talked with each other." in row("Ada", "/silences?group=answered")
    moved()
    assert "They wrote last." in row("Ada", "/silences?group=answered")


def test_the_page_the_file_and_the_funnel_count_the_same(
    alices: Browser, told: Told, moved: Callable[[], None]
) -> None:
    told("Ada", (YESTERDAY, OUT))
    told("Bea", (TOMORROW, OUT))
    told("Cem", (YESTERDAY, OUT), (TODAY, IN))
    moved()
    assert "Contacted 2 people" in read(alices.get("/funnel").text)
    files = [alices.get(f"/silences/leads.csv?group={group}").text for group in ("", "answered")]
    rows = [row for file in files for row in csv.DictReader(io.StringIO(file.removeprefix("\ufeff")))]
    assert [(row["name"], row["silent_days"]) for row in rows] == [("Ada", "1"), ("Cem", "0")]


def test_whoever_is_first_contacted_tomorrow_has_not_been_contacted(
    alices: Browser, told: Told, moved: Callable[[], None]
) -> None:
    told("Ada", (TOMORROW, OUT))
    moved()
    assert "Nobody has been contacted yet, so nobody is silent." in read(alices.get("/silences").text)
