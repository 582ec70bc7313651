"""Two people agree: one with an account, the other through a link, in either language, without a script."""

import pytest
from playwright.sync_api import Page, expect

from outreach.extensions import db
from outreach.models import Account
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs
from tests.mentorships.people import make_mentorship

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-plain")]


@pytest.fixture
def agreement(site: Site, account: int) -> str:
    """The address of an agreement that nobody has written."""
    with site.app.app_context():
        owner = db.session.get_one(Account, account)
        owner.name = "Claire Ferrand"
        return f"/mentorships/{make_mentorship(owner, 'Hélène Quéméneur').id}/agreement"


def push(page: Page, where: str) -> None:
    """The button of the form that leads there, whatever it is called."""
    page.locator(f'form[action*="{where}"] button:visible').first.click()


def link_made_on(page: Page, language: str) -> str:
    """The path of a new link that greets in this language."""
    page.locator("select[name=language]").select_option(language)
    push(page, "/links")
    return page.locator(".links-fresh input").input_value().partition("/m/")[2]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_the_first_draft_to_a_change_that_both_want(
    site: Site, tab: Tab, tabs: Tabs, account: int, agreement: str, language: str
) -> None:
    site.look(account, locale=language, theme="light")
    mine = tab.open(f"{agreement}/wording")
    mine.locator(".terms-form button.btn-primary").click()
    push(mine, "/yes")
    other = tabs.open(site, width=360, java_script_enabled=False)
    theirs = other.open(f"/m/{link_made_on(mine, language)}")
    assert theirs.locator("html").get_attribute("lang") == language
    push(theirs, "/yes")
    expect(theirs.locator(".door-say.is-ok")).to_be_visible()
    theirs.locator('a[href*="/change"]').click()
    theirs.locator("[name=minimum_hours]").fill("9")
    theirs.locator("[name=remark]").fill("<b>Nine</b>")
    theirs.locator(".terms-form button.btn-primary").click()
    expect(theirs.locator(".door-proposal ins")).to_contain_text("9")
    mine.goto(tab.address + agreement)
    expect(mine.locator(".agreement-remark")).to_have_text("<b>Nine</b>")
    push(mine, "/yes")
    expect(mine.locator(".terms").first).to_contain_text("9")
    expect(mine.locator(".agreement-version")).to_have_count(2)
    assert tab.problems() == []


def test_a_link_is_gone_once_it_is_revoked(site: Site, tab: Tab, tabs: Tabs, agreement: str) -> None:
    mine = tab.open(f"{agreement}/wording")
    mine.locator(".terms-form button.btn-primary").click()
    path = f"/m/{link_made_on(mine, '')}"
    other = tabs.open(site, locale="fr-FR")
    assert other.open(path).locator("html").get_attribute("lang") == "fr"
    mine.reload()
    expect(mine.locator(".links-fresh")).to_have_count(0)
    push(mine, "/revocation")
    other.open(path, status=404)
    assert other.page.locator("a:not([hreflang])").count() == 0
    assert other.problems() == []
