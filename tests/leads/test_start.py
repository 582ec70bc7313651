"""The empty start: three ways in, wherever leads would stand."""

from collections.abc import Callable

import pytest

from outreach.models import Account
from tests.support.browser import Browser
from tests.support.leads import make_lead


@pytest.mark.parametrize("path", ["/", "/leads", "/board"])
def test_without_leads_there_are_three_ways_on(alices: Browser, path: str) -> None:
    page = alices.get(path).text
    assert "Bring your contacts" in page
    assert 'action="/leads"' in page and 'name="name"' in page
    assert 'action="/sample"' in page


def test_the_leads_of_others_are_not_mine(alice: Account, bob: Account, signed_in: Callable[..., Browser]) -> None:
    make_lead(alice)
    assert "Add one person" in signed_in(bob).get("/leads").text
    assert "Add one person" not in signed_in(alice).get("/leads").text


def test_a_filter_that_nobody_fits_is_not_the_start(alices: Browser, alice: Account) -> None:
    make_lead(alice)
    assert "Nobody fits these words." in alices.get("/leads?q=zzz").text
