"""Every picture of the pages of figures has a title, a table, a CSV and a PNG, and the PNG is the picture."""

import pytest
from playwright.sync_api import expect

from outreach.extensions import db
from outreach.models import Account
from outreach.tour.load import fill
from tests.browser.pictures import PATHS, keep, lacking, opened, pictures
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pictures")]

LEAST = {"funnel": 5, "planner": 2, "what works": 5, "pace": 5, "a year of pace": 5, "silences": 1, "studies": 3,
         "outcomes": 8, "report": 8}  # fmt: skip


@pytest.fixture(scope="module")
def search(site: Site) -> int:
    """The number of somebody with the sample search, which these tests only read."""
    keeper = site.account("keeper-of-pictures", time_zone="Europe/Paris")
    with site.app.app_context():
        fill(db.session.get_one(Account, keeper))
        db.session.commit()
    return keeper


@pytest.fixture
def tab(tabs: Tabs, site: Site, search: int) -> Tab:
    """A wide window in which they are signed in, and read English."""
    site.look(search, locale="en", theme="light")
    return tabs.open(site, search)


@pytest.mark.parametrize("name", PATHS)
def test_no_picture_lacks_a_title_a_table_a_csv_or_a_png(tab: Tab, name: str) -> None:
    page = opened(tab, PATHS[name])
    assert len(list(pictures(page))) >= LEAST[name]
    assert lacking(page) == []
    assert tab.problems() == []


@pytest.mark.parametrize("name", PATHS)
def test_every_csv_of_a_picture_is_a_table(tab: Tab, name: str) -> None:
    page = opened(tab, PATHS[name])
    for link in page.locator("[data-csv-of]").all():
        answer = page.request.get(f"{tab.address}{link.get_attribute('href')}")
        assert answer.headers["content-type"].startswith("text/csv")
        assert len(answer.text().splitlines()) > 1


@pytest.mark.parametrize("name", PATHS)
def test_every_png_is_a_picture_under_its_name(tab: Tab, name: str) -> None:
    page = opened(tab, PATHS[name])
    for picture, file in pictures(page):
        kept = keep(page, picture)
        assert kept.name == f"{file}.png"
        assert kept.width >= 1800
        assert kept.height >= 200
        assert kept.colours > 16  # the sheet, words in ink with soft edges, marks
        assert kept.ground == [255, 255, 255]
    assert tab.problems() == []


@pytest.mark.parametrize("name", ["pace", "what works"])
def test_in_the_dark_and_on_a_phone_they_are_as_wide_and_stand_on_the_dark_sheet(
    tabs: Tabs, site: Site, search: int, name: str
) -> None:
    site.look(search, locale="fr", theme="dark")
    tab = tabs.open(site, search, width=360)
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


def test_without_plotly_what_the_server_drew_can_be_kept(tab: Tab) -> None:
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
