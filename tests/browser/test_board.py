"""A card on the board, carried with the mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import stage_of, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]


def test_a_card_is_dragged_and_kept(site: Site, account: int, tab: Tab) -> None:
    [ingrid, _chidi] = written_to(site, account, 3, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/board")
    page.locator(f"[data-lead='{ingrid}']").drag_to(page.locator("[data-column][data-stage=met]"))
    slot = page.locator("[data-column][data-stage=met] .board-slot")
    expect(slot.locator(".board-slot-words")).to_have_text("Met, today, by video")
    assert tab.problems() == []
    assert stage_of(site, ingrid) == "contacted"
    slot.locator("[name=channel]").select_option("phone")
    expect(slot.locator(".board-slot-words")).to_have_text("Met, today, by phone")
    slot.get_by_role("button", name="Keep it").click()
    expect(page.locator(f"[data-column][data-stage=met] [data-lead='{ingrid}']")).to_be_visible()
    assert stage_of(site, ingrid) == "met"
    assert tab.problems() == []


def test_a_card_that_is_dropped_where_it_was_stays(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 3, "Ingrid Halvorsen")
    page = tab.open("/board")
    page.locator(f"[data-lead='{ingrid}']").drag_to(page.locator("[data-column][data-stage=contacted] .board-head"))
    expect(page.locator(".board-slot")).to_have_count(0)
    assert stage_of(site, ingrid) == "contacted"
