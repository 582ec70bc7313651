"""What can be changed of a mentorship afterwards, and money as it is typed and printed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.extensions import db
from outreach.mentorships.money import MOST, printed_money, read_money, typed_money
from outreach.models import Account, Mentorship
from tests.leads.reading import errors_on, value_of
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

At = Callable[[str], datetime]
SAID = {
    "beginning": "they_offered", "story": "over lunch", "brief": "", "currency": "chf", "hourly_rate": "180,50",
    "budget": "1 200", "thanks_every_days": "60", "keep_in_touch_days": "40", "name": "Somebody else",
}  # fmt: skip


@pytest.fixture
def mentorship(at: At, alice: Account) -> Mentorship:
    at("2026-03-05T08:00Z")
    return make_mentorship(alice)


def send(browser: Browser, mentorship: Mentorship, **said: Any) -> Any:
    answer = browser.send(f"/mentorships/{mentorship.id}/settings", {**SAID, **said})
    db.session.refresh(mentorship)
    return answer


def test_they_are_kept(alices: Browser, mentorship: Mentorship) -> None:
    answer = send(alices, mentorship)
    assert (answer.status_code, answer.location) == (303, f"/mentorships/{mentorship.id}")
    assert (mentorship.hourly_rate, mentorship.budget, mentorship.currency) == (18050, 120000, "CHF")
    assert (mentorship.thanks_every_days, mentorship.keep_in_touch_days) == (60, 40)
    assert (mentorship.story, mentorship.beginning, mentorship.name) == ("over lunch", "they_offered", "")
    page = alices.get(f"/mentorships/{mentorship.id}/settings")
    assert (value_of(page, "hourly_rate"), value_of(page, "budget")) == ("180.50", "1200")


def test_whom_i_mentor_can_be_renamed(at: At, alices: Browser, alice: Account) -> None:
    at("2026-03-05T08:00Z")
    mentorship = make_mentorship(alice, "Jonas")
    send(alices, mentorship)
    assert mentorship.name == "Somebody else"
    send(alices, mentorship, name=" ")
    assert mentorship.name == "Somebody else"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("currency", "XYZ", "no currency"), ("currency", "", "three letters"), ("hourly_rate", "a lot", "not an amount"),
     ("hourly_rate", "-5", "never below zero"), ("budget", "1000000", "more than can be kept"),
     ("thanks_every_days", "367", "between 1 and 366"), ("keep_in_touch_days", "0", "between 1 and 366")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(
    alices: Browser, mentorship: Mentorship, field: str, value: str, words: str
) -> None:
    page = send(alices, mentorship, **{field: value})
    assert page.status_code == 422 and words in " ".join(errors_on(page))
    assert value in page.text and mentorship.story == ""


@pytest.mark.parametrize(
    ("hundredths", "currency", "english", "french"),
    [(63000, "EUR", "€630", "630 €"), (3250, "EUR", "€32.50", "32,50 €"), (123456700, "USD", "$1,234,567", ""),
     (5, "GBP", "£0.05", ""), (0, "EUR", "€0", "0 €")],
)  # fmt: skip
def test_money_is_printed(app: Flask, hundredths: int, currency: str, english: str, french: str) -> None:
    with app.test_request_context():
        for locale, wanted in (("en", english), ("fr", french)):
            with force_locale(locale):
                assert not wanted or printed_money(hundredths, currency).replace("\u00a0", " ") == wanted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, MOST))
def test_what_is_printed_in_a_field_is_read_again(hundredths: int) -> None:
    typed = typed_money(hundredths)
    assert read_money(typed) == read_money(typed.replace(".", ",")) == read_money(f" {typed} ") == hundredths
