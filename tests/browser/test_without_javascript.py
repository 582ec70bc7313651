"""Everything works without JavaScript: each flow as plain pages and forms."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import found, stage_of, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs
from tests.imports.bringing import FORMATS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-plain")]


@pytest.fixture
def tab(tabs: Tabs, site: Site, account: int) -> Tab:
    """A window without JavaScript in which the account is signed in."""
    return tabs.open(site, account, java_script_enabled=False)


def test_add_somebody_log_and_take_it_back(tab: Tab) -> None:
    page = tab.open("/leads/new")
    page.fill("#name", "Ingrid Halvorsen")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).to_have_text("Ingrid Halvorsen")
    page.fill("#log [name=text]", "Asked how she chose the first country")
    page.fill("#log [name=when]", "yesterday")
    page.locator("#log .btn-primary").click()
    expect(page.locator(".lead-stage .stage")).to_have_text("Contacted")
    item = page.locator(".timeline-item", has_text="Asked how she chose")
    item.hover()
    item.get_by_role("button", name="It never happened").click()
    expect(page.locator(".timeline-item.is-void")).to_contain_text("Asked how she chose")
    expect(page.locator(".lead-stage .stage")).to_have_text("Prospect")
    assert tab.said == []


def test_correct_an_entry(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 20, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    page.locator(".timeline-item").first.hover()
    page.get_by_role("link", name="Correct…").click()
    page.check("[name=direction][value='in']")
    page.fill("#text", "It was she who wrote")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator(".timeline-item.from-them")).to_contain_text("It was she who wrote")
    expect(page.locator(".timeline-item.is-void")).to_have_count(1)
    assert stage_of(site, ingrid) == "prospect"  # who writes first has not answered


def test_a_card_moves_by_its_plain_forms(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 3, "Ingrid Halvorsen")
    page = tab.open("/board")
    card = page.locator(f"[data-lead='{ingrid}']")
    card.locator("[data-move-menu] summary").click()
    card.get_by_role("button", name="Replied").click()
    expect(page.locator(f"[data-column][data-stage=replied] [data-lead='{ingrid}']")).to_be_visible()
    card.locator("[data-move-menu] summary").click()
    card.get_by_role("link", name="Another day or channel…").click()
    page.select_option("#stage", "met")
    page.select_option("#channel", "phone")
    page.get_by_role("button", name="Move").click()
    expect(page.locator(f"[data-column][data-stage=met] [data-lead='{ingrid}']")).to_be_visible()
    assert stage_of(site, ingrid) == "met"


def test_a_file_is_brought_in_and_taken_back(tab: Tab) -> None:
    page = tab.open("/imports")
    page.set_input_files("input[type=file]", FORMATS / "linkedin_connections_2024.csv")
    page.locator(".file-form .btn-primary").click()
    page.locator("[formaction$=confirmation]").click()
    page.get_by_role("link", name="See the leads").click()
    expect(page.locator("[data-row]").first).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Undo this import").click()
    tab.open("/leads")
    expect(page.locator(".ways")).to_be_visible()


def test_filter_and_sort_the_list(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen")
    written_to(site, account, 3, "Chidi Okafor")
    page = tab.open("/leads")
    page.locator(".filter-more").click()
    page.check("#f-stage-contacted")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("[data-row-link]")).to_have_text(["Chidi Okafor"])
    page.get_by_role("link", name="Remove the filter Stage").click()
    page.get_by_role("link", name="Name", exact=True).click()
    expect(page.locator("[data-row-link]")).to_have_text(["Chidi Okafor", "Ingrid Halvorsen"])


def test_today_is_done_and_found_without_a_script(site: Site, account: int, tab: Tab) -> None:
    written_to(site, account, 9, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/")
    page.locator(".due-line .tick").first.click()
    expect(page.locator("section:has(#late) .due-line")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("section:has(#late) .due-line")).to_have_count(2)
    page.locator(".nav [data-palette-open]").click()
    page.fill("main [name=q]", "okafor")
    page.get_by_role("button", name="Find").click()
    page.locator(".palette-row", has_text="Chidi Okafor").first.click()
    expect(page.locator("h1")).to_have_text("Chidi Okafor")
