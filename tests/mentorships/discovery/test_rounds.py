"""Asked again: the answers of all rounds side by side, what changed, and all of it on paper."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.extensions import db
from outreach.mentorships.discovery.answers import Sent, begin, keep, mark_of
from outreach.mentorships.discovery.comparing import Change, Given, Piece, change, pieces
from outreach.models import Account, DiscoveryQuestion, DiscoveryRound, Meeting, MeetingItem, MeetingState, Mentorship
from tests.mentorships.discovery.test_round import SignIn, address, page_of, said
from tests.support.browser import Browser

At = Callable[[str], datetime]


def put(of: DiscoveryRound, question: DiscoveryQuestion, text: str, *, hole: bool = False) -> None:
    assert keep(of, [Sent(question.id, text, hole, mark_of("", False))]) == {}
    db.session.commit()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, "", Change.NONE), (None, "Light", Change.FIRST), ("", "Light", Change.FIRST),
        ("Light", "Light", Change.SAME), ("Light", "More light", Change.CHANGED), ("Light", "", Change.GONE),
    ],
)  # fmt: skip
def test_how_an_answer_stands_to_the_one_before(before: str | None, after: str, expected: Change) -> None:
    assert change(None if before is None else Given(before), Given(after)) is expected


def test_new_words_are_marked() -> None:
    told = pieces(Given("We sell light to hotels"), Given("We sell light to small hotels"))
    assert told == [Piece("We sell light to "), Piece("small ", new=True), Piece("hotels")]
    assert pieces(Given("Half a day"), Given("Nobody knows at all")) == [Piece("Nobody knows at all")]


@given(before=st.text("ab \n", max_size=60), after=st.text("ab \n", max_size=60))
def test_the_pieces_are_the_text(before: str, after: str) -> None:
    assert "".join(piece.text for piece in pieces(Given(before), Given(after))) == after


def test_a_new_round_begins_empty_and_shows_what_was_said(
    signed_in: SignIn,
    alice: Account,
    at: At,
    mentorship: Mentorship,
    round_: DiscoveryRound,
    questions: list[DiscoveryQuestion],
) -> None:
    put(round_, questions[0], "Light for hotels", hole=True)
    at("2026-09-07T08:00Z")
    alices = signed_in(alice)  # half a year later
    assert alices.send(address(mentorship, "rounds")).status_code == 303
    page = page_of(alices, address(mentorship))
    assert "0 of 20 answered, no hole" in page
    assert "What was said on 5" in page and "Light for hotels</p>" in page
    newest = db.session.query(DiscoveryRound).order_by(DiscoveryRound.id.desc()).first()
    assert newest is not None
    put(newest, questions[0], "Light for small hotels")
    beside = page_of(alices, address(mentorship, "rounds"))
    assert "The answers of 2 rounds" in beside and "<ins>small </ins>" in beside
    assert "no longer a hole" in beside and "5\N{NO-BREAK SPACE}Mar" in beside and "7\N{NO-BREAK SPACE}Sept" in beside
    assert "19 questions were never answered." in beside


def test_a_round_without_answers_is_begun_again(
    alice: Account, at: At, mentorship: Mentorship, round_: DiscoveryRound
) -> None:
    at("2026-03-07T08:00Z")
    assert begin(alice, mentorship) is round_
    assert str(round_.asked_on) == "2026-03-07"


def test_a_topic_goes_to_the_next_planned_meeting(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion], today: datetime
) -> None:
    days = {"2026-03-01": MeetingState.HELD, "2026-04-20": MeetingState.PLANNED, "2026-03-18": MeetingState.PLANNED}
    for day, state in days.items():
        on_day = datetime.fromisoformat(day).date()
        row = Meeting(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, state=state, on_day=on_day)
        row.created_at = today
        db.session.add(row)
    sent = {**said(questions[0], "Nobody knows", hole=True), "make": f"topic-{questions[0].id}"}
    alices.send(address(mentorship, "rounds", round_.id), sent)
    topic = db.session.query(MeetingItem).one()
    assert topic.meeting is not None and str(topic.meeting.on_day) == "2026-03-18"


def test_on_paper_alone_or_with_answers(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    put(round_, questions[0], "Lamps\nfor hotels", hole=True)
    alone = page_of(alices, address(mentorship, "paper"))
    assert "Lamps" not in alone and alone.count('class="paper-room"') == 20
    assert "1. What is the work for" in alone  # the text to send
    answered = page_of(alices, address(mentorship, "paper?answers=1"))
    assert "   Lamps\n   for hotels\n   This is a hole.\n" in answered
    assert "Answers of Thursday 5" in answered
