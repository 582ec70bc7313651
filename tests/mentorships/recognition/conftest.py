"""A mentorship with Ingrid that began on 1 February 2026; the clock stands on Thursday 5 March, nine in Paris."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.mentorships.recognition.actions import Given, write_down
from outreach.models import Account, Mentorship, Recognition
from tests.mentorships.making import make_mentorship

Thank = Callable[..., Recognition]
BEGAN = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def _today(at: Callable[[str], datetime]) -> None:
    at("2026-03-05T08:00Z")


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    return make_mentorship(alice, began_on=BEGAN)


@pytest.fixture
def thank(alice: Account, mentorship: Mentorship) -> Thank:
    """`thank("2026-03-01", "A pizza", cost=1250)`: a line of Alice's ledger."""

    def make(
        day: str, what: str = "A pizza", of: Mentorship = mentorship, occasion: str = "", cost: int = 0
    ) -> Recognition:
        row = write_down(alice, of, Given(date.fromisoformat(day), what, occasion, cost))
        db.session.commit()
        return row

    return make
