"""What the figures read: valid rows of one account, whoever is forgotten without days."""

from datetime import UTC, date, datetime

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import scoped_session

from outreach.dashboard.pace import frames
from outreach.leads.forgetting import forget
from outreach.models import Account, Brief, Channel, Direction, Kind, Moment, Recorder, Stage, Touchpoint
from tests.dashboard.conftest import TODAY, MakeLead, ago

START = datetime(2025, 9, 8, tzinfo=UTC)


@pytest.fixture(params=[0, 1000])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the index, and from end to end."""
    monkeypatch.setattr(frames, "GOOD_PART", request.param)


def contacts(session: scoped_session[Session], owner: Account, brief: int | None = None) -> list[tuple[int, str]]:
    frame = frames.contacts(session(), owner.id, brief, START)
    pairs = zip(frame["lead_id"], frame["occurred_at"], strict=True)
    return sorted((int(lead), at.strftime("%Y-%m-%d")) for lead, at in pairs)


@pytest.mark.usefixtures("_way")
def test_messages_and_calls_of_mine_and_contacts_set_by_hand(
    db_session: scoped_session[Session], alice: Account, bob: Account, make_lead: MakeLead
) -> None:
    written, met, by_hand = make_lead(10, 9), make_lead(None, None, 8), make_lead()
    make_lead(7, owner=bob)
    make_lead(300)  # before the window
    history = Recorder(db_session(), alice, TODAY)
    history.touch(met, direction=Direction.OUT, channel=Channel.PHONE, kind=Kind.CALL, moment=ago(6))
    history.move(by_hand, Stage.CONTACTED, ago(5))
    expected = [(written.id, "2026-02-23"), (met.id, "2026-02-27"), (by_hand.id, "2026-02-28")]
    assert contacts(db_session, alice) == sorted(expected)


def test_what_was_taken_back_is_none(db_session: scoped_session[Session], alice: Account, make_lead: MakeLead) -> None:
    lead = make_lead(10)
    Recorder(db_session(), alice, TODAY).void(db_session.query(Touchpoint).one(), lead)
    assert contacts(db_session, alice) == []


def test_of_whoever_is_forgotten_the_week_counts_and_no_day(
    db_session: scoped_session[Session], alice: Account, make_lead: MakeLead
) -> None:
    forget(alice, make_lead(10, 9), TODAY)
    assert contacts(db_session, alice) == []
    assert len(frames.leads(db_session(), alice.id, None)) == 1


def test_a_day_is_kept_as_its_start_in_the_zone(
    db_session: scoped_session[Session], alice: Account, make_lead: MakeLead
) -> None:
    history = Recorder(db_session(), alice, TODAY)
    day = Moment.of_day(date(2026, 3, 2), alice.zone)
    history.touch(make_lead(), direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=day)
    assert contacts(db_session, alice)[0][1] == "2026-03-01"  # 23:00 in UTC is midnight in Paris


@pytest.mark.usefixtures("_way")
def test_of_one_brief(db_session: scoped_session[Session], alice: Account, make_lead: MakeLead, brief: Brief) -> None:
    mine = make_lead(10, brief_id=brief.id)
    make_lead(9)
    window = (date(2025, 9, 8), date(2026, 4, 1))
    assert contacts(db_session, alice, brief.id) == [(mine.id, "2026-02-23")]
    assert list(frames.leads(db_session(), alice.id, brief.id)["lead_id"]) == [mine.id]
    assert len(frames.steps(db_session(), alice.id, brief.id, *window)) == 1
    assert len(frames.steps(db_session(), alice.id, None, *window)) == 2


@pytest.mark.usefixtures("_way")
def test_steps_come_with_the_contact_that_ended_them(
    db_session: scoped_session[Session], alice: Account, bob: Account, make_lead: MakeLead
) -> None:
    make_lead(21, 18)
    make_lead(21, owner=bob)
    found = frames.steps(db_session(), alice.id, None, date(2026, 2, 19), date(2026, 2, 19))
    assert list(found["due_on"]) == ["2026-02-19"]
    assert found["contact_at"].item().to_pydatetime() == ago(18).at
    assert found["cancelled_at"].item().to_pydatetime() == TODAY
    assert found["done_at"].isna().all()


def test_nothing(db_session: scoped_session[Session], alice: Account) -> None:
    assert contacts(db_session, alice) == []
    assert len(frames.leads(db_session(), alice.id, None)) == 0
    assert len(frames.steps(db_session(), alice.id, None, date(2026, 1, 1), date(2026, 2, 1))) == 0
