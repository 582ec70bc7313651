"""A mentorship with Ingrid, on 5 March 2026."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.models import Account, Mentorship
from tests.mentorships.people import make_mentorship


@pytest.fixture(autouse=True)
def today(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T08:00Z")


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    alice.name = "Alice Martin"
    made = make_mentorship(alice)
    assert made.lead is not None
    made.lead.email, made.lead.notes = "ingrid@halvorsen.example", "secret note about her"
    db.session.commit()
    return made
