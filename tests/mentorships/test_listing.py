"""The page over all mentorships."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from sqlalchemy import event

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import closing
from outreach.mentorships.listing import lines
from outreach.models import (
    Account,
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
    VersionState,
)
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser
from tests.support.leads import make_lead

At = Callable[[str], datetime]


@pytest.fixture(autouse=True)
def _today(at: At) -> None:
    at("2026-03-05T08:00Z")


def row(mentorship: Mentorship, model: Any, **columns: Any) -> None:
    if model in (Meeting, MeetingItem):
        columns["created_at"] = clock.now()
    db.session.add(model(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, **columns))
    db.session.commit()


def rows_on(browser: Browser) -> list[str]:
    """The lines of the table, without the tags."""
    found = re.findall(r"<tr data-row>(.*?)</tr>", browser.get("/mentorships").text, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", line)).split()).replace("\u00a0", " ") for line in found]


def test_nothing_yet(alices: Browser) -> None:
    page = alices.get("/mentorships").text
    assert "There is no mentorship yet." in page and 'href="/mentorships/new"' in page


def test_what_is_to_be_said_of_one(alices: Browser, alice: Account) -> None:
    mentorship = make_mentorship(alice, began_on=date(2025, 12, 1))
    row(mentorship, Meeting, on_day=date(2026, 3, 18))
    row(mentorship, Meeting, on_day=date(2026, 2, 18), state=MeetingState.HELD, minutes=90)
    row(mentorship, AgreementVersion, number=1, state=VersionState.CURRENT, minimum_hours=12, written_at=clock.now())
    row(mentorship, Goal, title="Ten customers", set_on=date(2026, 1, 1))
    for day, mood in ((date(2026, 2, 1), 2), (date(2026, 3, 1), 4), (date(2026, 3, 4), None)):
        row(mentorship, CheckIn, on_day=day, how=CheckInHow.MAIL, mood=mood)
    row(mentorship, MeetingItem, kind=ItemKind.ACTION, text="Send it", due_on=date(2026, 3, 4))
    row(mentorship, MeetingItem, kind=ItemKind.ACTION, text="Theirs", due_on=date(2026, 3, 4), who=Party.THEM)
    row(mentorship, MeetingItem, kind=ItemKind.ADVICE, text="Listen")
    words = rows_on(alices)[0]
    for said in ("Ingrid Halvorsen Preparation Wed 18 Mar 1 h 30 of 12 h", "1 open goal", "4 of 5",
                 "thanks since 1 Mar", "1 action late", "1 piece of advice to try"):  # fmt: skip
        assert said in words


def test_those_that_ended_stand_below(alices: Browser, alice: Account, bob: Account) -> None:
    ended = make_mentorship(alice, "Ada Okafor", began_on=date(2025, 1, 1))
    closing.close(alice, ended, closing.Ending(date(2025, 6, 1)))
    make_mentorship(alice, "Jonas Petit")
    make_mentorship(bob, "Somebody else")
    first, last = rows_on(alices)
    assert first.startswith("Jonas Petit I am the mentor Preparation") and "not planned yet" in first
    assert last.startswith("Ada Okafor") and "ended 1 Jun 2025" in last and "silent for 277 days" in last


def test_as_many_questions_for_one_as_for_many(alice: Account) -> None:
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    counts = []
    for many in (1, 4):
        for _more in range(many):
            make_mentorship(alice, make_lead(alice))
        db.session.expire_all()
        _number = alice.id
        asked.clear()
        for line in lines(alice):
            assert line.mentorship.display_name
        counts.append(len(asked))
    assert counts[0] == counts[1]
