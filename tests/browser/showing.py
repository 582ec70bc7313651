"""The tabs of those who look at pages, kept open from page to page: a browser for each page would take too long."""

from dataclasses import dataclass

from tests.browser.furnished import Furnished
from tests.browser.pages import Look, Shown
from tests.browser.tab import Tab

# Plotly takes over once it is loaded; a page is looked at when it no longer changes.
SETTLED = "() => document.querySelector('[data-charts]') === null || document.querySelector('[data-charts=drawn]')"


@dataclass
class Showing:
    """Whoever looks, each in a tab."""

    furnished: Furnished
    tabs: dict[str, Tab]
    looks: dict[str, Look]

    def show(self, page: Shown, look: Look) -> Tab:
        """The page, in this language, theme and width."""
        tab = self.tabs[page.who]
        if self.looks.get(page.who) != look:
            self._dress(page.who, tab, look)
        tab.open(page.path(self.furnished.told), page.status)
        tab.page.wait_for_function(SETTLED)
        return tab

    def _dress(self, who: str, tab: Tab, look: Look) -> None:
        accounts = {"full": self.furnished.full, "empty": self.furnished.empty}
        if who in accounts:
            self.furnished.site.look(accounts[who], locale=look.locale, theme=look.theme)
        else:
            tab.open(f"/sign-in?lang={look.locale}")  # remembered from there on
        tab.page.emulate_media(color_scheme="dark" if look.theme == "dark" else "light")
        tab.page.set_viewport_size({"width": look.width, "height": 800})
        self.looks[who] = look
