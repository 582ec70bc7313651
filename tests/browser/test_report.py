"""The report on paper: one sheet as first ticked, in both languages; and whole without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from outreach.dashboard.report.pieces import LABELS
from outreach.extensions import db
from outreach.models import Account
from outreach.tour.load import fill
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-report")]

EVERYTHING = "/report?ticked=1&tables=y&names=y&" + "&".join(f"piece={key}" for key in LABELS)


@pytest.fixture(scope="module")
def search(site: Site) -> int:
    """The number of somebody with the sample search, which these tests only read."""
    reader = site.account("reader-of-reports", time_zone="Europe/Paris")
    with site.app.app_context():
        fill(db.session.get_one(Account, reader))
        db.session.commit()
    return reader


@pytest.fixture
def tab(tabs: Tabs, site: Site, search: int) -> Tab:
    """A wide window in which they are signed in, and read English."""
    site.look(search, locale="en", theme="system")
    return tabs.open(site, search)


def sheets(page: Page) -> int:
    """On how many sheets of A4 the browser prints the page."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_as_first_ticked_it_is_one_sheet(search: int, site: Site, tab: Tab, locale: str) -> None:
    site.look(search, locale=locale, theme="dark")
    page = tab.open("/report")
    assert page.locator(".report-piece").count() == 4
    assert sheets(page) == 1
    assert tab.problems() == []


def test_a_note_of_full_length_still_fits(tab: Tab) -> None:
    assert sheets(tab.open(f"/report?whom={'Whom' * 30}&note={'Word%20' * 60}")) == 1


def test_what_is_longer_has_its_foot_on_every_sheet(tab: Tab) -> None:
    page = tab.open(EVERYTHING)
    assert 2 <= sheets(page) <= 5
    page.emulate_media(media="print")
    assert page.locator(".report-foot").evaluate("foot => getComputedStyle(foot).display") == "table-footer-group"


def test_on_paper_stands_nothing_but_the_report(tab: Tab) -> None:
    page = tab.open("/report")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".nav", ".sheet-head", ".sheet-aside", ".only-print", "[data-print]"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".report-foot")).to_contain_text("As of the end of")
    expect(page.locator(".report h2")).to_have_css("color", "rgb(27, 29, 34)")
    expect(page.locator(".sheet")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_the_button_prints(tab: Tab) -> None:
    page = tab.open("/report")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator("[data-print]").click()
    expect(page).to_have_title("printed")


def test_without_a_script_it_is_chosen_and_told_how_to_print(search: int, tabs: Tabs, site: Site) -> None:
    page = tabs.open(site, search, java_script_enabled=False).open("/report")
    expect(page.locator("[data-print]")).to_be_hidden()
    expect(page.get_by_text("Print it from the menu of your browser")).to_be_visible()
    page.get_by_label("The funnel").uncheck()
    page.get_by_label("Name the people I met").check()
    page.get_by_label("For whom").fill("Renée")
    page.get_by_role("button", name="Show this report").click()
    expect(page.locator(".report-when")).to_contain_text("to Renée")
    expect(page.locator(".report .funnel")).to_have_count(0)
    assert page.locator(".report-people li").count() > 5


def test_the_funnel_leads_to_the_report_of_the_same_people(tab: Tab) -> None:
    page = tab.open("/funnel?channel=email")
    page.get_by_role("link", name="A report").click()
    expect(page.locator(".report .under-sentence").first).to_contain_text("Channel: E-mail.")
    assert tab.problems() == []
