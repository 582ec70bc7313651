"""Goal 10: when the figures and the drawn funnel are seen, in a real Chromium, and how much had to come for it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.benchmarks.bench_dashboard import PAGE, searched
from tests.benchmarks.harness import Row, in_milliseconds
from tests.benchmarks.many_leads import Site, visited
from tests.browsers import chromium_path

LEADS = 10_000
ROUNDS = 7
# Both in milliseconds since the address was asked for. A picture that has a place is painted by the frame after.
WATCH = """
const painted = () => {
  const drawn = document.querySelector("[data-chart=funnel] .funnel-row:last-child .funnel-bar");
  if (!drawn?.getBoundingClientRect().height) return requestAnimationFrame(painted);
  requestAnimationFrame(() => { window.seen = performance.now(); });
};
requestAnimationFrame(painted);
let plotly;
Object.defineProperty(window, "Plotly", {
  configurable: true,
  get: () => plotly,
  set: (loaded) => { plotly = loaded; window.loaded ??= performance.now(); },
});
"""
FIGURES = """() => [...document.querySelectorAll("script[data-figure], script[data-figure-common]")]
  .map((script) => new Blob([script.textContent]).size).reduce((sum, size) => sum + size, 0)"""
TEXTS = re.compile(r"css|javascript|json|svg|text")


def run() -> list[Row]:
    """Each round a browser that has nothing yet."""
    with searched(LEADS) as (app, data), visited(app, data, "dashboard.funnel") as site, chromium() as browser:
        sights = [sight(browser, site) for _round in range(ROUNDS)]
    seen, loaded, size, careless = zip(*sights, strict=True)
    return [
        in_milliseconds("10", "funnel painted, against plotly.js loaded", median(loaded), median(seen), 1.0),
        Row("10", "JSON of all figures of the main page", max(size) / 1000, "kB", goal=15),
        Row("10", "its files that are not immutable, or texts not compressed", max(careless), "files", goal=0),
    ]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


def sight(browser: Browser, site: Site) -> tuple[float, float, int, int]:
    """Seconds until the funnel was painted and until plotly.js was there; bytes of figures; careless files."""
    address = f"http://127.0.0.1:{site.port}"
    name, _, value = site.cookie.partition("=")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_cookies([{"name": name, "value": value, "url": address}])
    context.add_init_script(WATCH)
    page, answers = context.new_page(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address + PAGE)
    page.wait_for_function("() => window.seen && window.loaded")
    seen, loaded = moments(page)
    size = int(page.evaluate(FIGURES))
    careless = sum(map(is_careless, answers))
    context.close()
    return seen, loaded, size, careless


def moments(page: Page) -> tuple[float, float]:
    """When both happened, in seconds."""
    seen, loaded = page.evaluate("[window.seen, window.loaded]")
    return seen / 1000, loaded / 1000


def is_careless(answer: Response) -> bool:
    """Whether a file of the page may not be kept for ever, or is a text that was sent as it is."""
    if not urlsplit(answer.url).path.startswith("/assets/"):
        return False
    headers = answer.headers
    compressed = "content-encoding" in headers or not TEXTS.search(headers.get("content-type", ""))
    return "immutable" not in headers.get("cache-control", "") or not compressed
