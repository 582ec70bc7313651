"""The wrong funnels of others: each history below makes one of them count wrongly."""

from collections.abc import Callable

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import scoped_session

from outreach.dashboard import results
from outreach.dashboard.forms import FunnelFilter
from outreach.models import Account, Channel, ClosingReason, Direction, Kind, Lead, Recorder, Stage
from tests.dashboard.conftest import TODAY, ago

Counts = Callable[[], list[int]]


@pytest.fixture
def history(db_session: scoped_session[Session], alice: Account) -> Recorder:
    return Recorder(db_session(), alice, TODAY)


@pytest.fixture
def counts(db_session: scoped_session[Session], alice: Account) -> Counts:
    """How many the funnel counts at each stage."""

    def count() -> list[int]:
        db_session.flush()
        found = results.figures(db_session(), alice, FunnelFilter(), TODAY.date())
        return [stage.count for stage in found.funnel.stages]

    return count


def test_a_lost_lead_stays_in_every_bar_it_reached(search: list[Lead], history: Recorder, counts: Counts) -> None:
    for lead in search:
        history.close(lead, ClosingReason.DECLINED, ago(0))
    assert counts() == [20, 8, 5, 1]


def test_reaching_a_stage_again_counts_once(search: list[Lead], history: Recorder, counts: Counts) -> None:
    for _ in range(3):
        for direction in Direction:
            history.touch(
                search[-1], direction=direction, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(1), text="again"
            )
    assert counts() == [20, 8, 5, 1]


def test_a_stage_set_back_takes_nobody_out(search: list[Lead], history: Recorder, counts: Counts) -> None:
    history.move(search[-1], Stage.PROSPECT, ago(0))
    assert counts() == [20, 8, 5, 1]


def test_what_never_happened_does_not_count(search: list[Lead], history: Recorder, counts: Counts) -> None:
    mistake = history.touch(
        search[0], direction=Direction.IN, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(1), text=""
    )
    assert counts() == [20, 9, 5, 1]
    history.void(mistake, search[0])
    assert counts() == [20, 8, 5, 1]


def test_a_machine_that_answers_is_no_answer(search: list[Lead], history: Recorder, counts: Counts) -> None:
    for kind in (Kind.AUTO_REPLY, Kind.BOUNCE):
        history.touch(search[0], direction=Direction.IN, channel=Channel.EMAIL, kind=kind, moment=ago(1), text="")
    assert counts() == [20, 8, 5, 1]
