"""The daily work by keyboard alone: add, log, filter, find, move on the board."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Hands
from tests.browser.people import found, stage_of, written_to
from tests.browser.site import Site
from tests.browser.tab import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-flows")]


def test_add_somebody_and_log_what_happens(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Somebody Else")
    page = tab.open("/leads")
    hands = Hands(page)
    hands.press("n")
    expect(page.locator("#line")).to_be_focused()
    hands.write("Ingrid Halvorsen, VP at Nordlys")
    expect(page.locator("#company")).to_have_value("Nordlys")
    hands.reach(page.locator("#hook"))
    hands.write("Took a team from one country to seven")
    hands.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Ingrid Halvorsen")
    assert tab.problems() == []
    hands.press("t")
    expect(page.locator("#log [name=text]")).to_be_focused()
    hands.write("Asked how she chose the first country")
    hands.press("Control+Enter")
    expect(page.locator(".lead-stage .stage")).to_have_text("Contacted")
    assert tab.problems() == []


def test_log_an_answer_of_last_tuesday(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 20, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    hands = Hands(page)
    hands.reach(page.locator("#log [name=what]:checked"))
    hands.press("ArrowRight")
    hands.reach(page.locator("#log [name=text]"))
    hands.write("Happy to talk")
    hands.reach(page.locator("#log [name=when]"))
    hands.write("last Tuesday")
    hands.activate(page.locator("#log .btn-primary"))
    expect(page.locator(".lead-stage .stage")).to_have_text("Replied")
    expect(page.locator(".timeline-item.from-them")).to_contain_text("Happy to talk")
    assert stage_of(site, ingrid) == "replied"
    assert tab.problems() == []


def test_a_mistake_is_corrected_and_stays_in_the_history(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 20, "Ingrid Halvorsen")
    page = tab.open(f"/leads/{ingrid}")
    hands = Hands(page)
    hands.activate(page.get_by_role("link", name="Correct…"))
    page.wait_for_url("**/correction")
    hands.reach(page.locator("#text"))
    hands.write("By the form of her company")
    hands.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("By the form of her company")
    expect(page.locator(".timeline-item.is-void")).to_have_count(1)
    assert tab.problems() == []


def test_filter_the_list_and_take_the_filter_off(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/leads")
    hands = Hands(page)
    hands.activate(page.locator("[data-filter-menu]"))
    expect(page.locator("#f-q")).to_be_focused()
    assert tab.problems() == []
    hands.write("Okafor")
    hands.press("Enter")
    expect(page.locator("[data-row-link]")).to_have_text(["Chidi Okafor"])
    hands.activate(page.get_by_role("link", name="Remove the filter Text"))
    expect(page.locator("[data-row]")).to_have_count(2)
    assert tab.problems() == []


def test_walk_the_list_and_open_a_row(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen", "Chidi Okafor", "Mei Tanaka")
    page = tab.open("/leads?sort=name")
    hands = Hands(page)
    names = page.locator("[data-row-link]").all_text_contents()
    hands.press("j", "j")
    assert hands.where()["seen"]
    expect(page.locator("[data-row-link]").nth(1)).to_be_focused()
    hands.press("Enter")
    expect(page.locator("h1")).to_have_text(names[1])


def test_the_palette_finds_and_gives_the_focus_back(site: Site, account: int, tab: Tab) -> None:
    found(site, account, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/leads")
    hands = Hands(page)
    hands.press("j", "Control+k")
    expect(page.locator(".palette [role=option]").first).to_be_visible()
    assert tab.problems() == []
    hands.press("Escape")
    expect(page.locator("[data-row-link]").first).to_be_focused()
    hands.press("Control+k")
    hands.write("okaf")
    expect(page.locator(".palette [role=option] mark")).to_have_text("Okaf")
    hands.press("Enter")
    expect(page.locator("h1")).to_have_text("Chidi Okafor")


def test_a_card_is_carried_by_keyboard(site: Site, account: int, tab: Tab) -> None:
    [ingrid, _chidi] = written_to(site, account, 3, "Ingrid Halvorsen", "Chidi Okafor")
    page = tab.open("/board")
    hands = Hands(page)
    card = page.locator(f"[data-lead='{ingrid}']")
    hands.reach(card.locator(".board-name"))
    hands.press("Shift+ArrowRight")
    expect(page.locator(".board-slot-words")).to_be_focused()
    expect(page.locator(".board-slot-words")).to_have_text("Replied, today, by e-mail")
    assert tab.problems() == []
    hands.press("Enter")
    expect(page.locator(f"[data-stage=replied] [data-lead='{ingrid}']")).to_be_visible()
    assert stage_of(site, ingrid) == "replied"
    assert tab.problems() == []
    hands.press("z")
    expect(page.locator(f"[data-stage=contacted] [data-lead='{ingrid}']")).to_be_visible()


def test_a_card_is_put_back(site: Site, account: int, tab: Tab) -> None:
    [ingrid] = written_to(site, account, 3, "Ingrid Halvorsen")
    page = tab.open("/board")
    hands = Hands(page)
    name = page.locator(f"[data-lead='{ingrid}'] .board-name")
    hands.reach(name)
    hands.press("Shift+ArrowRight", "Escape")
    expect(name).to_be_focused()
    hands.press("m")
    expect(page.locator("[data-move-menu] button").first).to_be_focused()
    assert tab.problems() == []
    assert stage_of(site, ingrid) == "contacted"
