"""The overview of one mentorship: how it stands, at a glance."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import phases
from outreach.models import (
    Account,
    AdviceVerdict,
    AgreementVersion,
    CheckIn,
    CheckInHow,
    Goal,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Party,
    Phase,
    Pulse,
    Recognition,
    Rhythm,
    VersionState,
)
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

At = Callable[[str], datetime]


@pytest.fixture
def mentorship(at: At, alice: Account) -> Mentorship:
    at("2026-03-05T08:00Z")
    return make_mentorship(alice, began_on=date(2026, 1, 5), story="after a talk")


def row(mentorship: Mentorship, model: Any, **columns: Any) -> Any:
    if model in (Meeting, MeetingItem):
        columns["created_at"] = clock.now()
    made = model(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, **columns)
    db.session.add(made)
    db.session.commit()
    return made


def seen(browser: Browser, mentorship: Mentorship) -> str:
    """The words of the page, without the tags."""
    page = browser.get(f"/mentorships/{mentorship.id}")
    assert page.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split()).replace("\u00a0", " ")


def test_a_fresh_one(alices: Browser, mentorship: Mentorship) -> None:
    words = seen(alices, mentorship)
    for said in (
        "Ingrid Halvorsen it grew by itself, after a talk", "Preparation since 5 Jan", "Before “Negotiation”",
        "9 points of 9 are open", "not planned yet", "No goal is open.", "Nothing is agreed yet.", "0 h talked so far",
        "Not asked yet.", "None so far.",
    ):  # fmt: skip
        assert said in words
    assert "Advice received" not in words


def test_phases_carry_their_days(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    for phase, day in ((Phase.NEGOTIATION, 9), (Phase.ENABLING, 28), (Phase.NEGOTIATION, 28), (Phase.ENABLING, 28)):
        phases.enter(alice, mentorship, phase, date(2026, 2 if day == 28 else 1, day))
    row(mentorship, AgreementVersion, number=1, state=VersionState.CURRENT, period_from=date(2026, 2, 1),
        period_until=date(2026, 7, 31), written_at=clock.now())  # fmt: skip
    words = seen(alices, mentorship)
    assert "Preparation 5–9 Jan Negotiation 28 Feb Enabling growth since 28 Feb Closure from 31 Jul" in words


def test_the_next_meeting_with_its_questions(alices: Browser, mentorship: Mentorship) -> None:
    row(mentorship, Meeting, on_day=date(2026, 4, 18))
    first = row(mentorship, Meeting, on_day=date(2026, 3, 18), at=datetime.fromisoformat("2026-03-18T15:00Z"),
                channel="in_person", sent_on=date(2026, 3, 3))  # fmt: skip
    row(mentorship, MeetingItem, kind=ItemKind.QUESTION, text="Which segment first?", meeting_id=first.id, sent=True)
    row(mentorship, MeetingItem, kind=ItemKind.IDEA, text="Pay the pilots")
    words = seen(alices, mentorship)
    assert "Next meeting Wednesday 18 March, 16:00, in person" in words
    assert "Sent ahead Which segment first?" in words and "Idea to validate Pay the pilots" in words
    assert "1 of 2 sent ahead on 3 Mar." in words


def test_goals_actions_and_advice(alices: Browser, mentorship: Mentorship) -> None:
    talk = row(mentorship, Meeting, on_day=date(2026, 2, 11), state=MeetingState.HELD, minutes=90)
    row(mentorship, Goal, title="Ten customers", target=10, reached=4, due_on=date(2026, 6, 30), set_on=talk.on_day)
    row(mentorship, Goal, title="A price list", progress="tested on 2 calls", set_on=talk.on_day)
    row(mentorship, MeetingItem, kind=ItemKind.ADVICE, text="Call those who left", meeting_id=talk.id,
        advice_verdict=AdviceVerdict.TRIED, result="Two came back.")  # fmt: skip
    row(mentorship, MeetingItem, kind=ItemKind.ACTION, text="Send the list", due_on=date(2026, 3, 1))
    words = seen(alices, mentorship)
    for said in ("Ten customers 4 of 10 by 30 Jun", "A price list tested on 2 calls",
                 "Advice received 1 in all, 1 tried",
                 "Tried Call those who left 11 Feb · Two came back.", "Send the list I do it Overdue 4 d"):  # fmt: skip
        assert said in words


def test_all_actions_are_counted_though_not_all_are_shown(alices: Browser, mentorship: Mentorship) -> None:
    for number in range(7):
        row(mentorship, MeetingItem, kind=ItemKind.ACTION, text=f"Deed {number}")
    words = seen(alices, mentorship)
    assert "To be done 7 actions" in words and words.count("Deed") == 5


def test_terms_hours_and_what_they_are_worth(alices: Browser, mentorship: Mentorship) -> None:
    row(mentorship, AgreementVersion, number=1, state=VersionState.CURRENT, period_from=date(2026, 2, 4),
        period_until=date(2026, 8, 2), minimum_hours=12, meets=Rhythm.MONTHLY, written_at=clock.now())  # fmt: skip
    row(mentorship, Meeting, on_day=date(2026, 2, 11), state=MeetingState.HELD, minutes=210)
    row(mentorship, Meeting, on_day=date(2026, 4, 11), minutes=600)
    mentorship.hourly_rate = 18000
    words = seen(alices, mentorship)
    # 30 of 180 days are gone: a sixth of 12 hours.
    for said in ("Period 4 Feb to 2 Aug", "Rhythm Every month", "Secrecy Nothing to sign", "3 h 30 of at least 12 h",
                 "Ahead: 2 h expected by today.", "Worth €630 at a consultant’s rate."):  # fmt: skip
        assert said in words


def test_pulse_mood_check_in_and_thanks(alices: Browser, mentorship: Mentorship) -> None:
    for month, grade in ((1, 2), (2, 5)):
        values = {"empowered": grade, "connected": 4, "inspired": 3, "answered_at": clock.now()}
        row(mentorship, Pulse, month=date(2026, month, 1), side=Party.ME, **values)
    row(mentorship, CheckIn, on_day=date(2026, 3, 1), how=CheckInHow.CALL, mood=4)
    row(mentorship, Recognition, on_day=date(2025, 11, 1), what="a book", cost=3250)
    words = seen(alices, mentorship)
    for said in ("Empowered 5 Well connected 4 Inspired 3 Mood 4", "Mood of 1 Mar.",
                 "Last on 1 Nov 2025: a book, €32.50.", "Due since 30 Jan"):  # fmt: skip
        assert said in words


def test_seen_from_the_mentor(at: At, alices: Browser, alice: Account) -> None:
    at("2026-03-05T08:00Z")
    mentorship = make_mentorship(alice, "Jonas Petit", began_on=date(2025, 1, 1))
    row(mentorship, MeetingItem, kind=ItemKind.ADVICE, text="Ask first")
    words = seen(alices, mentorship)
    assert "I am the mentor · it grew by itself" in words and "Advice I gave 1 in all, 0 tried" in words
    assert "Due since" not in words  # nobody owes thanks for what they give
    assert 'href="/leads/' not in alices.get(f"/mentorships/{mentorship.id}").text.partition("<main")[2]


def test_a_name_is_never_markup(at: At, alices: Browser, alice: Account) -> None:
    at("2026-03-05T08:00Z")
    mentorship = make_mentorship(alice, "<script>alert(1)</script>", began_on=date(2026, 3, 1))
    for path in (f"/mentorships/{mentorship.id}", "/mentorships", f"/mentorships/{mentorship.id}/closure"):
        assert "<script>alert" not in alices.get(path).text
