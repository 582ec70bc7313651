"""What is read of people and of the first contact with them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy import event
from sqlalchemy.orm import scoped_session

from outreach.dashboard.comparison import frames
from outreach.dashboard.comparison.questions import QUESTIONS, Question
from outreach.dashboard.comparison.results import found
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.reading import frame
from outreach.extensions import db
from outreach.leads.forgetting import forget
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder, Source, Stage
from tests.dashboard.conftest import TODAY, MakeLead, ago

Tell = Callable[..., Lead]


@pytest.fixture
def told(db_session: scoped_session[Session], alice: Account) -> Tell:
    """A lead to whom I wrote or said this, at these moments: (moment, kind, text), the earliest is the first."""

    def make(*touches: tuple[Moment, Kind, str], **columns: Any) -> Lead:
        lead = Lead(owner_id=alice.id, name="Ada Byron", created_at=TODAY, **columns)
        db_session.add(lead)
        db_session.flush()
        for moment, kind, text in touches:
            Recorder(db_session(), alice, TODAY).touch(
                lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=kind, moment=moment, text=text
            )
        return lead

    return make


def first(owner: Account, column: str) -> list[Any]:
    """One column of the first contacts, missing ones as None."""
    rows = frame(db.session(), frames.first_contacts(owner, FunnelFilter()))
    return [None if value != value else value for value in rows[column].tolist()]


def keys(owner: Account, name: str) -> list[str]:
    """The groups in which a question puts people."""
    question: Question = next(question for question in QUESTIONS if question.name == name)
    rows = frame(db.session(), getattr(frames, question.rows)(owner, FunnelFilter()))
    return sorted(str(key) for key in question.keys(rows, owner.zone).dropna())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello", 1),
        ("Dear Ada, I read your book.", 6),
        ("Dear Ada,\nI read\nyour book.", 6),
        ("Dear Ada,\n\nI read\n\nyour book.", 6),
        ("Dear Ada,\r\n\r\nI read your book.", 6),
        ("Chère Ada, votre étude m’a frappé", 6),
        ("word " * 199 + "word", 200),
    ],
)
def test_words_are_counted_by_their_gaps(alice: Account, told: Tell, text: str, words: int) -> None:
    told((ago(60), Kind.MESSAGE, text))
    assert first(alice, "words") == [words]


def test_no_text_and_notes_of_a_call_have_no_length(alice: Account, told: Tell) -> None:
    told((ago(60), Kind.MESSAGE, ""))
    told((ago(60), Kind.CALL, "We spoke of hospitals."))
    assert first(alice, "words") == [None, None]


def test_only_the_first_outgoing_contact_counts(alice: Account, told: Tell) -> None:
    lead = told((ago(50), Kind.MESSAGE, "later on"), (ago(60), Kind.MESSAGE, "the very first"))
    recorder = Recorder(db.session(), alice, TODAY)
    for days, kind in ((70, Kind.AUTO_REPLY), (80, Kind.BOUNCE)):
        recorder.touch(lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=kind, moment=ago(days), text="x")
    recorder.touch(lead, direction=Direction.IN, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(90), text="y")
    assert first(alice, "words") == [3]


def test_a_message_logged_twice_is_one_first_contact(alice: Account, told: Tell) -> None:
    told((ago(60), Kind.MESSAGE, "one two three"), (ago(60), Kind.MESSAGE, "one two three"))
    assert first(alice, "words") == [3]


def test_what_was_voided_is_not_the_first(alice: Account, told: Tell) -> None:
    lead = told((ago(60), Kind.MESSAGE, "one two three"))
    recorder = Recorder(db.session(), alice, TODAY)
    wrong = recorder.touch(
        lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(70), text="wrong"
    )
    recorder.void(wrong, lead)
    assert first(alice, "words") == [3]


def test_the_hour_is_unknown_when_only_the_day_is(alice: Account, told: Tell) -> None:
    told((Moment.of_day(date(2026, 1, 5), alice.zone), Kind.MESSAGE, "one two"))
    assert first(alice, "at") == [None]
    assert first(alice, "words") == [2]
    assert keys(alice, "hour") == []


def test_who_was_only_moved_by_hand_is_of_no_hour_and_no_length(alice: Account, told: Tell) -> None:
    Recorder(db.session(), alice, TODAY).move(told(), Stage.CONTACTED, ago(60))
    assert (first(alice, "at"), first(alice, "words")) == ([None], [None])


@pytest.mark.parametrize(
    ("words", "length"), [(1, "short"), (50, "short"), (51, "medium"), (125, "medium"), (126, "long")]
)
def test_borders_of_length(alice: Account, told: Tell, words: int, length: str) -> None:
    told((ago(60), Kind.MESSAGE, " ".join(["word"] * words)))
    assert keys(alice, "length") == [length]


@pytest.mark.parametrize(
    ("zone", "part"), [("UTC", "morning"), ("Asia/Tokyo", "afternoon"), ("America/Los_Angeles", "night")]
)
def test_the_hour_is_that_of_the_account(alice: Account, told: Tell, zone: str, part: str) -> None:
    alice.time_zone = zone
    told((ago(60), Kind.MESSAGE, "one two"))  # at 08:00 in UTC
    assert keys(alice, "hour") == [part]


@pytest.mark.parametrize(
    "columns", [{"introduced_by": "Grace"}, {"source": Source.INTRODUCTION}, {"channel": Channel.INTRODUCTION}]
)
def test_an_introduction_is_told_in_three_ways(alice: Account, make_lead: MakeLead, columns: dict[str, Any]) -> None:
    make_lead(60, **columns)
    make_lead(60)
    assert keys(alice, "introduction") == ["with", "without"]


def test_sides_are_those_of_the_list(alice: Account, make_lead: MakeLead) -> None:
    alice.company, alice.industry = "Acmé", "Software"
    make_lead(60, company="ACME", industry="Hospitals")
    make_lead(60, company="Bolt", inside_industry=True)
    make_lead(60)
    assert keys(alice, "company") == ["inside", "outside"]
    assert keys(alice, "industry") == ["inside", "outside"]


def test_of_the_forgotten_only_channel_and_source_are_known(
    alice: Account, make_lead: MakeLead, db_session: scoped_session[Session]
) -> None:
    alice.company = "Acme"
    lead = make_lead(60, 55, hook="Wrote a book", company="Acme")
    db_session.commit()
    forget(alice, lead, TODAY)
    assert keys(alice, "channel") == ["email"]
    assert keys(alice, "source") == ["event"]
    assert [keys(alice, name) for name in ("hook", "introduction", "company", "length", "hour")] == [[]] * 5


def test_two_selects_read_everything_and_no_text(alice: Account, told: Tell) -> None:
    told((ago(60), Kind.MESSAGE, "not to be read"))
    said: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    found(db.session(), alice, FunnelFilter(), TODAY.date())
    reading = [statement for statement in said if "first_outgoing_at" in statement]
    assert len(reading) == 2
    assert sum("touchpoint" in statement for statement in reading) == 1
