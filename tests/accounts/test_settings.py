"""What an account says about its user."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Lead, Moment, Stage, StageEvent, restand
from tests.support.browser import Browser
from tests.support.people import PASSWORD

SETTINGS = {
    "name": "Alice Martin",
    "company": "Acme",
    "industry": "Software",
    "weekly_target": "8",
    "touch_cap": "4",
    "work_days": ["0", "2", "5"],
    "time_zone": "Asia/Tokyo",
    "locale": "fr",
    "theme": "dark",
}


def test_everything_is_kept(alices: Browser, alice: Account) -> None:
    assert alices.send("/settings", SETTINGS).status_code == 303
    db.session.refresh(alice)
    kept = (alice.name, alice.company, alice.weekly_target, alice.touch_cap, alice.work_days, alice.theme)
    assert kept == ("Alice Martin", "Acme", 8, 4, 0b0100101, "dark")
    page = alices.get("/settings").text
    assert '<html lang="fr" data-bs-theme="dark"' in page


def test_the_page_shows_what_is_kept(alices: Browser, alice: Account) -> None:
    page = alices.get("/settings").text
    assert 'selected value="Europe/Paris"' in page
    assert page.count("checked") == 5 + 1  # Monday to Friday, and the theme
    assert "alice@example.org" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("weekly_target", "1001", "A number from 0 to 1000."),
        ("weekly_target", "many", "Not a valid integer value"),
        ("touch_cap", "0", "A number from 1 to 20."),
        ("work_days", [], "Choose at least one day."),
        ("name", "", "Type your name."),
        ("theme", "pink", "Not a valid choice"),
    ],
)
def test_what_is_wrong_stays_and_is_said(
    alices: Browser, alice: Account, field: str, value: str | list[str], sentence: str
) -> None:
    answer = alices.send("/settings", {**SETTINGS, field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Acme"' in answer.text
    db.session.refresh(alice)
    assert alice.company == ""


def test_language_and_theme_switch_from_the_menu(alices: Browser, alice: Account) -> None:
    answer = alices.send("/settings/appearance", {"theme": "dark", "next": "/settings?x=1"})
    assert answer.location == "/settings?x=1"
    assert alices.send("/settings/appearance", {"locale": "fr", "next": "//evil.example"}).location == "/"
    db.session.refresh(alice)
    assert (alice.locale, alice.theme) == ("fr", "dark")
    assert alices.send("/settings/appearance", {"locale": "xx"}).status_code == 422


def test_a_new_password_needs_the_present_one(alices: Browser, alice: Account) -> None:
    answer = alices.send("/settings/password", {"current": "not it", "password": "another good one"})
    assert answer.status_code == 422
    assert "This is not your present password." in answer.text
    answer = alices.send("/settings/password", {"current": PASSWORD, "password": "short"})
    assert answer.status_code == 422
    assert "Use 8 to 128 characters." in answer.text


def test_before_signing_in_the_language_is_chosen_on_the_page(client: Browser) -> None:
    assert '<html lang="en"' in client.get("/sign-in").text
    assert '<html lang="fr"' in client.get("/sign-in?lang=fr").text
    assert '<html lang="fr"' in client.get("/sign-in").text
    assert '<html lang="fr"' in client.get("/sign-in?lang=xx").text


@pytest.fixture
def dated_lead(alice: Account, at: Callable[[str], datetime]) -> Lead:
    """A lead of Alice's, contacted on a day of which the hour is not known."""
    at("2026-03-05T08:00Z")
    lead = Lead(owner_id=alice.id, name="Noor", created_at=clock.now())
    db.session.add(lead)
    db.session.flush()
    mine = {"owner_id": alice.id, "lead_id": lead.id, "recorded_at": clock.now()}
    event = StageEvent(stage=Stage.CONTACTED, outgoing=True, **mine)
    event.happen(Moment.of_day(date(2026, 3, 2), alice.zone))
    db.session.add(event)
    db.session.flush()
    restand(db.session, lead)  # type: ignore[arg-type]
    db.session.commit()
    return lead


def test_who_moves_keeps_the_days_of_their_history(alices: Browser, dated_lead: Lead) -> None:
    assert dated_lead.contacted_at is not None
    assert dated_lead.contacted_at.isoformat() == "2026-03-01T23:00:00+00:00"
    alices.send("/settings", SETTINGS)
    db.session.refresh(dated_lead)
    assert dated_lead.contacted_at.isoformat() == "2026-03-01T15:00:00+00:00"
    assert dated_lead.contacted_on == date(2026, 3, 2)
