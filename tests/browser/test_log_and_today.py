"""The daily job in a real browser: a line done, a contact logged, by keyboard and without a script."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = pytest.mark.browser


@pytest.fixture
def people(site: Site, account: int) -> list[int]:
    """Two people who do not answer, so that a follow-up with each is late, the first one longer."""
    with site.app.app_context():
        owner, now = db.session.get_one(Account, account), clock.now()
        found = []
        for name, days in (("Daniel Voss", 30), ("Noor van Dijk", 20)):
            lead = Lead(owner_id=account, name=name, created_at=now, hook="A talk")
            db.session.add(lead)
            db.session.flush()
            Recorder(db.session(), owner, now).touch(
                lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE,
                moment=Moment(now - timedelta(days=days)),
            )  # fmt: skip
            found.append(lead.id)
        db.session.commit()
        return found


def line_with_focus(page: Page) -> str:
    words: str = page.evaluate("document.activeElement.closest('.due-line')?.innerText ?? ''")
    return words


def test_after_done_the_focus_is_on_the_next_line_and_z_takes_it_back(tab: Tab, people: list[int]) -> None:
    page = tab.open("/")
    page.get_by_role("button", name="Done: Follow up, Daniel Voss").click()
    expect(page.get_by_role("status")).to_contain_text("Done: Daniel Voss.")
    assert "Noor van Dijk" in line_with_focus(page)
    page.keyboard.press("z")
    expect(page.get_by_role("button", name="Done: Follow up, Daniel Voss")).to_be_visible()
    assert tab.problems() == []


def test_a_contact_is_logged_without_the_mouse(tab: Tab, people: list[int]) -> None:
    page = tab.open("/")
    page.keyboard.press("t")
    page.wait_for_url("**/log")
    page.keyboard.type("noor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/log?q=noor")
    page.get_by_role("link", name="Noor van Dijk").press("Enter")
    page.wait_for_url(f"**/leads/{people[1]}#log")
    page.keyboard.press("t")
    page.keyboard.type("Happy to talk.")
    page.get_by_label("I wrote").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".timeline-who").first).to_have_text("Noor wrote")
    expect(page.locator(".lead-stage")).to_contain_text("Replied")


def test_the_box_asks_only_what_belongs_to_what_happened(tab: Tab, people: list[int]) -> None:
    page = tab.open(f"/leads/{people[0]}")
    box = page.locator("#log")
    expect(box.get_by_label("Next step").locator("option").first).to_contain_text("Follow up in")
    box.get_by_role("radio", name="We talked").check(force=True)
    expect(box.get_by_label("Where we talked")).to_be_visible()
    expect(box.get_by_label("Channel", exact=True)).to_be_hidden()
    expect(box.get_by_label("Next step").locator("option").first).to_contain_text("Say thank you in")
    box.get_by_role("radio", name="Note").check(force=True)
    expect(box.get_by_role("button", name="Keep the note")).to_be_visible()
    expect(box.get_by_label("Next step")).to_be_hidden()


def test_what_is_refused_keeps_what_was_typed_and_gets_the_focus(tab: Tab, people: list[int]) -> None:
    page = tab.open(f"/leads/{people[0]}")
    page.get_by_placeholder("What was said").fill("Typed words")
    page.get_by_placeholder("Now").first.fill("31 Feb 2026")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("ends on day 28")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.get_by_placeholder("What was said").input_value() == "Typed words"
    assert tab.problems() == []


def test_previous_and_next_by_letter_and_arrow(tab: Tab, people: list[int]) -> None:
    page = tab.open(f"/leads/{people[0]}?sort=name")
    page.keyboard.press("j")
    page.wait_for_url(f"**/leads/{people[1]}?sort=name")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/leads/{people[0]}?sort=name")


def test_all_of_it_works_without_a_script(tabs: Tabs, site: Site, account: int, people: list[int]) -> None:
    page = tabs.open(site, account, java_script_enabled=False).open(f"/leads/{people[0]}")
    page.get_by_role("radio", name="We talked").check(force=True)
    page.get_by_label("Where we talked").select_option("phone")
    page.get_by_placeholder("What was said").fill("She called back.")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator(".timeline-who").first).to_have_text("Call with Daniel")
    expect(page.locator(".lead-stage")).to_contain_text("Met")
    page.get_by_role("complementary").get_by_text("Snooze").click()
    page.get_by_role("complementary").get_by_role("button", name="One week").click()
    expect(page.get_by_role("status")).to_contain_text("Put off until")
