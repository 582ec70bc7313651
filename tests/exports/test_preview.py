"""Our own export on the page that looks a file over."""

import io
from collections.abc import Callable

from outreach.models import Account
from tests.exports.going import exported, told
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

SignIn = Callable[[Account], Browser]


def test_it_is_recognised_and_brought_in_by_a_page(alice: Account, bob: Account, signed_in: SignIn) -> None:
    touch(alice, make_lead(alice, "Ann", email="ann@example.org"), "2026-02-09T17:02")
    browser = signed_in(bob)
    sent = browser.send("/imports", {"file": (io.BytesIO(exported(alice)), "leads.csv")})
    page = browser.get(sent.location).text
    assert "Export of Outreach" in page
    assert "Where the lead stands" in page
    browser.send(f"{sent.location}/confirmation", {})
    assert told(bob) == told(alice)
