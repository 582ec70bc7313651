"""Every picture of the pages of figures has a title, a table, a CSV and a PNG, and the PNG is the picture."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from outreach.extensions import db
from outreach.models import Account
from outreach.tour.load import fill
from tests.browser.pictures import PATHS, keep, lacking, opened, pictures
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pictures")]

LEAST = {"funnel": 5, "planner": 2, "what works": 5, "pace": 5, "a year of pace": 5, "silences": 1, "studies": 3,
         "outcomes": 8, "report": 8}  # fmt: skip


@pytest.fixture(scope="module")
def search(site: Site) -> int:
    """The number of somebody with the sample search, which these tests only read."""
    return with_sample(site, "keeper-of-pictures")


@pytest.fixture(scope="module")
def reader(site: Site) -> int:
    """Somebody else with it, whose looks are changed."""
    return with_sample(site, "reader-of-pictures")


def with_sample(site: Site, name: str) -> int:
    keeper = site.account(name, time_zone="Europe/Paris")
    with site.app.app_context():
        fill(db.session.get_one(Account, keeper))
        db.session.commit()
    return keeper


@pytest.fixture(scope="module")
def tab(chromium: Browser, site: Site, search: int) -> Iterator[Tab]:
    """A wide window in which they are signed in, and read English; the tests only look."""
    site.look(search, locale="en", theme="light")
    with tabs_of(chromium) as opened_here:
        yield opened_here.open(site, search)


@pytest.mark.parametrize("name", PATHS)
def test_no_picture_lacks_a_title_a_table_a_csv_or_a_png(tab: Tab, name: str) -> None:
    page = opened(tab, PATHS[name])
    assert len(list(pictures(page))) >= LEAST[name]
    assert lacking(page) == []
    for link in page.locator("[data-csv-of]").all():
        answer = page.request.get(f"{tab.address}{link.get_attribute('href')}")
        assert answer.headers["content-type"].startswith("text/csv")
        assert len(answer.text().splitlines()) > 1
    are_pictures(page, list(pictures(page))[:1])
    assert tab.problems() == []


@pytest.mark.full
@pytest.mark.parametrize("name", PATHS)
def test_every_png_is_a_picture_under_its_name(tab: Tab, name: str) -> None:
    page = opened(tab, PATHS[name])
    are_pictures(page, list(pictures(page)))
    assert tab.problems() == []


def are_pictures(page: Page, expected: list[tuple[str, str]]) -> None:
    """What comes when the PNG of each is asked for is a large drawing on white, and called as it should be."""
    for picture, file in expected:
        kept = keep(page, picture)
        assert kept.name == f"{file}.png"
        assert kept.width >= 1800
        assert kept.height >= 200
        assert kept.colours > 16  # the sheet, words in ink with soft edges, marks
        assert kept.ground == [255, 255, 255]


@pytest.mark.full
@pytest.mark.parametrize("name", ["pace", "what works"])
def test_in_the_dark_and_on_a_phone_they_are_as_wide_and_stand_on_the_dark_sheet(
    tabs: Tabs, site: Site, reader: int, name: str
) -> None:
    site.look(reader, locale="fr", theme="dark")
    tab = tabs.open(site, reader, width=360)
    page = opened(tab, PATHS[name])
    for picture, _ in pictures(page):
        kept = keep(page, picture)
        assert kept.width >= 1800
        assert kept.ground == [0x16, 0x18, 0x1D]
    assert tab.problems() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_there_to_be_clicked_is_not_drawn(tabs: Tabs, site: Site, search: int, width: int) -> None:
    page = opened(tabs.open(site, search, width=width), "/silences")
    expect(page.locator(".silence-do:visible").first).to_be_visible()
    page.locator("[data-drawn=silences]").evaluate("section => section.classList.add('png-sheet')")
    expect(page.locator(".silence-do:visible")).to_have_count(0)
    expect(page.locator(".silence-line:visible").first).to_be_visible()


def test_nothing_is_left_of_the_copy_that_was_drawn(tab: Tab) -> None:
    page = opened(tab, "/pace")
    before = page.locator("main").evaluate("main => main.outerHTML.length")
    keep(page, "calendar")
    assert page.locator(".png-sheet").count() == 0
    assert page.locator("main").evaluate("main => main.outerHTML.length") == before


def test_without_plotly_what_the_server_drew_can_be_kept(tabs: Tabs, site: Site, search: int) -> None:
    tab = tabs.open(site, search)
    tab.page.route("**/plotly.min.js*", lambda route: route.abort())
    page = tab.open("/pace")
    assert keep(page, "touches").name == "outreach-pace-touches.png"
    assert not page.locator("[data-png-of=weeks]").is_visible()


def test_without_a_script_no_png_is_offered(tabs: Tabs, site: Site, search: int) -> None:
    tab = tabs.open(site, search, java_script_enabled=False)
    for path in PATHS.values():
        page = tab.open(path)
        assert page.locator("[data-png-of]").count() > 0
        assert page.locator("[data-png-of]:not([hidden]), [data-png]:not([hidden])").count() == 0


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("[data-drawn=touches] table", "touches: no table"),
        ("[data-drawn=touches] h2", "touches: no title"),
        ("[data-csv-of=touches]", "touches: no CSV"),
        ("[data-png-of=touches]", "touches: no PNG"),
    ],
)
def test_canary_a_picture_lacks_something(tab: Tab, gone: str, said: str) -> None:
    page = opened(tab, "/pace")
    page.locator(gone).evaluate("part => part.remove()")
    assert lacking(page) == [said]


def test_canary_something_is_drawn_that_is_no_picture(tab: Tab) -> None:
    page = opened(tab, "/planner")
    page.locator("[data-drawn=history]").evaluate("part => delete part.dataset.drawn")
    assert lacking(page) == ["not in a picture: past"]
