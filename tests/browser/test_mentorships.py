"""A mentorship from the yes to its end and the roles turned round: by keyboard, in both languages, without a script."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, ChecklistItem, Lead, Mentorship, Phase
from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.tab import Tabs
from tests.support.leads import make_lead

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]


@pytest.fixture
def lead(site: Site, account: int) -> int:
    """Somebody who said yes."""
    with site.app.app_context():
        return make_lead(db.session.get_one(Account, account), "Ada Okafor").id


def told(site: Site, account: int) -> list[tuple[str, str, bool, str]]:
    """The mentorships that are stored: role, phase, whether it goes on, the stage of the lead."""
    with site.app.app_context():
        chosen = select(Mentorship.role, Mentorship.phase, Mentorship.ended_on, Lead.stage).join(Lead)
        rows = db.session.execute(chosen.where(Mentorship.owner_id == account).order_by(Mentorship.id))
        return [(role.value, phase.value, ended is None, stage.value) for role, phase, ended, stage in rows]


def read_in(site: Site, account: int, locale: str) -> None:
    with site.app.app_context():
        db.session.get_one(Account, account).locale = locale
        db.session.commit()


def send(page: Page, hands: Hands, action: str) -> None:
    """Press the button of the form that goes there."""
    hands.activate(page.locator(f'form[action$="{action}"] button').first)


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_from_the_yes_to_its_end_by_keyboard(site: Site, account: int, tabs: Tabs, lead: int, locale: str) -> None:
    read_in(site, account, locale)
    tab = tabs.open(site, account)
    page = tab.open(f"/leads/{lead}/mentorships/new")
    hands = Hands(page)
    hands.reach(page.locator("#story"))
    hands.write("after a talk")
    hands.activate(page.locator("main .btn-primary"))
    expect(page.locator(".mentorship-head p")).to_contain_text("after a talk")
    assert told(site, account) == [("mentee", "preparation", True, "ongoing")]
    hands.activate(page.locator(".tick").first)
    expect(page.locator(".part-head").first).to_contain_text("8")
    assert tab.problems() == []
    hands.activate(page.locator(".phases a").first)
    hands.activate(page.locator(".go-on .btn-primary"))
    expect(page.locator(".toast-line")).to_be_visible()
    assert told(site, account) == [("mentee", "negotiation", True, "ongoing")]
    assert tab.problems() == []
    tab.open(page.url.removeprefix(site.address).replace("phases", "closure"))
    hands.reach(page.locator("#learned_by_me"))
    hands.write("To say no.")
    hands.activate(page.locator("main .btn-primary"))
    expect(page.locator(".ends")).to_contain_text("To say no.")
    assert told(site, account) == [("mentee", "closure", False, "ongoing")]
    assert tab.problems() == []
    send(page, hands, "/reversal")
    expect(page.locator("[aria-labelledby=others-head] a")).to_be_visible()
    assert told(site, account)[1] == ("mentor", "preparation", True, "ongoing")
    assert tab.problems() == []


def test_a_point_is_said_in_other_words_by_keyboard(site: Site, account: int, tabs: Tabs) -> None:
    tab = tabs.open(site, account)
    page = tab.open("/mentorships/new")
    page.locator("#name").fill("Jonas Petit")
    page.locator("main .btn-primary").click()
    page.locator(".phases a").first.click()
    hands, words = Hands(page), page.locator(".point-words textarea").first
    hands.reach(words)
    hands.press("Control+a")
    hands.write("Why Jonas?")
    hands.press("Control+Enter")
    expect(words).to_have_value("Why Jonas?")
    hands.activate(page.locator(".entry-do button").first)
    expect(page.locator(".toast-line")).to_contain_text("Taken away: Why Jonas?")
    hands.activate(page.locator(".toast-line button").first)
    expect(words).to_have_value("Why Jonas?")
    assert tab.problems() == []


def test_without_a_script(site: Site, account: int, tabs: Tabs, lead: int) -> None:
    tab = tabs.open(site, account, java_script_enabled=False, width=360)
    page = tab.open(f"/leads/{lead}/mentorships/new")
    page.locator("main .btn-primary").click()
    page.locator(".phases a").first.click()
    page.locator(".tick").first.click()
    page.locator(".point-add input[name=text]").first.fill("Bring a cake")
    page.locator(".point-add button").first.click()
    page.locator(".go-on .btn-primary").click()
    with site.app.app_context():
        points = db.session.scalars(select(ChecklistItem).where(ChecklistItem.owner_id == account)).all()
        done = [point.done_on is not None for point in points if point.phase is Phase.PREPARATION]
        assert sum(done) == 1 and any(point.text == "Bring a cake" for point in points)
    assert told(site, account) == [("mentee", "negotiation", True, "ongoing")]
    assert tab.said == []
