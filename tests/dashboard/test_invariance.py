"""What must not move a figure: repetitions, mistakes taken back, closings, and where the server stands."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy import select
from sqlalchemy.orm import scoped_session

from outreach.dashboard import results
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.results import Figures
from outreach.models import (
    Account,
    Channel,
    ClosingReason,
    Direction,
    HistoryRow,
    Kind,
    Lead,
    Moment,
    Recorder,
    Stage,
    Touchpoint,
)
from tests.dashboard.rich import rich_search

NOW = "2026-04-20T02:00Z"
Tell = Callable[[], list[Figures]]


@pytest.fixture
def now(at: Callable[[str], datetime]) -> datetime:
    return at(NOW)


@pytest.fixture
def rich(alice: Account, now: datetime) -> list[Lead]:
    alice.time_zone = "Pacific/Auckland"
    return rich_search(alice, now)


@pytest.fixture
def tell(db_session: scoped_session[Session], alice: Account) -> Tell:
    """All figures of the page, by month and by week, whole and of a part."""
    asked = (FunnelFilter(), FunnelFilter(cohort="week", to="met"), FunnelFilter(channel=Channel.EMAIL, tag="Warm"))
    day = datetime.fromisoformat(NOW).date()

    def figures() -> list[Figures]:
        db_session.flush()
        return [results.figures(db_session(), alice, chosen, day) for chosen in asked]

    return figures


@pytest.fixture
def history(db_session: scoped_session[Session], alice: Account, now: datetime) -> Recorder:
    return Recorder(db_session(), alice, now)


def test_closing_and_opening_again(rich: list[Lead], tell: Tell, history: Recorder, now: datetime) -> None:
    before = tell()
    for lead in rich:
        history.close(lead, ClosingReason.NOT_A_FIT, Moment(now))
    assert tell() == before
    for lead in rich:
        history.reopen(lead)
    assert tell() == before


def test_the_same_again(
    rich: list[Lead], tell: Tell, history: Recorder, db_session: scoped_session[Session], now: datetime
) -> None:
    before = tell()
    for row in db_session.scalars(select(Touchpoint)).all():
        history.touch(
            row.lead, direction=row.direction, channel=row.channel, kind=row.kind, moment=Moment(row.occurred_at)
        )
    for lead in rich:
        if lead.stage is not Stage.PROSPECT:
            history.move(lead, lead.stage, Moment(now))
    assert tell() == before


def test_mistakes_that_were_taken_back(rich: list[Lead], tell: Tell, history: Recorder, now: datetime) -> None:
    before = tell()
    for lead in rich:
        when = Moment(now - timedelta(days=140))
        wrong: list[HistoryRow] = [
            history.touch(lead, direction=Direction.OUT, channel=Channel.PHONE, kind=kind, moment=when)
            for kind in (Kind.MESSAGE, Kind.MEETING)
        ]
        for row in (*wrong, history.move(lead, Stage.ONGOING, Moment(now))):
            history.void(row, lead)
    assert tell() == before


@pytest.fixture(params=["America/Los_Angeles", "Asia/Kathmandu"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Moves the server to another zone when it is called, and back home at the end."""

    def move() -> None:
        monkeypatch.setenv("TZ", request.param)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def test_the_zone_of_the_server(rich: list[Lead], tell: Tell, elsewhere: Callable[[], None]) -> None:
    before = tell()
    elsewhere()
    assert tell() == before
