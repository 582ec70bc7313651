"""A mentorship with Ingrid that began on 1 February 2026; the clock stands on Thursday 5 March, nine in Paris."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.mentorships.check_ins.actions import Said, write_down
from outreach.models import Account, CheckIn, CheckInHow, Mentorship
from tests.mentorships.making import make_mentorship

CheckIns = Callable[..., CheckIn]
BEGAN = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def _today(at: Callable[[str], datetime]) -> None:
    at("2026-03-05T08:00Z")


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    return make_mentorship(alice, began_on=BEGAN)


@pytest.fixture
def check_in(alice: Account, mentorship: Mentorship) -> CheckIns:
    """`check_in("2026-03-02", mood=4)`: one of Alice's, with Ingrid unless another mentorship is named."""

    def make(day: str = "2026-03-02", of: Mentorship = mentorship, **said: Any) -> CheckIn:
        said = {"mood": 4, **said}
        row = write_down(alice, of, Said(date.fromisoformat(day), CheckInHow.IN_PERSON, **said))
        db.session.commit()
        return row

    return make
