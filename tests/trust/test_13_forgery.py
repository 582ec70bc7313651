"""Check 13: every unsafe route without a token, with a wrong one, from another site; and reading changes no byte."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.models import Account
from tests.support.browser import Browser
from tests.support.counts import Tell
from tests.trust.dump import differences, dump
from tests.trust.matrix import READS, Call, calls
from tests.trust.rows import furnish

# A token that nobody was given is a try, which is counted, also when it is only read.
COUNTED = "attempt"
SignIn = Callable[[Account], Browser]


@pytest.fixture
def listed(app: Flask, alice: Account) -> list[Call]:
    return calls(app, furnish(alice))


def forgeries(browser: Browser) -> dict[str, dict[str, Any]]:
    """How somebody else would send a form of ours."""
    data, signature = browser.token().rsplit(".", 1)
    # The first letter, since the last one carries bits that no decoder reads.
    other = f"{data}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"
    return {
        "no token": {},
        "a wrong token": {"data": {"csrf_token": other}},
        "a token of nobody": {"headers": {"X-CSRFToken": "made up"}},
        "from another site": {"data": {"csrf_token": browser.token()}, "headers": {"Sec-Fetch-Site": "cross-site"}},
    }


def accepted(browser: Browser, listed: list[Call]) -> list[str]:
    """The forged writes that were not refused, or that changed something."""
    found, before = [], dump()
    for call in listed:
        for how, sent in forgeries(browser).items():
            status = browser.open(call.path, method=call.method, **sent).status_code
            found += [f"{call} with {how} answered {status}"] if status != 400 else []
    return found + differences(before, dump())


def writes(listed: list[Call]) -> list[Call]:
    return [call for call in listed if call.method not in READS]


def test_no_forged_write_is_accepted(
    listed: list[Call], alice: Account, signed_in: SignIn, at: Any, tell: Tell
) -> None:
    at("2026-03-05T08:00Z")
    found = accepted(signed_in(alice), writes(listed))
    tell(13, f"{len(writes(listed)) * 4} forged writes, {len(found)} accepted")
    assert found == []
    assert len(writes(listed)) > 20


def test_reading_changes_no_byte(listed: list[Call], alice: Account, signed_in: SignIn, at: Any, tell: Tell) -> None:
    at("2026-03-05T08:00Z")
    browser, found = signed_in(alice), []
    reads = [call for call in listed if call.method in READS]
    before = dump(COUNTED)
    for call in reads:
        browser.open(call.path, method=call.method)
        names = differences(before, before := dump(COUNTED))
        found += [f"{call} changed {names}"] if names else []
    tell(13, f"{len(reads)} reads, {len(found)} of them changed something")
    assert found == []


def test_canary_tokens_are_not_checked(make_app: Callable[..., Flask], alice: Account, listed: list[Call]) -> None:
    app = make_app(WTF_CSRF_CHECK_DEFAULT=False, PROPAGATE_EXCEPTIONS=False)
    app.test_client_class = Browser
    browser = app.test_client()
    assert isinstance(browser, Browser)
    alice_id = alice.id
    db.session.commit()  # the session of the first app would hold the lock that the second one needs
    with app.app_context():
        assert accepted(browser.sign_in(db.session.get_one(Account, alice_id)), writes(listed)) != []
