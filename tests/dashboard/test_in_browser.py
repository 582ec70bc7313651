"""The funnel page in a real Chromium: taken over by Plotly under a strict policy, and whole without a script."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import make_server

from outreach.extensions import db
from outreach.models import Account, Lead
from tests.browsers import chromium_path
from tests.dashboard.conftest import MakeLead
from tests.support.browser import Browser

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WATCH = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (e) => window.refused.push(e.violatedDirective));
"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the app of the test answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(chromium: Chromium, address: str, app: Flask, alices: Browser) -> Iterator[Open]:
    """`open_page("/funnel", width=360)`: the page as Alice sees it, with what went wrong in `page.wrongs`."""
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = alices.get_cookie(name)
    assert cookie is not None
    contexts: list[BrowserContext] = []

    def visit(path: str, *, width: int = 1280, **options: Any) -> Page:
        db.session.commit()
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        context.add_cookies([{"name": name, "value": cookie.value, "url": address}])
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield visit
    for context in contexts:
        context.close()


def drawn(page: Page) -> Page:
    """The page once Plotly has taken over its last figure."""
    page.wait_for_selector(".is-drawn[data-chart=weeks] .main-svg", state="attached")
    page.wait_for_selector("[data-png]:not([hidden])", state="attached")
    return page


def test_plotly_takes_over_and_nothing_is_refused(open_page: Open, search: list[Lead]) -> None:
    page = drawn(open_page("/funnel"))
    assert page.locator(".is-drawn .main-svg").count() >= 3
    page.hover("[data-chart=weeks] .chart-plot", position={"x": 200, "y": 150})
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    page.locator("summary", has_text="CSV").click()
    with page.expect_download() as download:
        page.click("[data-png-of=curve]")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert page.evaluate("window.refused") == []


def test_colours_follow_the_theme(open_page: Open, search: list[Lead]) -> None:
    page = drawn(open_page("/funnel", color_scheme="light"))
    line = page.locator("[data-chart=curve] .js-line[style*='stroke-width: 2']")
    expect(line).to_have_css("stroke", "rgb(127, 90, 0)")  # --o-stage-replied in light
    page.emulate_media(color_scheme="dark")
    expect(line).to_have_css("stroke", "rgb(191, 160, 58)")  # and in dark


def test_a_click_on_a_bar_opens_its_people(open_page: Open, search: list[Lead]) -> None:
    page = drawn(open_page("/funnel"))
    box = page.locator(".funnel-plot").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.move(box["x"] + 44, box["y"] + 66)  # in the second row, on its bar
    page.wait_for_selector(".funnel-plot .hovertext", state="attached")
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/leads?*reached=replied*")


@pytest.mark.parametrize(("path", "width"), [("/funnel", 1280), ("/funnel?view=table&to=met", 320)])
def test_axe_finds_nothing(open_page: Open, search: list[Lead], path: str, width: int) -> None:
    page = drawn(open_page(path, width=width, bypass_csp=True))
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_everything_is_there(open_page: Open, search: list[Lead]) -> None:
    page = open_page("/funnel", java_script_enabled=False)
    assert page.locator(".funnel-bar").count() == 4
    assert page.locator(".chart-drawing").count() == 2
    assert not page.locator("[data-png]").is_visible()
    page.locator(".filter-add summary").click()
    page.select_option("#channel", "phone")
    page.locator(".filter-add button").click()
    assert "channel=phone" in page.url
    assert page.get_by_text("Nobody you have contacted is in this selection.").is_visible()


def test_of_nobody_there_is_no_chart_and_no_plotly(open_page: Open, alice: Account, make_lead: MakeLead) -> None:
    page = open_page("/funnel")
    assert page.locator(".nothing").is_visible()
    assert page.evaluate("[...document.scripts].filter((script) => script.src.includes('chart')).length") == 0
    assert page.evaluate("window.refused") == []
