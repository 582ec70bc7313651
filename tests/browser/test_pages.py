"""Check 23: axe on every page, French and English, light and dark, narrow and wide, full and empty.

The fast tier looks at each page in one of the eight ways, in turn; the full tier in all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from outreach.accounts.links import make_link
from outreach.extensions import db
from tests.browser.furnished import furnish
from tests.browser.pages import LOOKS, SHOWN, Look, Shown, unlisted
from tests.browser.showing import Showing
from tests.browser.site import Site, serving
from tests.browser.tab import tabs_of
from tests.support.counts import Tell

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pages")]
IN_TURN = [(page, LOOKS[number % len(LOOKS)]) for number, page in enumerate(SHOWN)]


@pytest.fixture(scope="session")
def showing(chromium: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Showing]:
    """Four who look: one with a search, one with nothing, one who is not signed in, one where nobody is set up."""
    furnished = furnish(site)
    with serving(Path(tmp_path_factory.mktemp("first"))) as first, tabs_of(chromium) as tabs:
        with first.app.app_context():
            furnished.told["set_up"] = make_link("set_up")
            db.session.commit()
        signed_in = {name: tabs.open(site, getattr(furnished, name)) for name in ("full", "empty")}
        yield Showing(furnished, {**signed_in, "nobody": tabs.open(site), "first": tabs.open(first)}, {})


def test_no_page_is_missing_from_the_table(site: Site) -> None:
    assert unlisted(site.app) == []


def test_the_turns_show_both_accounts_in_every_language_theme_and_width() -> None:
    for who in ("full", "empty", "nobody"):
        looks = [look for page, look in IN_TURN if page.who == who]
        assert {look.locale for look in looks} == {"en", "fr"}
        assert {look.theme for look in looks} == {"light", "dark"}
        assert {look.width for look in looks} == {320, 1280}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_pages_shut_nobody_out(look: Look, showing: Showing, tell: Tell) -> None:
    pages = [page for page, turn in IN_TURN if turn == look]
    found = found_on(showing, pages, look)
    tell(23, f"{len(pages)} pages, {look}: {len(found)} with something wrong")
    assert found == {}


@pytest.mark.full
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_shuts_nobody_out(look: Look, showing: Showing, tell: Tell) -> None:
    found = found_on(showing, SHOWN, look)
    tell(23, f"all {len(SHOWN)} pages, {look}: {len(found)} with something wrong")
    assert found == {}


def found_on(showing: Showing, pages: list[Shown], look: Look) -> dict[str, list[str]]:
    """What is wrong with each page in this look; pages with nothing wrong are left out."""
    found = {}
    for page in pages:
        tab = showing.show(page, look)
        assert tab.as_it_looks() == {"locale": look.locale, "theme": look.theme, "width": look.width}
        if wrong := tab.problems():
            found[page.name] = wrong
    return found
