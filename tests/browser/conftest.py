"""One Chromium and one server for all tests of a process; every test that writes has an account of its own."""

from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.site import Site, serving
from tests.browser.tab import PATIENCE_MS, Tab, Tabs, tabs_of
from tests.browsers import chromium_path

NUMBERS = count(1)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; without its sandbox, which a container's root cannot have."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server of all tests of this process."""
    with serving(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def fresh_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server that nobody has set up yet."""
    with serving(tmp_path_factory.mktemp("fresh")) as running:
        yield running


@pytest.fixture
def tabs(chromium: Browser) -> Iterator[Tabs]:
    """`tabs.open(site, account)`: a tab for this test alone."""
    with tabs_of(chromium) as opened:
        yield opened


@pytest.fixture
def account(site: Site) -> int:
    """Somebody new, without any leads."""
    return site.account(f"person-{next(NUMBERS)}", time_zone="Europe/Paris")


@pytest.fixture
def tab(tabs: Tabs, site: Site, account: int) -> Tab:
    """A wide window in which that somebody is signed in."""
    return tabs.open(site, account)
