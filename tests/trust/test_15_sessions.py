"""Check 15: a session after log-out, password change, disabling; idle, absolute; a new id at log-in."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from outreach.accounts import actions
from outreach.extensions import db
from outreach.models import Account, AccountSession
from outreach.web import sessions
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.support.people import PASSWORD

At = Callable[[str], datetime]
SignIn = Callable[[Account], Browser]
COOKIE = "outreach"


def copied(browser: Browser, app: Flask) -> Browser:
    """Somebody who got hold of the cookie."""
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    thief = new_browser(app)
    thief.set_cookie(COOKIE, cookie.value)
    thief.csrf_secret = browser.csrf_secret
    return thief


def is_in(browser: Browser) -> bool:
    return browser.get("/settings").status_code == 200


def signed_in_by_hand(app: Flask, account: Account, password: str = PASSWORD) -> Browser:
    browser = new_browser(app)
    assert browser.send("/sign-in", {"email": account.email, "password": password}).status_code == 303
    return browser


def test_a_copied_session_ends_with_the_log_out(app: Flask, alices: Browser, tell: Tell) -> None:
    thief = copied(alices, app)
    assert is_in(thief)
    alices.send("/sign-out")
    assert not is_in(thief)
    tell(15, "after log-out 0 of 1 copied sessions accepted")


def test_every_session_ends_with_a_new_password(app: Flask, alice: Account, signed_in: SignIn, tell: Tell) -> None:
    here, elsewhere = signed_in(alice), signed_in(alice)
    thief = copied(here, app)
    answer = here.send("/settings/password", {"current": PASSWORD, "password": "another good one"})
    assert answer.status_code == 303
    assert (is_in(here), is_in(elsewhere), is_in(thief)) == (True, False, False)
    assert is_in(signed_in_by_hand(app, alice, "another good one"))
    tell(15, "after a password change 0 of 2 sessions accepted, its own goes on under a new id")


def test_every_session_ends_when_the_account_is_disabled(app: Flask, alice: Account, alices: Browser) -> None:
    actions.disable(alice)
    db.session.commit()
    assert not is_in(alices)
    assert db.session.scalars(select(AccountSession)).all() == []


def test_disabling_counts_even_if_its_sessions_stayed(alice: Account, alices: Browser) -> None:
    alice.active = False
    db.session.commit()
    assert not is_in(alices)


def test_after_twelve_idle_hours_a_session_is_over(alice: Account, signed_in: SignIn, at: At) -> None:
    at("2026-03-05T08:00Z")
    used, left = signed_in(alice), signed_in(alice)
    at("2026-03-05T19:59Z")
    assert is_in(used)
    at("2026-03-05T20:00Z")
    assert is_in(used)
    assert not is_in(left)


def test_after_thirty_days_a_session_is_over(alice: Account, signed_in: SignIn, at: At, tell: Tell) -> None:
    start = at("2026-03-01T08:00Z")
    browser = signed_in(alice)
    for hours in range(11, 30 * 24, 11):
        at((start + timedelta(hours=hours)).isoformat())
        assert is_in(browser), hours
    at((start + timedelta(days=30)).isoformat())
    assert not is_in(browser)
    tell(15, "kept in use, a session lived 29 days and not 30")


def test_signing_in_gives_a_new_id_and_drops_the_old_one(app: Flask, alice: Account) -> None:
    browser = new_browser(app)
    before = browser.token()
    planted = browser.get_cookie(COOKIE)
    browser.send("/sign-in", {"email": alice.email, "password": PASSWORD})
    first = browser.get_cookie(COOKIE)
    assert planted is not None
    assert first is not None
    assert first.value != planted.value
    assert browser.post("/sign-out", data={"csrf_token": before}).status_code == 400
    again = signed_in_by_hand(app, alice).get_cookie(COOKIE)
    assert again is not None
    assert again.value != first.value


def test_the_database_does_not_know_the_cookie(app: Flask, alices: Browser) -> None:
    cookie = alices.get_cookie(COOKIE)
    assert cookie is not None
    row = db.session.scalars(select(AccountSession)).one()
    assert cookie.value.lstrip("~") not in (row.token_hash, row.data)
    thief = new_browser(app)
    thief.set_cookie(COOKIE, "~" + row.token_hash)
    assert not is_in(thief)


def test_last_seen_is_written_every_five_minutes_at_most(alices: Browser, at: At) -> None:
    start = db.session.scalars(select(AccountSession)).one().last_seen_at
    for seconds, kept in ((299, 0), (300, 300), (599, 300), (600, 600)):
        at((start + timedelta(seconds=seconds)).isoformat())
        assert is_in(alices)
        db.session.rollback()
        seen = db.session.scalars(select(AccountSession)).one().last_seen_at
        assert seen == start + timedelta(seconds=kept)


def test_canary_a_log_out_that_only_takes_the_cookie(
    app: Flask, alices: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_forget", lambda token: None)
    thief = copied(alices, app)
    alices.send("/sign-out")
    assert is_in(thief)


def test_canary_a_password_change_that_ends_nothing(
    app: Flask, alice: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "shut_out", lambda account: None)
    here, elsewhere = signed_in(alice), signed_in(alice)
    here.send("/settings/password", {"current": PASSWORD, "password": "another good one"})
    assert is_in(elsewhere)
