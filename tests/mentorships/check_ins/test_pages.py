"""The page of the check-ins: written down, refused, corrected, removed; nobody else's."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.models import Account, CheckIn, CheckInHow, Issue, Mentorship, Role
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]
WHOLE = {
    "how": "call", "mood": "4", "good": "She listened", "different": "Less about prices", "issue": "", "changed": "",
    "on_day": "2026-03-05",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today(at: Callable[[str], datetime]) -> None:
    at("2026-03-05T08:00Z")


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    return make_mentorship(alice)


def address(mentorship: Mentorship, *rest: object) -> str:
    return "/".join([f"/mentorships/{mentorship.id}/check-ins", *map(str, rest)])


def only() -> CheckIn:
    db.session.expire_all()
    return db.session.query(CheckIn).one()


def test_the_empty_page_says_so(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(address(mentorship))
    assert page.status_code == 200
    assert "There is no check-in yet." in page.text and "Nobody has checked in yet." in page.text


def test_one_is_written_down_and_read(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship), WHOLE).status_code == 303
    row = only()
    assert (row.how, row.mood, row.good, row.different) == (CheckInHow.CALL, 4, "She listened", "Less about prices")
    assert (row.issue, row.on_day) == (None, date(2026, 3, 5))
    page = alices.get(address(mentorship)).text
    assert "She listened" in page and "By call" in page and "Thursday 5\u00a0March: good" in page
