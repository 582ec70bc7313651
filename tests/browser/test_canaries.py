"""What the checks of a page are for is found when it is put into a page that has nothing wrong."""

import pytest

from tests.browser import pages
from tests.browser.site import Site
from tests.browser.tab import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-flows")]

FAULTS = {
    "axe label": "document.querySelector('label').remove()",
    "axe color-contrast": "document.querySelector('h1').style.color = 'rgb(200, 200, 200)'",
    "sideways: the page": "document.querySelector('main form').style.minWidth = '3000px'",
    "sideways: form": (
        "document.body.style.overflow = 'hidden'; document.querySelector('main form').style.minWidth = '3000px'"
    ),
    "console: broken": "console.error('broken')",
    "script: ": "setTimeout(() => { throw new Error('broken') }); new Promise((done) => setTimeout(done, 50))",
    "console: CSP: style-src-attr inline": (
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">.</p>')"
    ),
    "console: CSP: script-src-elem inline": (
        "document.body.append(Object.assign(document.createElement('script'), {text: 'void 0'}))"
    ),
    "console: CSP: img-src": "new Promise((done) => Object.assign(new Image(), {onerror: done, src: 'http://127.0.0.1:9/'}))",
}


@pytest.mark.parametrize("named", FAULTS)
def test_canary_a_fault_is_found(tab: Tab, named: str) -> None:
    tab.open("/leads/new")  # of which the checks of all pages say that nothing is wrong
    tab.page.evaluate(FAULTS[named])
    assert any(problem.startswith(named) for problem in tab.problems())


def test_canary_a_page_that_nobody_listed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SHOWN", [page for page in pages.SHOWN if page.endpoint != "leads.board"])
    assert pages.unlisted(site.app) == ["leads.board"]
