"""The pictures of a page of figures, found by walking through it: what each one is called, and what it lacks."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Download, Locator, Page

from outreach.dashboard.report.pieces import LABELS
from tests.browser.showing import SETTLED
from tests.browser.tab import Tab

PATHS = {
    "funnel": "/funnel",
    "planner": "/planner",
    "what works": "/what-works",
    "pace": "/pace",
    "a year of pace": "/pace?weeks=52",
    "silences": "/silences",
    "studies": "/studies",
    "outcomes": "/fruits",
    "report": "/report?ticked=1&tables=y&" + "&".join(f"piece={key}" for key in LABELS),
}
PICTURES = "[data-chart], [data-drawn]"
# Whatever is drawn, and neither beside words nor a part of Plotly's, must stand in something that is called a picture.
WALK = """(pictures) => {
  const nameOf = (picture) => picture.dataset.chart ?? picture.dataset.drawn;
  const signs = ".icon, .ring, .hatch, .chart-defs, .silence-defs, .days-swatch, svg svg, .js-plotly-plot svg";
  const drawn = [...document.querySelectorAll("main svg, main .heat")].filter((part) => !part.matches(signs));
  const alone = drawn.filter((part) => !part.closest(pictures));
  const astray = alone.map((part) => `not in a picture: ${part.getAttribute("class")}`);
  const lacking = [...document.querySelectorAll(pictures)].flatMap((picture) => {
    const name = nameOf(picture);
    const beside = document.getElementById(picture.getAttribute("aria-details"));
    const title = document.getElementById(picture.getAttribute("aria-labelledby")) ?? picture.querySelector("h2, h3");
    const has = {
      title: (title?.textContent ?? picture.getAttribute("aria-label") ?? "").trim(),
      table: picture.querySelector("table") ?? beside?.querySelector("table"),
      file: picture.dataset.file,
      CSV: document.querySelector(`a[data-csv-of~="${name}"][href*=".csv"]`),
      PNG: document.querySelector(`button[data-png-of="${name}"]:not([hidden])`),
    };
    return Object.keys(has).filter((key) => !has[key]).map((key) => `${name}: no ${key}`);
  });
  return [...astray, ...lacking];
}"""
LOOK = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.drawImage(image, 0, 0);
  const { data: parts } = context.getImageData(0, 0, image.width, image.height);
  const colours = new Set(new Uint32Array(parts.buffer)).size;
  return {width: image.width, height: image.height, colours, ground: [...parts.slice(0, 3)]};
}"""


@dataclass(frozen=True)
class Kept:
    """A PNG as it was downloaded."""

    name: str
    width: int
    height: int
    colours: int
    ground: list[int]
    """Red, green and blue of its first pixel."""


def opened(tab: Tab, path: str) -> Page:
    """The page once nothing more is drawn on it."""
    page = tab.open(path)
    page.wait_for_function(SETTLED)
    return page


def lacking(page: Page) -> list[str]:
    """What the pictures of a page lack of title, table, CSV and PNG."""
    found: list[str] = page.evaluate(WALK, PICTURES)
    return found


def pictures(page: Page) -> Iterator[tuple[str, str]]:
    """The name of each picture, and that of its file."""
    for picture in page.locator(PICTURES).all():
        name = picture.get_attribute("data-chart") or picture.get_attribute("data-drawn")
        yield str(name), str(picture.get_attribute("data-file"))


def keep(page: Page, name: str) -> Kept:
    """Click on the PNG of a picture, where a hand finds it, and look at what comes."""
    button = page.locator(f"[data-png-of='{name}']")
    if not button.is_visible():
        page.locator("summary", has_text="PNG").click()
    return _looked_at(page, _downloaded(page, button))


def _downloaded(page: Page, button: Locator) -> Download:
    with page.expect_download() as download:
        button.click()
    return download.value


def _looked_at(page: Page, download: Download) -> Kept:
    data = download.path().read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return Kept(download.suggested_filename, **page.evaluate(LOOK, base64.b64encode(data).decode()))
