"""One tab of a real Chromium, and everything that goes wrong in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

from tests.browser.site import Site

PATIENCE_MS = 30_000  # only against hanging: the machine may be busy
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Chromium writes blocked styles and scripts to the console too, but not from every kind of place.
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""
# What sticks out to the right, unless it lies in something that scrolls or is cut by itself.
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const held = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  const found = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.height && box.right > width + 1 && element.checkVisibility() && !held(element)
      && !element.closest(".visually-hidden, svg svg");
  });
  const names = found.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
  const whole = document.documentElement.scrollWidth;
  const scrolls = whole > width ? [`the page is ${whole} wide`] : [];
  return [...scrolls, ...names.slice(0, 5)];
}"""

# The ground is the paper of the theme, whatever asked for it: the account, or the system.
AS_IT_LOOKS = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number);
  return {locale: document.documentElement.lang, theme: red + green + blue < 380 ? "dark" : "light", width: innerWidth};
}"""


class Tab:
    """A page of the site, in a window of its own size."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.said: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(f"script: {error}"))

    def open(self, path: str, status: int = 200) -> Page:
        """Go to an address of the site, whose answer must have this status."""
        answer = self.page.goto(self.address + path)
        assert answer is not None and answer.status == status, f"{path} answered {answer and answer.status}"
        return self.page

    def problems(self) -> list[str]:
        """Everything that is wrong with the page as it stands; what was heard is forgotten then."""
        found = [*barriers(self.page), *(f"sideways: {each}" for each in wider(self.page))]
        found += self.said  # last: what the page says takes a moment to arrive
        self.said.clear()
        return found

    def as_it_looks(self) -> dict[str, Any]:
        """The language, the theme and the width that the page itself has."""
        found: dict[str, Any] = self.page.evaluate(AS_IT_LOOKS)
        return found

    def _hear(self, message: ConsoleMessage) -> None:
        # An answer that says 404 or 422 is a page like others; Chromium remarks on it all the same.
        about_the_page = message.location.get("url") == self.page.url and "server responded with" in message.text
        if message.type in ("error", "warning") and not about_the_page:
            self.said.append(f"console: {message.text}")


def barriers(page: Page) -> list[str]:
    """What axe finds on the page: rule, place, why."""
    violations: list[Any] = Axe().run(page, options=RULES).response["violations"]
    return [
        f"axe {each['id']}: {node['target']} {node['html'][:160]} {reason(node)}"
        for each in violations
        for node in each["nodes"]
    ]


def reason(node: dict[str, Any]) -> str:
    """Why a place breaks a rule."""
    return "; ".join(str(part["message"]) for kind in ("any", "all", "none") for part in node[kind])


def wider(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = page.evaluate(WIDER)
    return found


class Tabs:
    """Opens tabs, and closes them all."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.contexts = browser, list[BrowserContext]()

    def open(self, site: Site, account_id: int | None = None, *, width: int = 1280, **options: Any) -> Tab:
        """A tab in a browser of its own; with an account, it is signed in there."""
        size: ViewportSize = {"width": width, "height": 800}
        context = self.browser.new_context(viewport=size, reduced_motion="reduce", **{"locale": "en-GB", **options})
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(TELL_VIOLATIONS)
        if account_id is not None:
            context.add_cookies([site.cookie(account_id)])  # type: ignore[list-item]
        return Tab(context.new_page(), site.address)

    def close(self) -> None:
        """Close every browser that was opened here."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()


@contextmanager
def tabs_of(browser: Browser) -> Iterator[Tabs]:
    """Tabs that are closed when the block ends."""
    tabs = Tabs(browser)
    try:
        yield tabs
    finally:
        tabs.close()
