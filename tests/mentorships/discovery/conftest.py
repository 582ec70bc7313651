"""A mentorship with Ingrid, on 5 March 2026, and a round of its discovery."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.mentorships.discovery import queries
from outreach.mentorships.discovery.answers import begin
from outreach.models import Account, DiscoveryQuestion, DiscoveryRound, Mentorship
from tests.mentorships.people import make_mentorship


@pytest.fixture(autouse=True)
def today(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T08:00Z")


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    return make_mentorship(alice)


@pytest.fixture
def round_(alice: Account, mentorship: Mentorship) -> DiscoveryRound:
    begun = begin(alice, mentorship)
    db.session.commit()
    return begun


@pytest.fixture
def questions(mentorship: Mentorship, round_: DiscoveryRound) -> list[DiscoveryQuestion]:
    """The questions of the round, in their order."""
    return queries.asked(mentorship)
