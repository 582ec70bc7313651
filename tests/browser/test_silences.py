"""Silences by keyboard, on a phone, without a script, and on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.people import written_to
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]
PEOPLE = ("Ingrid Halvorsen", "Chidi Okafor", "Mei Tanaka")


@pytest.fixture
def silent(site: Site, account: int) -> list[int]:
    """Three people who have not answered for nine days."""
    return written_to(site, account, 9, *PEOPLE)


def rows(page: Page) -> list[str]:
    """The people of the page, from the top."""
    return page.locator("[data-row-link]").all_inner_texts()


def test_waiting_leads_on_to_the_next_line_and_is_taken_back(silent: list[int], tab: Tab) -> None:
    page = tab.open("/silences")
    hands, second = Hands(page), page.locator("[data-row]").nth(1).get_attribute("id")
    hands.press("j")
    expect(page.locator("[data-row-link]").first).to_be_focused()
    hands.activate(page.locator("[data-row]").first.get_by_role("button", name="Wait"))
    expect(page.locator(".toast-line")).to_contain_text("can wait until")
    expect(page.locator(f"#{second} [data-row-link]")).to_be_focused()
    assert tab.problems() == []
    hands.press("z")
    expect(page.locator(".toast-line")).to_contain_text("Taken back.")
    hands.press("j", "j", "k")
    assert hands.where()["seen"]
    assert tab.said == []


def test_parked_people_leave_the_page_and_come_back(silent: list[int], tab: Tab) -> None:
    page = tab.open("/silences")
    first = rows(page)[0]
    Hands(page).activate(page.locator("[data-row]").first.get_by_role("button", name="Park"))
    expect(page.locator("[data-row]")).to_have_count(2)
    assert first not in rows(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    assert tab.problems() == []


def test_following_up_leads_to_the_log_box(silent: list[int], tab: Tab) -> None:
    page = tab.open("/silences")
    page.locator("[data-row]").first.get_by_role("link", name="Follow up").click()
    expect(page.locator("#log [name=what][value=out]")).to_be_checked()
    expect(page.locator("#log [name=channel]")).to_have_value("email")


def test_all_of_it_without_a_script(silent: list[int], site: Site, account: int, tabs: Tabs) -> None:
    tab = tabs.open(site, account, java_script_enabled=False)
    page = tab.open("/silences")
    page.locator("[data-row]").first.get_by_role("button", name="Park").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    page.locator("[data-row]").first.get_by_role("button", name="Wait").click()
    page.get_by_role("button", name="Undo").click()
    page.locator(".filter-add summary").click()
    page.select_option("[name=channel]", "phone")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".nothing")).to_contain_text("Nobody in this selection is silent.")
    assert tab.said == []


def test_a_thumb_finds_the_buttons(silent: list[int], site: Site, account: int, tabs: Tabs) -> None:
    tab = tabs.open(site, account, width=360, has_touch=True)
    page = tab.open("/silences")
    boxes = [each.bounding_box() for each in page.locator("[data-row]").first.locator(".silence-do .btn").all()]
    assert len(boxes) == 3
    assert all(box is not None and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert len({box["y"] for box in boxes if box is not None}) == 1
    assert tab.problems() == []


def test_on_paper_the_figures_stay_and_the_buttons_leave(silent: list[int], tab: Tab) -> None:
    page = tab.open("/silences")
    page.emulate_media(media="print")
    expect(page.locator("[data-row]").first).to_be_visible()
    expect(page.get_by_text("Follow up", exact=True).first).not_to_be_visible()
    expect(page.locator(".only-print")).to_contain_text("Outreach")
