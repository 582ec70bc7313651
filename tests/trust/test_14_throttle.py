"""Check 14: ten tries in five minutes, counted in the database; nobody learns which addresses have an account."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest
from flask import Flask
from flask_security.utils import verify_password

from outreach.accounts import actions, throttle
from outreach.models import Account
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.support.people import PASSWORD

At = Callable[[str], datetime]
TRIES = 1000


@dataclass
class Hashing:
    """How often a password was hashed to be compared."""

    real: Callable[..., bool]
    kept: list[str] = field(default_factory=list)

    def __call__(self, password: str, kept: str) -> bool:
        self.kept.append(kept)
        return password == PASSWORD and kept != actions.NOBODYS


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> Hashing:
    """The hash itself is left out, and its calls are counted."""
    counting = Hashing(verify_password)
    monkeypatch.setattr(actions, "verify_password", counting)
    return counting


def try_in(browser: Browser, email: str, password: str = "wrong", address: str = "203.0.113.9") -> int:
    answer = browser.send("/sign-in", {"email": email, "password": password}, environ_base={"REMOTE_ADDR": address})
    return answer.status_code


def test_of_a_thousand_tries_ten_reach_the_hash(
    app: Flask, client: Browser, alice: Account, hashing: Hashing, at: At, tell: Tell
) -> None:
    at("2026-03-05T08:00Z")
    token = client.token()
    statuses = [
        client.post(
            "/sign-in",
            data={"email": alice.email, "password": "wrong", "csrf_token": token},
            environ_base={"REMOTE_ADDR": f"203.0.113.{number % 250}"},
        ).status_code
        for number in range(TRIES)
    ]
    tell(14, f"{TRIES} tries at one account from 250 addresses, {len(hashing.kept)} reached the hash")
    assert len(hashing.kept) == 10
    assert statuses == [422] * 10 + [429] * (TRIES - 10)


def test_the_owner_is_back_within_fifteen_minutes(
    client: Browser, alice: Account, hashing: Hashing, at: At, tell: Tell
) -> None:
    for minute in range(5):
        at(f"2026-03-05T08:0{minute}Z")
        for _ in range(20):
            try_in(client, alice.email)
    assert try_in(client, alice.email, PASSWORD, "198.51.100.7") == 429
    at("2026-03-05T08:15Z")
    assert try_in(client, alice.email, PASSWORD, "198.51.100.7") == 303
    tell(14, "after 100 tries in five minutes the owner signed in")


def test_an_attack_without_end_does_not_keep_the_owner_out_of_their_own_browser(
    app: Flask, client: Browser, alice: Account, hashing: Hashing, at: At, tell: Tell
) -> None:
    at("2026-03-05T07:00Z")
    own = new_browser(app)
    assert try_in(own, alice.email, PASSWORD, "198.51.100.7") == 303
    own.delete_cookie("outreach")
    for minute in range(15):
        at(f"2026-03-05T08:{minute:02}Z")
        refused = [try_in(client, alice.email, address=f"203.0.113.{number}") for number in range(12)]
    assert 429 in refused
    assert try_in(own, alice.email, PASSWORD, "198.51.100.7") == 303
    tell(14, "under an attack without end the owner signed in from the browser they had used before")


def test_a_known_browser_has_ten_tries_too_and_only_for_its_own_account(
    app: Flask, alice: Account, bob: Account, hashing: Hashing, at: At
) -> None:
    at("2026-03-05T07:00Z")
    own = new_browser(app)
    try_in(own, alice.email, PASSWORD)
    own.delete_cookie("outreach")
    hers = [try_in(own, alice.email, address=f"203.0.113.{number}") for number in range(12)]
    his = [try_in(own, bob.email, address=f"203.0.114.{number}") for number in range(12)]
    assert hers == his == [422] * 10 + [429] * 2
    assert try_in(new_browser(app), bob.email, address="203.0.115.1") == 429


def test_one_address_cannot_try_many_accounts(client: Browser, alice: Account, hashing: Hashing, at: At) -> None:
    at("2026-03-05T08:00Z")
    statuses = [try_in(client, f"somebody{number}@example.org") for number in range(12)]
    assert statuses == [422] * 10 + [429] * 2
    assert try_in(client, alice.email, PASSWORD) == 429
    assert try_in(client, alice.email, PASSWORD, "198.51.100.7") == 303


def test_one_network_of_ipv6_is_one_address(client: Browser, hashing: Hashing, at: At) -> None:
    at("2026-03-05T08:00Z")
    statuses = [
        try_in(client, f"somebody{number}@example.org", address=f"2001:db8:1:2::{number:x}") for number in range(12)
    ]
    assert statuses == [422] * 10 + [429] * 2
    assert try_in(client, "another@example.org", address="2001:db8:1:3::1") == 422


def test_tries_that_succeed_do_not_count(client: Browser, alice: Account, hashing: Hashing, at: At) -> None:
    at("2026-03-05T08:00Z")
    for _ in range(15):
        assert try_in(client, alice.email, PASSWORD) == 303
        client.delete_cookie("outreach")


def test_known_and_unknown_accounts_answer_alike(
    app: Flask, alice: Account, charlie: Account, hashing: Hashing, at: At, tell: Tell
) -> None:
    at("2026-03-05T08:00Z")
    pages = set()
    for number, email in enumerate((alice.email, charlie.email, "nobody@example.org")):
        for _ in range(12):
            browser = new_browser(app)
            data = {"email": email, "password": "wrong", "csrf_token": browser.token()}
            answer = browser.post("/sign-in", data=data, environ_base={"REMOTE_ADDR": f"203.0.113.{number}"})
            text = re.sub(r'value="[^"]*"|[0-9a-f]{12}', "", answer.text.replace(email, "E"))
            pages.add((answer.status_code, text))
    tell(14, f"{len(pages)} kinds of answers to known, disabled and unknown accounts: wrong, and too often")
    assert sorted(status for status, _ in pages) == [422, 429]
    assert len(hashing.kept) == 30


def test_an_unknown_account_costs_the_same_hash(client: Browser, alice: Account, hashing: Hashing) -> None:
    try_in(client, "nobody@example.org")
    try_in(client, alice.email)
    costs = [kept.rsplit("$", 2)[0] for kept in hashing.kept]
    assert costs == ["$argon2id$v=19$m=19456,t=2,p=1"] * 2


def test_at_once_no_more_get_through(app: Flask, alice: Account, at: At, tell: Tell) -> None:
    at("2026-03-05T08:00Z")

    def one(number: int) -> int:
        with app.app_context():
            return len(throttle.take_turn("sign_in", "account alice", f"network {number}"))

    with ThreadPoolExecutor(16) as pool:
        taken = [got for got in pool.map(one, range(100)) if got]
    tell(14, f"100 tries at once, {len(taken)} got a turn")
    assert len(taken) == 10


def test_a_password_is_reset_five_times_a_day(app: Flask, at: At) -> None:
    at("2026-03-05T08:00Z")
    assert [bool(throttle.take_turn("reset", "account alice")) for _ in range(7)] == [True] * 5 + [False] * 2
    at("2026-03-06T08:00:01Z")
    assert throttle.take_turn("reset", "account alice")


def test_a_second_factor_is_tried_five_times(app: Flask, at: At) -> None:
    at("2026-03-05T08:00Z")
    assert [bool(throttle.take_turn("second_factor", "account alice")) for _ in range(6)] == [True] * 5 + [False]


def test_canary_a_throttle_that_counts_nothing(
    client: Browser, alice: Account, hashing: Hashing, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = replace(throttle.LIMITS["sign_in"], tries=10**9)
    monkeypatch.setitem(throttle.LIMITS, "sign_in", loose)
    for _ in range(12):
        try_in(client, alice.email)
    assert len(hashing.kept) > 10
