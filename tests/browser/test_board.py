"""The board by hand and by keyboard: dropping asks nothing, Enter keeps, Escape puts back, z undoes."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Lead, Touchpoint
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-board")]


@pytest.fixture
def board(site: Site, account: int, tab: Tab) -> Page:
    """The board of somebody with two leads."""
    with site.app.app_context():
        for name in ("Daniel Voss", "Ingrid Halvorsen"):
            db.session.add(Lead(owner_id=account, name=name, created_at=clock.now()))
        db.session.commit()
    return tab.open("/board")


def column(page: Page, stage: str) -> list[str]:
    return page.locator(f"[data-column][data-stage={stage}] .board-name").all_inner_texts()


def drop(page: Page, name: str, stage: str) -> None:
    page.locator("[data-card]", has_text=name).drag_to(page.locator(f"[data-column][data-stage={stage}]"))


def touchpoints(site: Site, account: int) -> list[tuple[str, str, bool]]:
    with site.app.app_context():
        found = db.session.scalars(select(Touchpoint).where(Touchpoint.owner_id == account).order_by(Touchpoint.id))
        return [(each.kind.value, each.channel.value, each.voided_at is not None) for each in found]


def test_a_dropped_card_says_what_is_written_and_enter_keeps_it(board: Page, site: Site, account: int) -> None:
    drop(board, "Daniel Voss", "contacted")
    expect(board.locator(".board-slot-words")).to_have_text("Contacted, today, by e-mail")
    board.keyboard.press("Enter")
    expect(board.locator("[data-column][data-stage=contacted] .board-name")).to_have_text("Daniel Voss")
    assert touchpoints(site, account) == [("message", "email", False)]
    board.keyboard.press("z")
    expect(board.locator("[data-column][data-stage=contacted] .board-name")).to_have_count(0)
    assert touchpoints(site, account) == [("message", "email", True)]


def test_tab_changes_and_escape_puts_back(board: Page, site: Site, account: int) -> None:
    drop(board, "Daniel Voss", "met")
    board.keyboard.press("Tab")
    board.locator(".board-slot select").select_option("in_person")
    expect(board.locator(".board-slot-words")).to_have_text("Met, today, in person")
    board.keyboard.press("Escape")
    expect(board.locator(".board-slot")).to_have_count(0)
    assert column(board, "prospect") == ["Ingrid Halvorsen", "Daniel Voss"]
    assert touchpoints(site, account) == []


def test_the_keyboard_carries_a_card_along(board: Page, site: Site, account: int) -> None:
    board.locator(".board-name", has_text="Ingrid").focus()
    board.keyboard.press("ArrowDown")
    expect(board.locator(".board-name", has_text="Daniel")).to_be_focused()
    board.keyboard.press("Shift+ArrowRight")
    expect(board.locator(".board-slot-words")).to_be_focused()
    board.keyboard.press("Enter")
    expect(board.locator("[data-column][data-stage=contacted] .board-name")).to_have_text("Daniel Voss")


def test_the_menu_of_a_card_moves_it_too(board: Page, tab: Tab) -> None:
    board.locator(".board-name", has_text="Ingrid").focus()
    board.keyboard.press("m")
    board.keyboard.press("Tab")
    assert tab.problems() == []
    board.keyboard.press("Enter")
    expect(board.locator("[data-column][data-stage=replied] .board-name")).to_have_text("Ingrid Halvorsen")


def test_the_board_works_without_a_script(site: Site, account: int, tabs: Tabs, board: Page) -> None:
    page = tabs.open(site, account, java_script_enabled=False).open("/board")
    card = page.locator("[data-card]", has_text="Daniel Voss")
    card.hover()
    card.locator("summary").click()
    card.locator("button", has_text="Contacted").click()
    assert column(page, "contacted") == ["Daniel Voss"]
    page.locator("button", has_text="Undo").click()
    assert column(page, "contacted") == []
