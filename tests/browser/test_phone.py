"""A phone of 360 px, in French and in the dark."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import found, stage_of, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-plain")]
FINGER = 44


@pytest.fixture
def tab(tabs: Tabs, site: Site, account: int) -> Tab:
    """A phone in which the account is signed in."""
    site.look(account, locale="fr", theme="dark")
    return tabs.open(site, account, width=360, has_touch=True, is_mobile=True, device_scale_factor=2)


# From the middle of a place so far to each side a finger must still hit it, or what belongs to it.
MISSED = """(places, reach) => places.filter((place) => place.checkVisibility()).flatMap((place) => {
  place.scrollIntoView({block: "center", inline: "center"});
  const box = place.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hits = [[0, 0], [-reach, 0], [reach, 0], [0, -reach], [0, reach]].filter(([right, down]) =>
    place.contains(document.elementFromPoint(x + right, y + down)));
  return hits.length === 5 ? [] : [`${place.className} ${place.textContent.trim()} ${box.width}x${box.height}`];
})"""


def missed(page: Page, places: str) -> list[str]:
    """What is too small for a finger; there must be something to hit."""
    expect(page.locator(places).first).to_be_visible()
    found: list[str] = page.locator(places).evaluate_all(MISSED, FINGER / 2 - 1)
    return found


def test_the_bar_holds_five_places_for_a_finger(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen")
    page = tab.open("/")
    places = ".bar > a, .bar > details > summary"
    expect(page.locator(places)).to_have_count(5)
    assert missed(page, places) == []
    page.locator(".bar-more > summary").tap()
    expect(page.locator(".bar-sheet")).to_be_visible()
    assert missed(page, ".bar-sheet a, .bar-sheet button") == []
    assert tab.problems() == []


def test_the_plus_adds_somebody(tab: Tab) -> None:
    page = tab.open("/funnel")
    page.locator(".bar-plus").tap()
    page.fill("#name", "Ingrid Halvorsen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ingrid Halvorsen")
    assert tab.problems() == []


def test_the_palette_fills_the_screen(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen")
    page = tab.open("/leads")
    page.locator(".bar-more > summary").tap()
    page.locator(".bar-sheet [data-palette-open]").tap()
    page.locator(".palette-input").fill("halv")
    row = page.locator(".palette [role=option]").first
    expect(row).to_contain_text("Ingrid Halvorsen")
    assert page.locator(".palette").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 800}
    assert missed(page, ".palette [role=option]") == []
    row.tap()
    expect(page.locator("h1")).to_have_text("Ingrid Halvorsen")


def test_the_board_shows_one_stage_and_takes_an_answer(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 3, "Ingrid Halvorsen")
    page = tab.open("/board")
    expect(page.locator("[data-column]:visible")).to_have_count(1)
    assert missed(page, ".board-tabs a, .board-answer, .board-move > summary") == []
    page.locator(f"[data-lead='{ingrid}'] .board-answer").tap()
    page.locator(".board-tabs a[data-stage=replied]").tap()
    expect(page.locator(f"[data-lead='{ingrid}']")).to_be_visible()
    assert stage_of(site, ingrid) == "replied"
    assert tab.problems() == []


def test_lines_of_today_can_be_hit(site: Site, account: int, tab: Tab) -> None:
    written_to(site, account, 9, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/")
    assert missed(page, ".due-line .tick, .due-act .btn, .due-act summary") == []


def test_canary_a_place_too_small_for_a_finger(tab: Tab) -> None:
    page = tab.open("/")
    page.evaluate("document.querySelector('.bar-plus').style.cssText = 'height: 20px; width: 20px'")
    assert missed(page, ".bar-plus") != []
