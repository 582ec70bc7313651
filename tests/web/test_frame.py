"""The navigation is printed once for each of its inputs, and never for another reader."""

import re
from collections.abc import Callable

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.models import Account
from outreach.web import frame
from tests.support.browser import Browser
from tests.support.leads import make_lead


def nav_of(browser: Browser, path: str) -> str:
    return browser.get(path).text.partition('<nav class="nav"')[2].partition("</nav>")[0]


def test_each_reader_sees_their_own_name_and_token(
    alice: Account, bob: Account, signed_in: Callable[..., Browser]
) -> None:
    hers, his = signed_in(alice), signed_in(bob)
    first, second, third = nav_of(hers, "/leads"), nav_of(his, "/leads"), nav_of(hers, "/leads")
    assert "Alice" in first and "Alice" not in second and "Bob" in second and "Bob" not in third
    tokens = [re.findall(r'name="csrf_token" value="([^"]+)"', page) for page in (first, second)]
    assert all(tokens) and not set(tokens[0]) & set(tokens[1])
    assert "\ue000" not in first + second + third


def test_a_form_of_the_navigation_is_accepted(alices: Browser, alice: Account) -> None:
    page = nav_of(alices, "/leads?stage=met&q=%22x%22")
    assert 'name="next" value="/leads?stage=met&amp;q=%22x%22"' in page
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    assert alices.post("/settings/appearance", data={"csrf_token": token, "theme": "dark"}).status_code == 303


def test_counts_and_language_are_those_of_now(alices: Browser, alice: Account) -> None:
    assert "place-count" not in nav_of(alices, "/leads")
    make_lead(alice, created_at=clock.now())
    assert '<span class="place-count">1</span>' in nav_of(alices, "/leads")
    alice.locale = "fr"
    db.session.commit()
    assert "Pistes" in nav_of(alices, "/leads")


def test_the_place_that_is_shown_is_marked(alices: Browser) -> None:
    marked = r'href="([^"]+)" title="[^"]+" aria-current="page"'
    assert re.findall(marked, nav_of(alices, "/leads")) == ["/leads"]
    assert re.findall(marked, nav_of(alices, "/board")) == ["/board"]


def without_token(page: str) -> str:
    return re.sub(r'(name="csrf_token" value=)"[^"]+"', r"\1", page)


@pytest.mark.parametrize("path", ["/leads", "/leads?sort=name", "/leads?q=Lea", "/leads?closing=any&stage=prospect"])
def test_a_kept_list_is_the_list_that_would_be_printed(
    path: str, alices: Browser, alice: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        make_lead(alice, f"Lea <{number}> \ue000token\ue001", hook="a & b", created_at=clock.now())
    alices.get(path)
    kept = alices.get(path).text
    # With something to be said nothing is kept.
    monkeypatch.setattr(frame, "session", {"_flashes": ()})
    printed = alices.get(path).text
    assert without_token(kept) == without_token(printed)
    assert kept.count("data-row-link") == 50 and 'rel="next"' in kept


def test_a_kept_list_still_says_what_has_just_happened(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    assert "toast-words" not in alices.get("/leads").text
    alices.send(f"/leads/{lead.id}/move", {"stage": "contacted"})
    assert "toast-words" in alices.get("/leads").text
    assert "toast-words" not in alices.get("/leads").text
