"""Getting in by keyboard alone: the one-time link, and signing in."""

import pytest
from playwright.sync_api import expect

from outreach.accounts.links import make_link
from outreach.extensions import db
from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.browser.tab import Tabs
from tests.support.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-flows")]


def test_the_link_sets_up_and_dies(fresh_site: Site, tabs: Tabs) -> None:
    with fresh_site.app.app_context():
        path = f"/set-up/{make_link('set_up')}"
        db.session.commit()
    tab = tabs.open(fresh_site, locale="fr-FR", timezone_id="Europe/Zurich")
    page = tab.open(path)
    hands = Hands(page)
    expect(page.locator("#locale")).to_have_value("fr")
    expect(page.locator("#time_zone")).to_have_value("Europe/Zurich")
    for field, text in (("name", "Alice Martin"), ("email", "alice@example.org"), ("password", "a few words in a row")):
        if page.evaluate("document.activeElement.id") != field:
            hands.reach(page.locator(f"#{field}"))
        hands.write(text)
    hands.press("Enter")
    page.wait_for_url(fresh_site.address + "/")
    expect(page.locator(".ways > li")).to_have_count(3)
    assert tab.problems() == []
    tabs.open(fresh_site).open(path, status=410)


def test_errors_of_the_set_up_keep_what_was_typed(fresh_site: Site, tabs: Tabs) -> None:
    with fresh_site.app.app_context():
        path = f"/set-up/{make_link('set_up')}"
        db.session.commit()
    tab = tabs.open(fresh_site)
    hands = Hands(tab.open(path))
    hands.write("Alice Martin")
    hands.press("Enter")
    expect(tab.page.locator(".errors")).to_be_focused()
    expect(tab.page.locator("#name")).to_have_value("Alice Martin")
    hands.activate(tab.page.locator(".errors a").first)
    expect(tab.page.locator("#email")).to_be_focused()
    assert tab.problems() == []


def test_signing_in_leads_on_to_where_one_wanted_to_go(site: Site, tabs: Tabs, account: int) -> None:
    tab = tabs.open(site)
    page = tab.open("/leads/new")
    hands = Hands(page)
    hands.write(site.email(account))
    hands.reach(page.locator("#password"))
    hands.write("not this one")
    hands.press("Enter")
    expect(page.locator(".errors")).to_be_focused()
    assert tab.problems() == []
    hands.reach(page.locator("#password"))
    hands.write(PASSWORD)
    hands.press("Enter")
    page.wait_for_url(site.address + "/leads/new")
    assert tab.problems() == []
