"""Pace and habit: taken over by Plotly, whole without a script, a calendar that keeps its last weeks on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs
from tests.browser.test_funnel import search as search  # the same twenty people

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-pace")]


def drawn(page: Page) -> Page:
    """The page once Plotly has taken over its last figure."""
    page.wait_for_selector(".is-drawn[data-chart=follow-ups] .main-svg", state="attached")
    page.wait_for_selector("[data-charts=drawn]", state="attached")
    return page


def test_plotly_takes_over_and_nothing_is_refused(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/pace"))
    expect(page.locator(".is-drawn .chart-plot")).to_have_count(2)
    expect(page.locator("[data-chart=weeks] .chart-plot")).to_have_attribute("role", "img")
    page.locator("[data-chart=weeks] .chart-plot").hover(position={"x": 200, "y": 100})
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    for name in ("weeks", "follow-ups"):
        page.locator("summary", has_text="CSV").click()  # closed by the click on what it offers
        with page.expect_download() as download:
            page.click(f"[data-png-of={name}]")
        assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert tab.problems() == []


def test_the_whole_of_each_file_can_be_fetched(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/pace?weeks=52"))
    page.locator("summary", has_text="CSV").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Days", exact=True).click()
    assert len(download.value.path().read_text("utf-8").splitlines()) > 51 * 7


def test_without_a_script_everything_is_there(search: int, tabs: Tabs, site: Site) -> None:
    page = tabs.open(site, search, java_script_enabled=False).open("/pace")
    assert page.locator(".chart-drawing").count() == 2
    assert page.locator(".days-cells .day").count() > 25 * 7
    assert not page.locator("[data-png]").is_visible()
    page.get_by_role("link", name="12 weeks").click()
    expect(page.locator(".tabs [aria-current]")).to_have_text("12 weeks")
    assert page.locator(".days-cells .day").count() <= 12 * 7


def test_a_phone_shows_the_last_weeks_of_the_calendar(search: int, tabs: Tabs, site: Site) -> None:
    page = tabs.open(site, search, width=360).open("/pace?weeks=52")
    room = page.locator(".days-room").bounding_box()
    today = page.locator(".day.is-today rect").bounding_box()
    assert room is not None and today is not None
    assert room["x"] + room["width"] <= 360
    assert room["x"] < today["x"] < room["x"] + room["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_of_nobody_there_is_no_chart_and_no_plotly(tab: Tab) -> None:
    page = tab.open("/pace")
    assert page.locator(".nothing").is_visible()
    assert page.locator("script[src*=chart]").count() == 0
    assert tab.problems() == []
