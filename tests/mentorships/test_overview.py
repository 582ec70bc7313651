"""The overview of one mentorship."""

from collections.abc import Callable
from datetime import datetime

from outreach.models import Account
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

At = Callable[[str], datetime]


def test_a_fresh_one_is_shown(at: At, alices: Browser, alice: Account) -> None:
    at("2026-03-05T08:00Z")
    page = alices.get(f"/mentorships/{make_mentorship(alice).id}")
    assert page.status_code == 200
    assert "Ingrid Halvorsen" in page.text and "it grew by itself" in page.text
    for path in ("", "/phases", "/settings", "/closure"):
        assert alices.get(f"/mentorships/1{path}").status_code == 200, path
    assert alices.get("/mentorships").status_code == 200
    assert alices.get("/mentorships/new").status_code == 200
    assert alices.get("/leads/1/mentorships/new").status_code == 200
