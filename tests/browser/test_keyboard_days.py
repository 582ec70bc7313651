"""Today, the import and the funnel by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.people import found, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab
from tests.imports.bringing import FORMATS

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-flows")]


@pytest.fixture
def today(site: Site, account: int, tab: Tab) -> Page:
    """Three people, whose follow-ups are late."""
    written_to(site, account, 9, "Ingrid Halvorsen", "Chidi Okafor", "Mei Tanaka")
    return tab.open("/")


def test_done_leads_on_to_the_next_line(today: Page, tab: Tab) -> None:
    hands, lines = Hands(today), today.locator("#late ~ .due-lines .due-line, section:has(#late) .due-line")
    expect(lines).to_have_count(3)
    second = lines.nth(1).get_attribute("id")
    hands.activate(lines.first.locator(".tick"))
    expect(lines).to_have_count(2)
    expect(today.locator(f"#{second} .tick")).to_be_focused()
    assert hands.where()["seen"]
    assert tab.problems() == []
    hands.press("z")
    expect(lines).to_have_count(3)


def test_put_off_leads_on_to_the_next_line(today: Page, tab: Tab) -> None:
    hands, lines = Hands(today), today.locator("section:has(#late) .due-line")
    third = lines.nth(2).get_attribute("id")
    hands.activate(lines.nth(1).locator("details.menu:has([name=days]) summary"))
    expect(lines.nth(1).locator("[name=days]").first).to_be_focused()
    assert tab.problems() == []
    hands.press("Enter")
    expect(lines).to_have_count(2)
    expect(today.locator(f"#{third} .tick")).to_be_focused()
    assert tab.problems() == []


def test_a_hook_is_written_in_its_line(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen")
    page = tab.open("/")
    hands = Hands(page)
    hands.reach(page.locator(".due-line [name=hook]"))
    hands.write("Took a team from one country to seven")
    hands.press("Enter")
    expect(page.locator(".due-line [name=hook]")).to_have_count(0)
    assert tab.problems() == []


def test_a_file_is_brought_in_and_taken_back(tab: Tab) -> None:
    page = tab.open("/imports")
    hands = Hands(page)
    # Listened for well before Enter: Playwright does not wait until Chromium has heard that it wants the dialog.
    with page.expect_file_chooser() as asked:
        hands.reach(page.locator("input[type=file]"))
        hands.press("Enter")
    asked.value.set_files(FORMATS / "linkedin_connections_2024.csv")
    page.wait_for_url("**/imports/*")
    assert tab.problems() == []
    rows = page.locator("[formaction$=confirmation]")
    expect(rows).to_contain_text("people")
    hands.activate(rows)
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
    assert tab.problems() == []
    hands.activate(page.get_by_role("button", name="Undo this import"))
    expect(page.get_by_role("button", name="Undo this import")).to_have_count(0)
    assert tab.problems() == []
    tab.open("/leads")
    expect(page.locator(".ways")).to_be_visible()


def test_the_funnel_is_narrowed_to_a_channel(site: Site, account: int, tab: Tab) -> None:
    written_to(site, account, 40, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/funnel")
    page.wait_for_selector("[data-charts=drawn]", state="attached")
    hands = Hands(page)
    hands.activate(page.locator(".filter-add summary"))
    hands.reach(page.locator("#channel"))
    page.keyboard.type("LinkedIn")
    hands.activate(page.locator(".filter-add button"))
    page.wait_for_url("**channel=linkedin**")
    expect(page.locator("main")).to_contain_text("Nobody you have contacted is in this selection.")
    hands.activate(page.locator(".filter-off"))
    expect(page.locator(".funnel-row")).to_have_count(4)
    assert tab.problems() == []
