"""Somebody whom Alice wants to meet, somebody who knows them both, and a clock that stands still."""

from collections.abc import Callable
from datetime import datetime

import pytest

from outreach.models import Account, Lead
from tests.support.browser import Browser
from tests.support.leads import make_lead


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def ingrid(alice: Account) -> Lead:
    return make_lead(alice, "Ingrid Halvorsen", company="Nordlys")


@pytest.fixture
def noor(alice: Account) -> Lead:
    return make_lead(alice, "Noor van Dijk", company="Nordlys")


@pytest.fixture
def on(at: Callable[[str], datetime], alice: Account, signed_in: Callable[..., Browser]) -> Callable[[str], Browser]:
    """`on("2026-03-07")`: a browser of Alice that morning; a session does not last for days."""

    def browser(day: str) -> Browser:
        at(f"{day}T09:00:00Z")
        return signed_in(alice)

    return browser
