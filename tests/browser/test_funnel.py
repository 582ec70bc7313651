"""The funnel page: taken over by Plotly under a strict policy, and whole without a script."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-funnel")]

PEOPLE, ANSWERED = 20, 8


@pytest.fixture
def search(site: Site, account: int) -> int:
    """The number of somebody who wrote to twenty people, of whom eight answered after some days."""
    with site.app.app_context():
        owner, now = db.session.get_one(Account, account), clock.now()
        history = Recorder(db.session(), owner, now)
        for number in range(PEOPLE):
            lead = Lead(owner_id=account, name=f"Person {number}", created_at=now)
            db.session.add(lead)
            db.session.flush()
            out = now - timedelta(days=5 * number + 10)
            touch(history, lead, Direction.OUT, Moment(out))
            if number < ANSWERED:
                touch(history, lead, Direction.IN, Moment(out + timedelta(days=number + 1)))
        db.session.commit()
    return account


def touch(history: Recorder, lead: Lead, direction: Direction, moment: Moment) -> None:
    history.touch(lead, direction=direction, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=moment)


def drawn(page: Page) -> Page:
    """The page once Plotly has taken over its last figure."""
    page.wait_for_selector(".is-drawn[data-chart=cohorts] .main-svg", state="attached")
    page.wait_for_selector("[data-charts=drawn]", state="attached")
    return page


def test_plotly_takes_over_and_nothing_is_refused(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/funnel"))
    assert page.locator(".is-drawn .main-svg").count() >= 4
    page.locator("[data-chart=weeks] .chart-plot").hover(position={"x": 200, "y": 150})
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    page.locator("summary", has_text="CSV").click()
    with page.expect_download() as download:
        page.click("[data-png-of=curve]")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert tab.problems() == []


def test_what_the_server_drew_stands_before_plotly_loads(search: int, tab: Tab) -> None:
    held: list[Route] = []
    tab.page.route("**/plotly.min.js*", lambda route: held.append(route))
    with tab.page.expect_request("**/plotly.min.js*"):
        tab.page.goto(f"{tab.address}/funnel", wait_until="domcontentloaded")
    expect(tab.page.locator(".funnel-bar").first).to_be_visible()
    expect(tab.page.locator(".chart-drawing:visible")).to_have_count(3)
    assert tab.page.locator(".main-svg").count() == 0
    held[0].continue_()
    figures = drawn(tab.page).locator("[data-figure]").all_text_contents()
    assert len(figures) == 4
    figures.append(tab.page.locator("[data-figure-common]").text_content() or "")
    assert sum(len(figure.encode()) for figure in figures) <= 15_000


@pytest.mark.full
def test_colours_follow_the_theme(search: int, tabs: Tabs, site: Site) -> None:
    page = drawn(tabs.open(site, search, color_scheme="light").open("/funnel"))
    line = page.locator("[data-chart=curve] .js-line[style*='stroke-width: 2']")
    expect(line).to_have_css("stroke", "rgb(127, 90, 0)")  # --o-stage-replied in light
    page.emulate_media(color_scheme="dark")
    expect(line).to_have_css("stroke", "rgb(191, 160, 58)")  # and in dark


@pytest.mark.full
def test_a_click_on_a_bar_opens_its_people(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/funnel"))
    page.locator(".funnel-plot").hover(position={"x": 40, "y": 66})  # in the second row, on its bar
    page.wait_for_selector(".funnel-plot .hovertext", state="attached")
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/leads?*reached=replied*")
    expect(page.locator("main")).to_contain_text("Person 7")


@pytest.mark.full
def test_who_is_not_yet_there_is_a_click_away(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/funnel"))
    page.locator(".funnel-not-yet a").first.click()
    page.wait_for_url("**/leads?*not_reached=met*")
    expect(page.locator(".filter-word", has_text="less than 90 days ago")).to_be_visible()


def test_a_cell_opens_its_people_and_the_switch_shows_weeks(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/funnel"))
    page.locator(".chart-head a", has_text="By week").click()
    page.wait_for_url("**/funnel?cohort=week*")
    cell = page.locator(".heat-table tbody .heat-people").first
    people = int(cell.inner_text())
    cell.click()
    page.wait_for_url("**/leads?*contacted_from=*")
    expect(page.locator("tbody [data-row]")).to_have_count(people)
    assert tab.problems() == []


@pytest.mark.full
def test_on_paper_stand_the_drawings_of_the_server(search: int, tab: Tab) -> None:
    page = drawn(tab.open("/funnel"))
    expect(page.locator(".chart-drawing:visible")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".chart-drawing:visible")).to_have_count(3)
    expect(page.locator(".main-svg:visible")).to_have_count(0)
    expect(page.locator(".chart-table table:visible").first).to_be_visible()


def test_without_a_script_everything_is_there(search: int, tabs: Tabs, site: Site) -> None:
    page = tabs.open(site, search, java_script_enabled=False).open("/funnel")
    assert page.locator(".funnel-bar").count() == 4
    assert page.locator(".chart-drawing").count() == 3
    assert page.locator(".heat-table tbody tr").count() >= 3
    assert not page.locator("[data-png]").is_visible()
    page.locator(".filter-add summary").click()
    page.select_option("#channel", "phone")
    page.locator(".filter-add button").click()
    assert "channel=phone" in page.url
    assert page.get_by_text("Nobody you have contacted is in this selection.").is_visible()


def test_of_nobody_there_is_no_chart_and_no_plotly(tab: Tab) -> None:
    page = tab.open("/funnel")
    assert page.locator(".nothing").is_visible()
    assert page.locator("script[src*=chart]").count() == 0
    assert tab.problems() == []
