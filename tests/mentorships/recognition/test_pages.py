"""The ledger of thanks."""

from collections.abc import Callable
from datetime import datetime

import pytest

from outreach.models import Account
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser


@pytest.fixture(autouse=True)
def today(at: Callable[[str], datetime]) -> None:
    at("2026-03-05T08:00Z")


def test_smoke(alices: Browser, alice: Account) -> None:
    for person in (None, "Chidi Okafor"):
        m = make_mentorship(alice, person)
        for room in ("recognition", "outcomes", "check-ins", "pulse"):
            assert alices.get(f"/mentorships/{m.id}/{room}").status_code == 200, room
        base = f"/mentorships/{m.id}"
        assert alices.send(f"{base}/recognition", {"what": "A pizza", "on_day": "2026-03-04", "cost": "12,50"}).status_code == 303
        assert alices.send(f"{base}/outcomes", {"kind": "raise", "text": "More money", "on_day": "2026-03-04"}).status_code == 303
        assert alices.send(f"{base}/check-ins", {"how": "mail", "issue": "drifting", "on_day": "2026-03-04"}).status_code == 303
        assert alices.send(f"{base}/pulse", {"side": "me", "month": "2026-03", "empowered": "4", "connected": "3", "inspired": "5"}).status_code == 303
        for room in ("recognition", "outcomes", "check-ins", "pulse"):
            assert alices.get(f"/mentorships/{m.id}/{room}").status_code == 200, room
        assert "€12.50" in alices.get(f"{base}/recognition").text
