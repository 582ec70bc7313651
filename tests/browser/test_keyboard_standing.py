"""What is said about a lead as a whole, and about how the product looks, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Hands
from tests.browser.people import found, stage_of, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]


def test_a_stage_is_set_by_hand(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 20, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    hands = Hands(page)
    hands.activate(page.locator("#standing summary"))
    hands.reach(page.locator("#stage-stage"))
    page.keyboard.type("Met")
    hands.activate(page.get_by_role("button", name="Set the stage"))
    expect(page.locator(".lead-stage .stage")).to_have_text("Met")
    assert stage_of(site, ingrid) == "met"


def test_a_lead_is_closed_and_reopened(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 20, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    hands = Hands(page)
    hands.activate(page.locator("#closing summary"))
    hands.activate(page.get_by_role("button", name="Close it"))
    reopen = page.get_by_role("button", name="Reopen")
    expect(reopen).to_be_visible()
    hands.activate(reopen)
    expect(reopen).to_have_count(0)
    assert tab.problems() == []


def test_an_entry_that_never_happened_is_struck_through(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 20, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    Hands(page).activate(page.get_by_role("button", name="It never happened").first)
    expect(page.locator(".timeline-item.is-void").first).to_be_attached()
    assert stage_of(site, ingrid) == "prospect"


def test_language_theme_and_the_way_out_are_in_the_menu(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen")
    page = tab.open("/leads")
    hands, menu = Hands(page), page.locator(".nav .account")
    hands.activate(menu.locator("summary"))
    hands.activate(menu.locator("[name=theme][value=dark]"))
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    hands.activate(menu.locator("summary"))
    assert tab.problems() == []
    hands.activate(menu.locator("[name=locale][value=fr]"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    hands.activate(menu.locator("summary"))
    hands.activate(menu.locator("form[action$=sign-out] button"))
    expect(page.locator("#password")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
