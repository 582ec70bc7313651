"""Ways to people in a real browser: three are invited, two accept, one comes; a path from the thought to the thanks."""

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Lead
from tests.browser.hands import Hands
from tests.browser.people import found, stage_of
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]
NAMES = ("Ingrid Halvorsen", "Tomas Okafor", "Priya Raghunathan")


def today_of(site: Site, account: int) -> date:
    with site.app.app_context():
        return clock.today(db.session.get_one(Account, account).zone)


def tally(page: Page) -> list[str]:
    return page.locator(".tally dd").all_inner_texts()


def row(page: Page, name: str) -> Locator:
    return page.locator(".ways-guests tr", has_text=name)


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_label(f"Choose {name}").check()


def test_three_are_invited_from_the_list_two_accept_one_comes(site: Site, account: int, tab: Tab) -> None:
    people = found(site, account, *NAMES)
    page = tab.open("/leads?sort=name")
    tick(page, *NAMES)
    page.get_by_role("button", name="Invite to an event…").click()
    page.fill("#title", "Author evening")
    page.fill("#day", today_of(site, account).isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").last).to_contain_text("3 people are invited.")
    tick(page, *NAMES[:2])
    page.get_by_text("Their answer", exact=True).last.click()
    page.get_by_role("button", name="Have accepted").click()
    expect(row(page, NAMES[0])).to_contain_text("Has accepted")
    row(page, NAMES[0]).get_by_role("button", name="Was there").click()
    expect(row(page, NAMES[0])).to_contain_text("Was there")
    assert tally(page) == ["3", "2", "1", "0"]
    assert [stage_of(site, number) for number in people] == ["met", "replied", "contacted"]
    assert tab.problems() == []


def test_the_same_without_javascript_and_taken_back(site: Site, account: int, tabs: Tabs) -> None:
    people = found(site, account, *NAMES)
    tab = tabs.open(site, account, width=360, java_script_enabled=False)
    page = tab.open(f"/events/new?lead={people[0]}&lead={people[1]}")
    page.fill("#title", "Dinner")
    page.fill("#day", today_of(site, account).isoformat())
    page.get_by_role("button", name="Save").click()
    page.fill("#met-names", NAMES[2])
    page.get_by_role("button", name="I met them there").click()
    row(page, NAMES[0]).get_by_role("button", name="Was there").click()
    assert tally(page) == ["2", "0", "1", "1"]
    page.get_by_role("button", name=f"{NAMES[2]} was not there").click()
    expect(row(page, NAMES[2])).to_have_count(0)
    assert tally(page) == ["2", "0", "1", "0"]
    assert [stage_of(site, number) for number in people] == ["met", "contacted", "prospect"]
    assert tab.said == []


def test_somebody_is_invited_by_name_with_the_keyboard(site: Site, account: int, tab: Tab) -> None:
    found(site, account, NAMES[0])
    page = tab.open("/events")
    page.keyboard.press("a")
    page.fill("#title", "Fair")
    page.fill("#day", "2035-01-31")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")
    hands = Hands(page)
    page.keyboard.press("i")
    hands.reach(page.locator("#invite-names"))
    hands.write("Ada Obi, CFO at Kesla\nSam Lee")
    hands.activate(page.get_by_role("button", name="They are invited"))
    expect(row(page, "Ada Obi")).to_be_visible()
    assert tally(page) == ["2", "0", "0", "0"]


def test_from_the_thought_to_the_thanks(site: Site, account: int, tab: Tab) -> None:
    ingrid, noor = found(site, account, NAMES[0], "Noor van Dijk")
    page = tab.open(f"/leads/{ingrid}")
    page.get_by_role("link", name="Think of somebody…").click()
    page.fill("[name=q]", "noor")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="They can").click()
    for button, then in (("Asked", "Asked on"), ("Made", "Made on"), ("Thanked", "thanked on")):
        page.locator(".path-now").get_by_role("button", name=button).click()
        expect(page.locator(".path-now")).to_contain_text(then)
    assert (stage_of(site, ingrid), stage_of(site, noor)) == ("contacted", "prospect")
    with site.app.app_context():
        assert db.session.get_one(Lead, ingrid).introduced_by == "Noor van Dijk"
    assert tab.problems() == []
