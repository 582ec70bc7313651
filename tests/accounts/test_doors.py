"""One-time links: set-up, a new password, the demo."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from outreach.accounts import actions, doors
from outreach.accounts.links import make_link
from outreach.extensions import db
from outreach.models import Account, Brief, OneTimeLink
from tests.support.browser import Browser, new_browser
from tests.support.people import PASSWORD

At = Callable[[str], datetime]
NEW = {
    "name": "Ada Park",
    "email": "Ada@Example.org",
    "password": "a few words in a row",
    "locale": "fr",
    "time_zone": "Europe/Paris",
}


def opened() -> str:
    token = actions.open_set_up()
    db.session.commit()
    assert token is not None
    return f"/set-up/{token}"


def link(purpose: str, account: Account) -> str:
    token = make_link(purpose, account.id)  # type: ignore[arg-type]
    db.session.commit()
    return f"/{'reset' if purpose == 'reset' else 'sign-in'}/{token}"


def post(browser: Browser, path: str, **values: str) -> int:
    return browser.post(path, data={"csrf_token": browser.token(path), **values}).status_code


def test_set_up_makes_the_account_its_brief_and_signs_in(app: Flask, client: Browser) -> None:
    path = opened()
    assert post(client, path, **NEW, active="", sample_of_id="1", id="77") == 303
    account = db.session.scalars(select(Account)).one()
    assert (account.email, account.locale, account.time_zone) == ("ada@example.org", "fr", "Europe/Paris")
    assert (account.active, account.sample_of_id, account.id == 77) == (True, None, False)
    brief = db.session.scalars(select(Brief)).one()
    assert (brief.owner_id, brief.mentors_wanted) == (account.id, 1)
    assert client.get("/settings").status_code == 200


def test_the_set_up_link_dies_when_used_and_when_a_new_one_is_made(app: Flask, client: Browser) -> None:
    first, second = opened(), opened()
    assert client.get(first).status_code == 410
    assert post(client, second, **NEW) == 303
    assert new_browser(app).get(second).status_code == 410
    assert actions.open_set_up() is None


def test_of_two_who_use_the_link_at_once_one_gets_an_account(client: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    path = opened()
    monkeypatch.setattr(doors, "use_link", lambda _purpose, _token: False)  # the other one was quicker
    assert post(client, path, **NEW) == 422
    assert db.session.scalar(select(func.count()).select_from(Account)) == 0


def test_the_set_up_link_dies_after_a_day_and_with_another_account(client: Browser, at: At) -> None:
    at("2026-03-05T08:00Z")
    path = opened()
    at("2026-03-06T07:59Z")
    assert client.get(path).status_code == 200
    at("2026-03-06T08:00Z")
    assert client.get(path).status_code == 410
    path = opened()
    actions.create_account(actions.NewAccount("b@example.org", "B", None))
    db.session.commit()
    assert client.get(path).status_code == 410


def test_only_the_hash_of_a_link_is_kept(app: Flask) -> None:
    token = opened().rsplit("/", 1)[1]
    assert token not in {row.token_hash for row in db.session.scalars(select(OneTimeLink))}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "not an address", "This is not an e-mail address."),
        ("password", "short", "Use 8 to 128 characters."),
        ("password", "x" * 129, "Use 8 to 128 characters."),
        ("name", " ", "Type your name."),
        ("time_zone", "Mars/Olympus", "Not a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Browser, field: str, value: str, sentence: str) -> None:
    path = opened()
    answer = client.post(path, data={"csrf_token": client.token(path), **NEW, field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Ada Park"' in answer.text or field == "name"
    assert NEW["password"] not in answer.text
    assert db.session.scalar(select(func.count()).select_from(Account)) == 0


@pytest.mark.parametrize(("accepted", "zone", "word"), [("fr-CA,en;q=0.5", "Europe/Paris", "fr"), ("de", "UTC", "en")])
def test_language_and_zone_are_guessed_from_the_browser(client: Browser, accepted: str, zone: str, word: str) -> None:
    page = client.get(opened(), headers={"Accept-Language": accepted}).text
    assert f'<html lang="{word}"' in page
    assert f'selected value="{zone}"' in page
    assert f'selected value="{word}"' in page


def test_a_reset_link_gives_a_new_password_once(client: Browser, app: Flask, alice: Account) -> None:
    path = link("reset", alice)
    assert post(client, path, password="another good one") == 303
    assert client.get("/settings").status_code == 200
    other = new_browser(app)
    assert other.get(path).status_code == 410
    assert other.send("/sign-in", {"email": alice.email, "password": PASSWORD}).status_code == 422
    assert other.send("/sign-in", {"email": alice.email, "password": "another good one"}).status_code == 303


def test_a_reset_link_of_a_disabled_account_is_dead(client: Browser, charlie: Account) -> None:
    assert client.get(link("reset", charlie)).status_code == 410


def test_the_demo_link_signs_in_by_a_button_once(client: Browser, app: Flask, alice: Account) -> None:
    path = link("sign_in", alice)
    assert client.get(path).status_code == 200
    assert client.get("/settings").status_code == 303
    assert post(client, path) == 303
    assert client.get("/settings").status_code == 200
    assert new_browser(app).get(path).status_code == 410


def test_a_link_opens_only_its_own_door(client: Browser, alice: Account) -> None:
    token = link("reset", alice).rsplit("/", 1)[1]
    assert client.get(f"/sign-in/{token}").status_code == 410
    assert client.get(f"/set-up/{token}").status_code == 410
