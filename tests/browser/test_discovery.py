"""The discovery answered by keyboard, without a script, and by two windows."""

import pytest
from playwright.sync_api import expect

from outreach.extensions import db
from outreach.models import Account, DiscoveryAnswer, Goal
from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs
from tests.mentorships.people import make_mentorship

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]
FIRST, SECOND = "What is the work for", "Who are your best customers"


@pytest.fixture
def discovery(site: Site, account: int) -> str:
    """The address of a discovery that nobody has begun."""
    with site.app.app_context():
        return f"/mentorships/{make_mentorship(db.session.get_one(Account, account)).id}/discovery"


def answers(site: Site, account: int) -> dict[str, bool]:
    """What is stored: text -> whether it is a hole."""
    with site.app.app_context():
        rows = db.session.query(DiscoveryAnswer).filter_by(owner_id=account)
        return {row.text: row.hole for row in rows}


def test_answered_by_keyboard(site: Site, account: int, tab: Tab, discovery: str) -> None:
    page = tab.open(discovery)
    hands = Hands(page)
    hands.activate(page.get_by_role("button", name="Begin the answers"))
    hands.reach(page.get_by_label(FIRST).first)
    hands.write("To keep the lights on")
    hands.press("Tab")
    expect(page.locator("[data-saves]")).to_have_text("Saved")
    expect(page.locator("[data-progress]")).to_have_text("1 of 20 answered, no hole")
    hands.press("Space")
    expect(page.locator("[data-progress]")).to_have_text("1 of 20 answered, 1 hole")
    assert answers(site, account) == {"To keep the lights on": True}
    hands.activate(page.get_by_role("button", name="Make it a goal"))
    made = page.locator(".answer-made a")
    expect(made).to_have_text("To keep the lights on")
    assert tab.problems() == []
    hands.activate(made)
    expect(page.get_by_role("heading", name="To keep the lights on")).to_be_visible()
    assert tab.problems() == []


def test_enter_in_a_tick_box_makes_no_goal(site: Site, account: int, tab: Tab, discovery: str) -> None:
    page = tab.open(discovery)
    page.get_by_role("button", name="Begin the answers").click()
    page.get_by_role("checkbox", name=FIRST).check()
    page.get_by_role("checkbox", name=SECOND).focus()
    Hands(page).press("Enter")
    expect(page.locator(".toast-line")).to_contain_text("The answers are saved.")
    with site.app.app_context():
        assert db.session.query(Goal).filter_by(owner_id=account).count() == 0
    assert answers(site, account) == {"": True}


def test_all_of_it_without_a_script(site: Site, account: int, tabs: Tabs, discovery: str) -> None:
    tab = tabs.open(site, account, java_script_enabled=False)
    page = tab.open(discovery)
    page.get_by_role("button", name="Begin the answers").click()
    page.get_by_label(FIRST).first.fill("Typed above")
    page.get_by_label(SECOND).first.fill("Nobody knows")
    page.get_by_role("checkbox", name=SECOND).check()
    page.get_by_role("button", name="Make it a topic").click()
    expect(page.locator(".answer-made")).to_contain_text("for the next meeting")
    page.get_by_label(FIRST).first.fill("Typed again")
    page.get_by_role("button", name="Save the answers").click()
    assert answers(site, account) == {"Typed again": False, "Nobody knows": True}
    assert tab.said == []


def test_another_window_was_quicker(site: Site, account: int, tabs: Tabs, tab: Tab, discovery: str) -> None:
    here = tab.open(discovery)
    here.get_by_role("button", name="Begin the answers").click()
    other = tabs.open(site, account)
    there = other.open(discovery)
    there.get_by_label(FIRST).first.fill("From the other window")
    there.get_by_label(SECOND).first.focus()
    expect(there.locator("[data-saves]")).to_have_text("Saved")
    here.get_by_label(FIRST).first.fill("From this window")
    here.get_by_label(SECOND).first.focus()
    expect(here.locator("[data-saves]")).to_have_text("Not saved")
    expect(here.locator("[data-problem]").first).to_contain_text("save the answers to see why")
    here.get_by_role("button", name="Save the answers").click()
    expect(here.locator(".errors")).to_contain_text("From the other window")
    expect(here.get_by_label(FIRST).first).to_have_value("From this window")
    here.get_by_role("button", name="Save the answers").click()
    expect(here.locator(".toast-line")).to_contain_text("The answers are saved.")
    assert answers(site, account) == {"From this window": False}


def test_a_goal_is_moved_and_reached_by_keyboard(tab: Tab, discovery: str) -> None:
    page = tab.open(discovery.replace("discovery", "goals/new"))
    hands = Hands(page)
    hands.reach(page.get_by_label("What will be different?"))
    hands.write("Ten customers")
    hands.activate(page.get_by_role("button", name="Set the goal"))
    expect(page.locator(".goal-lacks")).to_contain_text("by when")
    hands.reach(page.get_by_role("radio", name="Progress"))
    hands.press("ArrowRight")
    hands.reach(page.get_by_label("What moved, or the reason"))
    hands.write("All ten have signed")
    hands.activate(page.get_by_role("button", name="Keep the review"))
    expect(page.locator(".toast-line")).to_contain_text("The goal is reached.")
    expect(page.locator(".goal-history")).to_contain_text("All ten have signed")
    assert tab.problems() == []
