"""What an account says about its user."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select

from outreach import clock, jobs
from outreach.accounts import zones
from outreach.extensions import db
from outreach.models import Account, Lead, Moment, Stage, StageEvent, Touchpoint, restand
from tests.support.browser import Browser
from tests.support.people import PASSWORD

At = Callable[[str], datetime]
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


def dated_lead(owner: Account, name: str) -> int:
    """A lead that was contacted on 2 March, at an hour that is not known."""
    lead = Lead(owner_id=owner.id, name=name, created_at=clock.now())
    db.session.add(lead)
    db.session.flush()
    moment = Moment.of_day(date(2026, 3, 2), owner.zone)
    touchpoint = Touchpoint(direction="out", channel="email", kind="message")
    mine = {"owner_id": owner.id, "lead_id": lead.id, "recorded_at": clock.now()}
    for row in (touchpoint, StageEvent(stage=Stage.CONTACTED, outgoing=True)):
        for column, value in mine.items():
            setattr(row, column, value)
        row.happen(moment)
        db.session.add(row)
    restand(db.session, lead)  # type: ignore[arg-type]
    db.session.commit()
    return lead.id


def first_contacts() -> list[str]:
    db.session.expire_all()
    leads = db.session.scalars(select(Lead).order_by(Lead.id))
    return [f"{lead.contacted_at:%m-%d %H:%M} {lead.contacted_on}" for lead in leads]


def test_who_moves_keeps_the_days_of_their_history(alices: Browser, alice: Account, at: At) -> None:
    at("2026-03-05T08:00Z")
    dated_lead(alice, "Noor")
    assert first_contacts() == ["03-01 23:00 2026-03-02"]
    alices.send("/settings", SETTINGS)
    assert first_contacts() == ["03-01 15:00 2026-03-02"]
    event, touchpoint = db.session.scalars(select(StageEvent)).one(), db.session.scalars(select(Touchpoint)).one()
    assert event.occurred_at == touchpoint.occurred_at == datetime.fromisoformat("2026-03-01T15:00Z")


def test_a_long_history_is_moved_in_portions_in_the_background(
    alices: Browser, alice: Account, bob: Account, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("2026-03-05T08:00Z")
    monkeypatch.setattr(zones, "AT_A_TIME", 2)
    for number in range(5):
        dated_lead(alice, f"Lead {number}")
    dated_lead(bob, "Not hers")
    alices.send("/settings", SETTINGS)
    in_tokyo, in_paris, in_utc = "03-01 15:00 2026-03-02", "03-01 23:00 2026-03-02", "03-02 00:00 2026-03-02"
    assert first_contacts() == [in_tokyo] * 2 + [in_paris] * 3 + [in_utc]
    db.session.commit()
    while jobs.run_next():
        pass
    assert first_contacts() == [in_tokyo] * 5 + [in_utc]
