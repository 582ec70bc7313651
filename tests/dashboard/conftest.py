"""A search whose history is recorded as a user records it, told from a day on which the clock stands still."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import scoped_session

from outreach.models import Account, Brief, Channel, Direction, Kind, Lead, Moment, Recorder, Source, Stage

TODAY = datetime(2026, 3, 5, 8, tzinfo=UTC)

MakeLead = Callable[..., Lead]


def ago(days: float) -> Moment:
    """So many days before the day on which the clock stands still."""
    return Moment(TODAY - timedelta(days=days))


@pytest.fixture(autouse=True)
def _today(at: Callable[[str], datetime]) -> None:
    at("2026-03-05T08:00Z")


@pytest.fixture
def make_lead(db_session: scoped_session[Session], alice: Account) -> MakeLead:
    """`make_lead(20, 15, 10)`: written to 20 days ago, answered 15 days ago, met 10 days ago; None for never."""

    def make(
        out: float | None = None,
        answered: float | None = None,
        met: float | None = None,
        ongoing: float | None = None,
        owner: Account = alice,
        **columns: Any,
    ) -> Lead:
        columns = {"name": "Ada Byron", "channel": Channel.EMAIL, "source": Source.EVENT, **columns}
        lead = Lead(owner_id=owner.id, created_at=TODAY, **columns)
        db_session.add(lead)
        db_session.flush()
        history = Recorder(db_session(), owner, TODAY)
        touches = (
            (out, Direction.OUT, Kind.MESSAGE),
            (answered, Direction.IN, Kind.MESSAGE),
            (met, Direction.IN, Kind.MEETING),
        )
        for days, direction, kind in touches:
            if days is not None:
                history.touch(lead, direction=direction, channel=columns["channel"], kind=kind, moment=ago(days))
        if ongoing is not None:
            history.move(lead, Stage.ONGOING, ago(ongoing))
        return lead

    return make


@pytest.fixture
def search(make_lead: MakeLead) -> list[Lead]:
    """Twenty contacted, eight answered, five met, one ongoing; three of the silent are young."""
    silent = [make_lead(days) for days in (3, 10, 29, 31, 40, 50, 60, 70, 80, 100, 110, 120)]
    answered = [make_lead(60 + days, 60) for days in (2, 4, 6)]
    met = [make_lead(95, 95 - days, 80 - days) for days in (1, 3, 5, 7)]
    return [*silent, *answered, *met, make_lead(150, 145, 130, 90)]


@pytest.fixture
def brief(db_session: scoped_session[Session], alice: Account) -> Brief:
    """The brief that Alice's account started with."""
    return db_session.query(Brief).filter_by(owner_id=alice.id).one()
