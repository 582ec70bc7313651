"""Signing in and out."""

from collections.abc import Callable

from outreach.models import Account
from tests.support.browser import Browser
from tests.support.people import PASSWORD


def test_the_right_password_leads_to_the_start(client: Browser, alice: Account) -> None:
    answer = client.send("/sign-in", {"email": " Alice@Example.org ", "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/settings").status_code == 200


def test_a_wrong_password_keeps_the_address_and_says_so(client: Browser, alice: Account) -> None:
    answer = client.send("/sign-in", {"email": "alice@example.org", "password": "not this one"})
    assert answer.status_code == 422
    assert "The address or the password is not right." in answer.text
    assert "alice@example.org" in answer.text
    assert "not this one" not in answer.text


def test_a_disabled_account_is_told_nothing_else(client: Browser, charlie: Account) -> None:
    answer = client.send("/sign-in", {"email": charlie.email, "password": PASSWORD})
    assert answer.status_code == 422
    assert "The address or the password is not right." in answer.text


def test_after_signing_in_one_is_where_one_wanted_to_go(client: Browser, alice: Account) -> None:
    asked = client.get("/settings?a=1")
    assert (asked.status_code, asked.location) == (303, "/sign-in?next=/settings?a%3D1")
    answer = client.send(asked.location, {"email": alice.email, "password": PASSWORD})
    assert answer.location == "/settings?a=1"


def test_nobody_is_sent_to_another_site(client: Browser, alice: Account) -> None:
    foreign = ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\tevil", "evil")
    for target in foreign:
        answer = client.post(
            "/sign-in",
            query_string={"next": target},
            data={"email": alice.email, "password": PASSWORD, "csrf_token": client.token()},
        )
        assert (answer.status_code, answer.location) == (303, "/"), target
        client.delete_cookie("outreach")


def test_signing_out_ends_the_session(alice: Account, signed_in: Callable[[Account], Browser]) -> None:
    browser = signed_in(alice)
    assert browser.get("/settings").status_code == 200
    assert browser.send("/sign-out").location == "/sign-in"
    assert browser.get("/settings").status_code == 303
