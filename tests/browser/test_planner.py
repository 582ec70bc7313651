"""The planner: its sentence holds its inputs, by mouse, by keyboard, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-planner")]


def drawn(page: Page) -> Page:
    """The page once Plotly has taken over."""
    page.wait_for_selector(".is-drawn[data-chart=promise] .main-svg", state="attached")
    page.wait_for_selector("[data-charts=drawn]", state="attached")
    return page


def test_plotly_takes_over_and_nothing_is_refused(tab: Tab) -> None:
    page = drawn(tab.open("/planner"))
    page.locator(".promise-plot").hover(position={"x": 200, "y": 150})
    page.locator("summary", has_text="CSV").click()
    with page.expect_download() as download:
        page.click("[data-png-of=promise]")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert tab.problems() == []


def test_a_word_opens_its_field_by_keyboard_and_escape_leaves_it(tab: Tab) -> None:
    page = tab.open("/planner")
    word = page.locator("summary", has_text="9 in 10")
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chance")).to_be_focused()
    page.keyboard.type("80")
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    expect(page.locator("#chance")).not_to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#chance")).to_be_focused()  # which comes a moment after it is shown
    expect(page.locator("#chance")).to_have_value("90")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="77 more people to contact")).to_be_visible()


def test_what_cannot_be_read_stands_open_with_its_sentence(tab: Tab) -> None:
    page = tab.open("/planner")
    page.locator("summary", has_text="a week").click()
    page.fill("#pace", "soon")
    page.keyboard.press("Enter")
    expect(page.locator("#pace")).to_have_value("soon")
    expect(page.locator("#pace-error")).to_have_text("This is not a number.")
    expect(page.locator(".errors")).to_be_focused()


def test_without_a_script_the_words_open_and_the_curve_is_there(site: Site, account: int, tabs: Tabs) -> None:
    page = tabs.open(site, account, java_script_enabled=False).open("/planner")
    assert page.locator(".promise-line").is_visible()
    assert not page.locator("[data-png]").is_visible()
    page.locator("summary", has_text="Change").click()
    page.fill("#one_in", "10")
    page.locator(".origin-form button").click()
    assert "one_in=10" in page.url
    assert page.get_by_text("About 1 in 10", exact=True).is_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_open_fields_do_not_push_the_page_aside(width: int, tab: Tab) -> None:
    page = tab.open("/planner")
    page.set_viewport_size({"width": width, "height": 780})
    for word in page.locator("details[data-wish] > summary").all():
        word.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
