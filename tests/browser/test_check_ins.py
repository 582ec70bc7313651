"""Check-ins, thanks and the pulse by keyboard, in both languages, and without a script."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, CheckIn, Issue, Pulse, Recognition
from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.tab import Tabs
from tests.mentorships.people import make_mentorship

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]


@pytest.fixture
def mentorship(site: Site, account: int) -> int:
    """One that goes on, with Ingrid."""
    with site.app.app_context():
        return make_mentorship(db.session.get_one(Account, account)).id


def check_in_of(site: Site, account: int) -> CheckIn:
    """The only one that is stored."""
    with site.app.app_context():
        return db.session.scalars(select(CheckIn).where(CheckIn.owner_id == account)).one()


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_something_is_wrong_and_is_settled(site: Site, account: int, tabs: Tabs, mentorship: int, locale: str) -> None:
    with site.app.app_context():
        db.session.get_one(Account, account).locale = locale
        db.session.commit()
    tab = tabs.open(site, account)
    page = tab.open(f"/mentorships/{mentorship}/check-ins")
    hands = Hands(page)
    hands.reach(page.locator("#how-0"))
    hands.press("ArrowRight", "Tab", "ArrowRight", "ArrowRight", "ArrowRight")
    hands.reach(page.locator("#good"))
    hands.write("We began with <b>what I tried</b>")
    expect(page.locator("#changed")).to_be_hidden()
    hands.reach(page.locator("#issue-0"))
    hands.press("ArrowRight", "ArrowRight", "ArrowRight")
    expect(page.locator("#changed")).to_be_visible()
    hands.press("Control+Enter")
    expect(page.locator("#open")).to_be_visible()
    row = check_in_of(site, account)
    assert (row.how.value, row.mood, row.issue, row.changed) == ("call", 4, Issue.DRIFTING, "")
    assert tab.problems() == []
    hands.reach(page.locator("#open textarea"))
    hands.write("Every two weeks")
    hands.activate(page.locator("#open button"))
    expect(page.locator("#open")).to_have_count(0)
    assert check_in_of(site, account).changed == "Every two weeks"
    assert tab.problems() == []


def test_thanks_from_an_idea_without_a_script(site: Site, account: int, tabs: Tabs, mentorship: int) -> None:
    tab = tabs.open(site, account, java_script_enabled=False, width=360)
    page = tab.open(f"/mentorships/{mentorship}/recognition")
    page.locator('a[href*="idea=pizza"]').click()
    expect(page.locator("#what")).to_have_value("A pizza")
    page.locator("#cost").fill("-5")
    page.locator("main .btn-primary").click()
    expect(page.locator("#cost-error")).to_contain_text("never below zero")
    page.locator("#cost").fill("12,50")
    page.locator("main .btn-primary").click()
    expect(page.locator(".ledger")).to_contain_text("€12.50")
    page.locator(".ledger .menu summary").click()
    page.locator(".ledger .menu button").click()
    expect(page.locator(".ledger")).to_have_count(0)
    page.locator(".toast-line button").first.click()
    expect(page.locator(".ledger")).to_contain_text("A pizza")
    with site.app.app_context():
        assert db.session.scalars(select(Recognition.cost).where(Recognition.owner_id == account)).all() == [1250]


def test_the_pulse_by_keyboard(site: Site, account: int, tabs: Tabs, mentorship: int) -> None:
    tab = tabs.open(site, account)
    page = tab.open(f"/mentorships/{mentorship}/pulse")
    hands = Hands(page)
    for name in ("empowered", "connected", "inspired"):
        hands.reach(page.locator(f"#me-{name}-0"))
        hands.press("ArrowRight", "ArrowRight")
    hands.press("Enter")
    expect(page.locator(".pulse-pictures circle")).to_have_count(3)
    with site.app.app_context():
        row = db.session.scalars(select(Pulse).where(Pulse.owner_id == account)).one()
        assert (row.empowered, row.connected, row.inspired) == (3, 3, 3)
        assert row.month.day == 1
    assert tab.problems() == []
