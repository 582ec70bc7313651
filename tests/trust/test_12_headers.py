"""Check 12: headers on every route, on errors, on files."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from outreach.models import Account
from outreach.web import headers
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.trust.matrix import READS, Call, calls
from tests.trust.rows import furnish

SignIn = Callable[[Account], Browser]
# Pages of figures on which nobody is named.
NAMELESS = {"/funnel", "/planner", "/what-works", "/pace", "/studies", "/fruits", "/report"}
EXACT = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def faults(answer: TestResponse) -> list[str]:
    """What is missing or too wide in the headers of an answer."""
    given = answer.headers
    found = [f"{name} is {given.get(name)}" for name, right in EXACT.items() if given.get(name) != right]
    found += [f"no {name}" for name in ("Referrer-Policy", "Permissions-Policy") if name not in answer.headers]
    kept = answer.headers.get("Cache-Control", "")
    if "/assets/" not in answer.request.path:
        found += kept_faults(answer, kept)
    return [*found, *policy_faults(answer.headers.get("Content-Security-Policy", "")), *cookie_faults(answer)]


def kept_faults(answer: TestResponse, kept: str) -> list[str]:
    """Why a browser might show it to somebody else: it keeps nothing, or figures without a name, and asks each time
    whether they still hold."""
    asks = kept == "private, no-cache" and answer.headers.get("ETag") and answer.headers.get("Vary") == "Cookie"
    if asks and answer.request.path in NAMELESS:
        return []
    return [] if kept == "no-store" else [f"Cache-Control is {kept}"]


def policy_faults(policy: str) -> list[str]:
    """What a Content-Security-Policy lets in that it should not."""
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}
    if directives.get("default-src") != ["'none'"] or directives.get("base-uri") != ["'none'"]:
        return [f"the policy is not closed by default: {policy!r}"]
    return [
        f"{name} allows {source}"
        for name, sources in directives.items()
        for source in sources
        if source not in ("'none'", "'self'") and not _for_charts(name, source)
    ]


def _for_charts(name: str, source: str) -> bool:
    if (name, source) == ("img-src", "blob:"):
        return True  # plotly.js turns a drawing into a PNG through an image that the page itself made
    by_hash = re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", source) is not None
    by_word = (name, source) == ("style-src-attr", "'unsafe-hashes'")
    return (name in ("style-src", "style-src-attr") and by_hash) or by_word


def cookie_faults(answer: TestResponse) -> list[str]:
    """The cookies that a script could read, or another site send."""
    return [
        f"cookie {cookie.split('=')[0]} lacks {mark}"
        for cookie in answer.headers.getlist("Set-Cookie")
        for mark in ("HttpOnly", "SameSite=Lax")
        if mark not in cookie
    ]


def wrong(answer: TestResponse) -> list[str]:
    return [f"{answer.request.method} {answer.request.path}: {fault}" for fault in faults(answer)]


@pytest.fixture
def listed(app: Flask, alice: Account) -> list[Call]:
    return calls(app, furnish(alice))


def test_every_page_and_every_answer_to_a_form(
    listed: list[Call], alice: Account, signed_in: SignIn, tell: Tell
) -> None:
    found = []
    for call in listed:
        browser = signed_in(alice)
        data = {} if call.method in READS else {"data": {"csrf_token": browser.token()}}
        found += wrong(browser.open(call.path, method=call.method, **data))
    tell(12, f"headers of {len(listed)} answers, {len(found)} wrong")
    assert found == []


def test_errors_and_files(app: Flask, client: Browser, tell: Tell) -> None:
    with app.test_request_context():
        style = app.jinja_env.globals["asset"]("app.css")  # type: ignore[operator]
    answers = [
        client.get("/no-such-page"),
        client.post("/sign-in"),
        client.put("/sign-in"),
        client.get("/sign-in", headers={"Host": "evil.example"}),
        client.post("/sign-in", data=b"x" * 2_000_000, content_type="application/x-www-form-urlencoded"),
        client.get(style),
        client.get("/settings"),
    ]
    assert [answer.status_code for answer in answers] == [404, 400, 405, 400, 413, 200, 303]
    tell(12, f"headers of {len(answers)} errors and files")
    assert [fault for answer in answers for fault in wrong(answer)] == []


def test_under_https_cookies_are_secure_and_browsers_stay_with_https(
    make_app: Callable[..., Flask], alice: Account
) -> None:
    app = make_app(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_NAME="__Host-outreach")
    answer = new_browser(app).get("/sign-in", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookies = answer.headers.getlist("Set-Cookie")
    assert cookies
    assert all(c.startswith("__Host-outreach=") and "Secure" in c and "Path=/" in c for c in cookies)


def test_charts_get_no_more_than_their_two_styles_and_their_own_picture() -> None:
    assert policy_faults(headers.policy(charts=True)) == []
    assert "blob:" not in headers.policy(charts=False)
    assert "sha256" not in headers.policy(charts=False)


def test_canary_no_headers(app: Flask) -> None:
    app.after_request_funcs[None].remove(headers.add_headers)
    assert len(wrong(new_browser(app).get("/sign-in"))) > 4


def test_canary_an_inline_script_is_allowed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(headers.POLICY, "script-src", "'self' 'unsafe-inline'")
    assert wrong(new_browser(app).get("/sign-in")) == ["GET /sign-in: script-src allows 'unsafe-inline'"]
