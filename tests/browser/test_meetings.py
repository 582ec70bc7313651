"""A meeting while it runs: notes saved as typed, lines by keyboard, two windows, no connection, no script."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, ItemKind, Meeting, MeetingItem, MeetingState
from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs
from tests.mentorships.people import make_mentorship

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-flows")]
SAID = "[data-autosave-said]"


@pytest.fixture
def meeting(site: Site, account: int) -> int:
    """A meeting of today."""
    with site.app.app_context():
        owner = db.session.get_one(Account, account)
        made = make_mentorship(owner)
        today = clock.today(owner.zone)
        meeting = Meeting(owner_id=account, mentorship_id=made.id, on_day=today, created_at=clock.now())
        db.session.add(meeting)
        db.session.commit()
        return meeting.id


def notes_of(site: Site, number: int) -> str:
    """What is stored."""
    with site.app.app_context():
        return db.session.get_one(Meeting, number).notes


def lines_of(site: Site, number: int) -> list[tuple[ItemKind, str]]:
    """What stands on the meeting."""
    with site.app.app_context():
        found = select(MeetingItem).where(MeetingItem.meeting_id == number).order_by(MeetingItem.position)
        return [(item.kind, item.text) for item in db.session.scalars(found)]


def typed(page: Page, words: str) -> None:
    """Type into the notes, letter by letter."""
    page.locator("[data-notes]").focus()
    page.keyboard.type(words)


def test_notes_are_saved_as_they_are_typed(site: Site, tab: Tab, meeting: int) -> None:
    page = tab.open(f"/meetings/{meeting}")
    typed(page, "She began with <b>who left</b>")
    expect(page.locator(SAID)).to_contain_text("Saved at ")
    assert notes_of(site, meeting) == "She began with <b>who left</b>"
    page.keyboard.type(", then prices")
    page.reload()
    expect(page.locator("[data-notes]")).to_have_value("She began with <b>who left</b>, then prices")
    assert tab.problems() == []


@pytest.mark.full
def test_lines_are_added_without_the_mouse_and_without_leaving_the_notes(site: Site, tab: Tab, meeting: int) -> None:
    page = tab.open(f"/meetings/{meeting}")
    typed(page, "Before")
    wanted = [("a", "Raise the price"), ("i", "Two prices"), ("d", "Send the list"), ("q", "Why?"), ("o", "The board")]
    for key, words in wanted:
        page.keyboard.press("Escape")
        page.keyboard.press(key)
        expect(page.locator("#line-text")).to_be_focused()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("[data-lines]", has_text=words).first).to_be_visible()
        expect(page.locator("[data-notes]")).to_be_focused()
    page.keyboard.type(" and after")
    expect(page.locator("[data-notes]")).to_have_value("Before and after")
    kinds = [ItemKind.ADVICE, ItemKind.IDEA, ItemKind.ACTION, ItemKind.QUESTION, ItemKind.TOPIC]
    assert lines_of(site, meeting) == [(kind, words) for kind, (_key, words) in zip(kinds, wanted, strict=True)]
    assert tab.problems() == []


@pytest.mark.full
def test_what_is_typed_is_kept_when_another_form_is_sent(site: Site, tab: Tab, meeting: int) -> None:
    page = tab.open(f"/meetings/{meeting}")
    page.locator("#context").fill("We lost a customer")
    typed(page, "In a hurry")
    page.locator("#context-part button").click()
    expect(page.locator(".toast-line")).to_contain_text("Kept.")
    expect(page.locator("[data-notes]")).to_have_value("In a hurry")
    expect(page.locator("#context")).to_have_value("We lost a customer")
    assert tab.problems() == []


def test_the_second_window_is_shown_the_difference(site: Site, account: int, tabs: Tabs, meeting: int) -> None:
    one, other = (tabs.open(site, account) for _number in range(2))
    first, second = (each.open(f"/meetings/{meeting}") for each in (one, other))
    typed(first, "From one window")
    expect(first.locator(SAID)).to_contain_text("Saved at ")
    typed(second, "From the other")
    expect(second.locator(SAID)).to_contain_text("Changed in another window")
    assert notes_of(site, meeting) == "From one window"
    other.said.clear()  # Chromium remarks on the 409
    second.get_by_role("button", name="Save the notes").click()
    expect(second.locator("mark")).to_have_text(["From one window", "From the other"])
    assert other.problems() == []
    second.get_by_role("button", name="Keep both").click()
    expect(second.locator("[data-notes]")).to_have_value("From one window\nFrom the other")
    assert notes_of(site, meeting) == "From one window\nFrom the other"


def test_without_a_connection_it_is_tried_again(site: Site, tab: Tab, meeting: int) -> None:
    page = tab.open(f"/meetings/{meeting}")
    page.context.set_offline(True)
    typed(page, "On the train")
    expect(page.locator(SAID)).to_contain_text("no connection")
    assert notes_of(site, meeting) == ""
    page.context.set_offline(False)
    expect(page.locator(SAID)).to_contain_text("Saved at ")
    assert notes_of(site, meeting) == "On the train"


@pytest.mark.full
def test_leaving_the_page_takes_the_last_letters_along(site: Site, tab: Tab, meeting: int) -> None:
    page = tab.open(f"/meetings/{meeting}")
    typed(page, "The last words")
    page.get_by_role("link", name="All meetings").click()
    page.wait_for_url("**/meetings")
    page.go_back()
    expect(page.locator("[data-notes]")).to_have_value("The last words")


def test_prepared_and_held_by_keyboard(site: Site, tab: Tab, meeting: int) -> None:
    page = tab.open(f"/meetings/{meeting}")
    hands = Hands(page)
    hands.press("q")
    hands.write("Which segment first?")
    hands.press("Enter")
    question = page.get_by_role("button", name="Done: Which segment first?")
    expect(question).to_be_visible()
    hands.activate(question)
    expect(page.get_by_role("button", name="Not done after all: Which segment first?")).to_be_visible()
    typed(page, "Notes on the way")
    expect(page.locator(SAID)).to_contain_text("Saved at ")
    hands.reach(page.locator("#held-minutes"))
    hands.press("Control+a")
    hands.write("50")
    hands.activate(page.locator("#holding button"))
    expect(page.locator(".toast-line")).to_contain_text("50 minutes count.")
    assert tab.problems() == []
    with site.app.app_context():
        assert db.session.get_one(Meeting, meeting).state is MeetingState.HELD


@pytest.mark.full
def test_without_a_script(site: Site, account: int, tabs: Tabs, meeting: int) -> None:
    tab = tabs.open(site, account, java_script_enabled=False)
    page = tab.open(f"/meetings/{meeting}")
    page.locator("[name=notes]").fill("By the button")
    page.get_by_role("button", name="Save the notes").click()
    assert notes_of(site, meeting) == "By the button"
    page.locator("[name=kind][value=advice]").check()
    page.locator("#line-text").fill("Raise the price")
    page.locator("#line-text").press("Enter")
    assert lines_of(site, meeting) == [(ItemKind.ADVICE, "Raise the price")]
    expect(page.locator("[name=kind][value=advice]")).to_be_checked()
    expect(page.locator(".notes-keys")).to_be_hidden()
