"""Small rules at the door."""

from collections.abc import Callable

import pytest
from flask import Flask, request

from outreach.accounts.throttle import network_of
from outreach.web.access import local_path
from tests.support.browser import Browser, new_browser


@pytest.mark.parametrize("text", ["/", "/leads?stage=met&q=a%20b", "/a//b", "/a:b"])
def test_addresses_of_this_site_are_gone_back_to(text: str) -> None:
    assert local_path(text) == text


@pytest.mark.parametrize(
    "text", ["", None, "leads", "//evil.example", "/\\evil.example", "https://evil.example/", "/a\nb", "javascript:1"]
)
def test_any_other_address_leads_to_the_start(text: str | None) -> None:
    assert local_path(text) == "/"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::/64"),
        (None, "unknown"),
        ("not an address", "not an address"),
    ],
)
def test_what_counts_as_one_place(address: str | None, network: str) -> None:
    assert network_of(address) == network


def test_a_foreign_host_is_refused(client: Browser) -> None:
    answer = client.get("/sign-in", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text


def test_behind_https_the_proxy_says_who_asks(
    make_app: Callable[..., Flask], settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(settings, "behind_https", True)
    app = make_app(fresh=True)
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9", "X-Forwarded-Proto": "https"}
    answer = new_browser(app).get("/sign-in", headers=forwarded)
    assert seen == ["203.0.113.9"]
    assert "Strict-Transport-Security" in answer.headers


def test_without_a_proxy_nobody_is_believed(make_app: Callable[..., Flask]) -> None:
    app = make_app(fresh=True)
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    new_browser(app).get("/sign-in", headers={"X-Forwarded-For": "203.0.113.9"})
    assert seen == ["127.0.0.1"]
