"""An event of Alice, people for it, and a clock that stands still a week before."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from outreach.events.actions import Plan, add_event
from outreach.extensions import db
from outreach.models import Account, Lead, SocialEvent
from tests.support.browser import Browser
from tests.support.leads import make_lead


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def evening(alice: Account) -> SocialEvent:
    """On Thursday 12 March 2026, of which only the day is known."""
    event = add_event(alice, Plan("Author evening", date(2026, 3, 12), place="Town library"))
    db.session.commit()
    return event


@pytest.fixture
def three(alice: Account) -> list[Lead]:
    return [make_lead(alice, name) for name in ("Ingrid Halvorsen", "Tomas Okafor", "Priya Raghunathan")]


@pytest.fixture
def on(at: Callable[[str], datetime], alice: Account, signed_in: Callable[..., Browser]) -> Callable[[str], Browser]:
    """`on("2026-03-07")`: a browser of Alice that morning; a session does not last for days."""

    def browser(day: str) -> Browser:
        at(f"{day}T09:00:00Z")
        return signed_in(alice)

    return browser
