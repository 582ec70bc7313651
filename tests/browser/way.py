"""Somebody on the way from an empty brief to closure: chapters that are played in order, once each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask_babel import force_locale
from playwright.sync_api import Locator, Page, expect

from outreach import clock
from outreach.extensions import db
from outreach.models import Account
from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs


@dataclass
class Way:
    """Who goes it, in which language; what was met so far."""

    site: Site
    tabs: Tabs
    account: int
    locale: str
    tab: Tab
    played: list[Callable[["Way"], None]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    """Of what was made: brief, lead, event, mentorship, meeting."""

    def go(self, chapters: Sequence[Callable[["Way"], None]]) -> Page:
        """Play those of the chapters that were not played yet; the page on which that ends."""
        for chapter in chapters:
            if chapter not in self.played:
                chapter(self)
                self.played.append(chapter)
        assert self.tab.said == []
        return self.tab.page

    def open(self, path: str) -> Page:
        """A page of the site; `{lead}` and the like in its path are numbers of what was made."""
        return self.tab.open(path.format(**self.numbers))

    def room(self, name: str = "") -> Page:
        """A page of the mentorship."""
        return self.open("/mentorships/{mentorship}" + name)

    def made(self, what: str) -> int:
        """Keep the number that ends the address of the page."""
        self.numbers[what] = int(self.tab.page.url.partition("#")[0].partition("?")[0].rpartition("/")[2])
        return self.numbers[what]

    def words(self, text: object) -> str:
        """A text of the catalogue, in the language of this way."""
        with self.site.app.test_request_context(), force_locale(self.locale):
            return str(text)

    def today(self) -> str:
        """The day of the account, as a date field takes it."""
        with self.site.app.app_context():
            return clock.today(db.session.get_one(Account, self.account).zone).isoformat()


def press(page: Page, button: Locator) -> None:
    """Press what sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        button.click()


def push(page: Page, where: str, more: str = "") -> None:
    """The same with the first button of the form that leads there, whatever it is called."""
    press(page, page.locator(f'form[action$="{where}"]{more} button:visible').first)


def save(page: Page) -> None:
    """The same with the filled button of the form on the page."""
    press(page, page.locator("main form .btn-primary:visible").first)


def choose(page: Page, name: str, value: object) -> None:
    """One of several, by keyboard: whatever is drawn over it, that is how it is chosen."""
    chosen = page.locator(f'input[name="{name}"][value="{value}"]').first
    chosen.focus()
    chosen.press("Space")
    expect(chosen).to_be_checked()
