"""States that only come up after something was done: errors, two versions, what was refused, the sample."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Hands
from tests.browser.people import found, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-plain")]


@pytest.fixture
def tab(tabs: Tabs, site: Site, account: int) -> Tab:
    """A narrow window in French and in the dark."""
    site.look(account, locale="fr", theme="dark")
    return tabs.open(site, account, width=320)


def test_a_lead_without_a_name_keeps_what_was_typed(tab: Tab) -> None:
    page = tab.open("/leads/new")
    page.fill("#company", "Fjellmark")
    page.locator("main .btn-primary").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator("#company")).to_have_value("Fjellmark")
    assert tab.problems() == []


def test_a_day_that_is_none_keeps_what_was_said(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = found(site, account, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    page.fill("#log [name=text]", "Bonjour")
    page.fill("#log [name=when]", "le 31 février")
    page.locator("#log .btn-primary").click()
    expect(page.locator(".log-errors")).to_be_focused()
    expect(page.locator("#log [name=text]")).to_have_value("Bonjour")
    assert tab.problems() == []


def test_two_windows_change_one_lead(site: Site, account: int, tab: Tab, tabs: Tabs) -> None:
    [ingrid] = found(site, account, "Ingrid Halvorsen")
    pages = [each.open(f"/leads/{ingrid}/edit") for each in (tab, tabs.open(site, account))]
    for page, hook in zip(reversed(pages), ("Theirs", "Mine"), strict=True):
        page.fill("#hook", hook)
        page.locator("main .btn-primary").click()
        page.wait_for_load_state()
    assert tab.page.locator(".version").count() == 2
    assert tab.problems() == []
    tab.page.locator("main .btn-primary").click()
    expect(tab.page.locator("#hook")).to_have_value("Mine")


def test_a_picture_is_refused_in_words(tab: Tab) -> None:
    page = tab.open("/imports")
    picture = {"name": "me.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(500)}
    page.set_input_files("input[type=file]", picture)  # type: ignore[arg-type]
    expect(page.locator(".field-error")).to_be_visible()
    assert tab.problems() == []


def test_the_menus_of_a_lead(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 9, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    page.evaluate("for (const fold of document.querySelectorAll('.sheet details')) fold.open = true")
    assert tab.problems() == []


def test_the_sample_is_looked_at_and_left(tab: Tab) -> None:
    page = tab.open("/")
    Hands(page).activate(page.locator("form[action='/sample'] button"))
    expect(page.locator(".due-line").first).to_be_visible()
    tab.said.clear()  # while the page brings itself anew, what it loads may be cut off
    tab.open("/funnel")
    expect(page.locator(".funnel-row")).to_have_count(4)
    expect(page.locator(".sample-line")).to_be_visible()
    page.wait_for_selector("[data-charts=drawn]", state="attached")
    assert tab.problems() == []
    Hands(page).activate(page.locator(".sample-line button"))
    expect(page.locator(".ways")).to_be_visible()
