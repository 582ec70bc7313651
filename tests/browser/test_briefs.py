"""A brief from empty to a lead: by keyboard with what keeps itself, and as plain forms without JavaScript."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Brief, Category, Lead
from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]
SPECIFIC = "Half of our turnover comes from two clients, and both contracts end in March."

ARRIVED = "async ([path, text]) => (await (await fetch(path)).text()).includes(text)"


def first_brief(site: Site, account: int) -> int:
    with site.app.app_context():
        return db.session.scalars(select(Brief.id).where(Brief.owner_id == account)).one()


def kept(site: Site, number: int) -> Brief:
    with site.app.app_context():
        return db.session.get_one(Brief, number)


def told(page: Page, part: str) -> None:
    """Wait until the page says that it kept a part."""
    expect(page.locator(f"#part-{part} [data-kept]")).to_have_text("Kept.")


def test_a_brief_by_keyboard_keeps_itself(site: Site, account: int, tab: Tab) -> None:
    number = first_brief(site, account)
    page = tab.open(f"/briefs/{number}")
    hands = Hands(page)
    hands.reach(page.locator("#problem"))
    hands.write("Marketing")
    hands.press("Tab")
    expect(page.locator("#brief-doubts")).to_contain_text("“Marketing” is a whole field")
    page.locator("#problem").focus()
    hands.press("Control+a")
    hands.write(SPECIFIC)
    hands.press("Tab")
    expect(page.locator("#brief-doubts")).to_contain_text("Specific enough")
    told(page, "problem")
    expect(page.locator("#brief-opening")).to_contain_text("1 of 6 parts")
    assert kept(site, number).problem == SPECIFIC
    page.evaluate("scrollTo(0, 0)")  # what lies half under the head is no fault of the page
    assert tab.problems() == []


def test_grades_and_category_by_arrow_keys(site: Site, account: int, tab: Tab) -> None:
    number = first_brief(site, account)
    page = tab.open(f"/briefs/{number}")
    hands = Hands(page)
    hands.reach(page.locator("[name=category]:checked"))
    hands.press("ArrowDown", "ArrowDown", "ArrowDown")
    told(page, "category")
    hands.reach(page.locator("[name=importance]:checked"))
    hands.press("ArrowRight", "ArrowRight")
    told(page, "stakes")
    hands.press("Tab")
    expect(page.locator("#brief-rail .is-missing")).to_have_count(5)
    found = kept(site, number)
    assert (found.category, found.importance) == (Category.RISK, 2)


def test_a_refusal_is_said_beside_the_field_and_what_was_typed_stays(site: Site, account: int, tab: Tab) -> None:
    number = first_brief(site, account)
    page = tab.open(f"/briefs/{number}")
    page.fill("#mentors_wanted", "101")
    page.locator("#mentors_wanted").blur()
    expect(page.locator("#mentors_wanted-error")).to_contain_text("between 0 and 100")
    expect(page.locator("#mentors_wanted")).to_have_value("101")
    page.fill("#mentors_wanted", "3")
    page.locator("#mentors_wanted").blur()
    expect(page.locator("#mentors_wanted-error")).to_have_count(0)
    told(page, "number")
    assert kept(site, number).mentors_wanted == 3


def test_what_is_being_typed_when_the_page_goes_is_kept(site: Site, account: int, tab: Tab) -> None:
    number = first_brief(site, account)
    page = tab.open(f"/briefs/{number}")
    page.locator("#tried").focus()
    page.keyboard.insert_text("Half a sentence")
    tab.open("/briefs")
    # It was sent while the page went: it arrives when it arrives.
    page.wait_for_function(ARRIVED, arg=[f"/briefs/{number}", "Half a sentence"])
    tab.open(f"/briefs/{number}")
    expect(page.locator("#tried")).to_have_value("Half a sentence")


def test_what_is_left_by_a_click_on_another_button_is_kept(site: Site, account: int, tab: Tab) -> None:
    number = first_brief(site, account)
    page = tab.open(f"/briefs/{number}")
    page.fill("#person-name", "Ruth Okafor")
    page.locator("#tried").focus()
    page.keyboard.insert_text("A discount")
    page.get_by_role("button", name="Add this person").click()
    expect(page.locator(".brief-person [name=name]")).to_have_value("Ruth Okafor")
    page.wait_for_function(ARRIVED, arg=[f"/briefs/{number}", "A discount"])
    assert kept(site, number).tried == "A discount"


def test_what_the_server_cannot_take_stays_and_is_sent_again(site: Site, account: int, tab: Tab) -> None:
    number = first_brief(site, account)
    page = tab.open(f"/briefs/{number}")
    page.context.set_offline(True)
    page.fill("#tried", "A discount")
    page.locator("#tried").blur()
    expect(page.locator("#part-tried [data-kept]")).to_contain_text("stays here")
    page.context.set_offline(False)
    told(page, "tried")
    assert kept(site, number).tried == "A discount"


def test_two_windows_do_not_overwrite_each_other(site: Site, account: int, tab: Tab, tabs: Tabs) -> None:
    number = first_brief(site, account)
    page, other = tab.open(f"/briefs/{number}"), tabs.open(site, account).open(f"/briefs/{number}")
    for window, text in ((page, "Mine"), (other, "Yours")):
        window.fill("#problem", text)
        window.locator("#problem").blur()
        expect(window.locator("#part-problem [data-kept]")).not_to_be_empty()
    expect(other.locator(".field-error")).to_contain_text("It says now: “Mine”.")
    assert kept(site, number).problem == "Mine"
    other.fill("#problem", "Yours, after all")
    other.locator("#problem").blur()
    told(other, "problem")
    assert kept(site, number).problem == "Yours, after all"


def test_from_a_brief_to_a_lead_without_javascript(site: Site, account: int, tabs: Tabs) -> None:
    page = tabs.open(site, account, java_script_enabled=False).open("/briefs")
    page.fill("#title", "Two clients")
    page.get_by_role("button", name="Add the brief").click()
    expect(page.locator("h1")).to_have_text("Two clients")
    page.fill("#problem", SPECIFIC)
    page.locator("#part-problem").get_by_role("button").click()
    expect(page.locator("#brief-doubts")).to_contain_text("Specific enough")
    page.fill("#person-name", "Ruth Okafor")
    page.fill("#person-what", "Has twelve clients")
    page.get_by_role("button", name="Add this person").click()
    page.get_by_role("button", name="Make a lead of them").click()
    expect(page.locator(".brief-person .stage")).to_have_text("Prospect")
    with site.app.app_context():
        lead = db.session.scalars(select(Lead).where(Lead.owner_id == account)).one()
        assert (lead.name, lead.hook) == ("Ruth Okafor", "Has twelve clients")


@pytest.mark.parametrize("script", [True, False])
def test_briefs_are_weighed(site: Site, account: int, tabs: Tabs, script: bool) -> None:
    tab = tabs.open(site, account, java_script_enabled=script)
    page = tab.open("/briefs")
    page.fill("#title", "Two clients")
    page.get_by_role("button", name="Add the brief").click()
    page = tab.open("/briefs/weighing")
    for title, grade in (("Two clients", "5"), ("My search", "2")):
        row = page.locator("tr", has_text=title)
        for field in ("importance", "urgency", "cost_of_nothing"):
            row.locator(f"[name={field}]").select_option(grade)
        if not script:
            row.get_by_role("button").click()
    expect(page.locator(".sentence")).to_have_text("“Two clients” wins by 3 points.")
    assert tab.said == []
