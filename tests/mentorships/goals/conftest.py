"""A mentorship with Ingrid, on 5 March 2026."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.mentorships.goals.actions import Wording, set_goal
from outreach.models import Account, Goal, Mentorship
from tests.mentorships.people import make_mentorship

MakeGoal = Callable[..., Goal]


@pytest.fixture(autouse=True)
def today(at: Callable[[str], datetime]) -> date:
    return at("2026-03-05T08:00Z").date()


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    return make_mentorship(alice)


@pytest.fixture
def make_goal(alice: Account, mentorship: Mentorship) -> MakeGoal:
    """`make_goal(title=..., due_on=...)`: a goal of Alice's, set today."""

    def make(title: str = "Ten customers outside my network", of: Mentorship = mentorship, **said: Any) -> Goal:
        goal = set_goal(alice, of, Wording(title, **said))
        db.session.commit()
        return goal

    return make
