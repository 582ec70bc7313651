"""Figures are printed once until something changes, and only for whom they are."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask, template_rendered

from outreach.dashboard.keeping import Pages
from outreach.extensions import db
from outreach.models import Account
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

SignIn = Callable[[Account], Browser]


@pytest.fixture
def printed(app: Flask) -> Iterator[list[str]]:
    """The pages of figures that were printed, in turn."""
    names: list[str] = []

    def note(_app: Flask, template: object, **_context: object) -> None:
        if str(getattr(template, "name", "")) == "dashboard/funnel.html":
            names.append("funnel")

    with template_rendered.connected_to(note, app):
        yield names


@pytest.fixture
def answered(alice: Account) -> Account:
    """Somebody with a search that began."""
    touch(alice, make_lead(alice, "Ada"), "2026-03-02T09:00")
    return alice


def test_a_page_is_printed_once_and_then_given_again(answered: Account, signed_in: SignIn, printed: list[str]) -> None:
    browser = signed_in(answered)
    first, again = browser.get("/funnel"), browser.get("/funnel")
    assert first.status_code == again.status_code == 200
    assert first.text == again.text and len(printed) == 1


def test_a_browser_that_has_it_gets_nothing(answered: Account, signed_in: SignIn, printed: list[str]) -> None:
    browser = signed_in(answered)
    tag = browser.get("/funnel").headers["ETag"]
    same = browser.get("/funnel", headers={"If-None-Match": tag})
    assert (same.status_code, same.data, same.headers["ETag"]) == (304, b"", tag)
    assert browser.get("/funnel?channel=email", headers={"If-None-Match": tag}).status_code == 200
    assert len(printed) == 2


def test_what_was_written_since_is_shown(answered: Account, signed_in: SignIn, printed: list[str]) -> None:
    browser = signed_in(answered)
    before = browser.get("/funnel")
    touch(answered, make_lead(answered, "Bea"), "2026-03-02T10:00")
    after = browser.get("/funnel", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200 and after.text != before.text and len(printed) == 2


def test_a_setting_a_language_and_a_day_are_shown(
    answered: Account, signed_in: SignIn, at: Callable[[str], object], printed: list[str]
) -> None:
    at("2026-03-05T20:00Z")
    browser = signed_in(answered)
    pages = [browser.get("/funnel").text]
    at("2026-03-06T04:00Z")
    pages.append(browser.get("/funnel").text)
    answered.weekly_target = 3
    db.session.commit()
    pages.append(browser.get("/funnel").text)
    answered.locale = "fr"
    db.session.commit()
    pages.append(browser.get("/funnel").text)
    assert len({*pages}) == len(printed) == 4


def test_nobody_gets_the_page_of_another(
    answered: Account, bob: Account, signed_in: SignIn, printed: list[str]
) -> None:
    tag = signed_in(answered).get("/funnel").headers["ETag"]
    touch(bob, make_lead(bob, "Cem"), "2026-03-02T09:00")
    answer = signed_in(bob).get("/funnel", headers={"If-None-Match": tag})
    assert answer.status_code == 200 and len(printed) == 2
    assert bob.name in answer.text and answered.name not in answer.text


def test_each_session_sends_forms_with_its_own_token(answered: Account, signed_in: SignIn) -> None:
    here, there = signed_in(answered), signed_in(answered)
    here.get("/funnel")
    page = there.get("/funnel")
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    sent = there.post("/settings/appearance", data={"csrf_token": token, "theme": "dark"})
    assert sent.status_code == 303


def test_what_was_refused_is_not_kept(answered: Account, signed_in: SignIn) -> None:
    browser = signed_in(answered)
    refused = browser.get("/funnel?contacted_from=soon")
    assert refused.status_code == 422 and "ETag" not in refused.headers
    assert refused.headers["Cache-Control"] == "no-store"


def test_the_oldest_pages_make_room() -> None:
    pages = Pages(most=10)
    for name in "abc":
        pages.put(name, name * 4)
    assert [pages.get(name) for name in "abc"] == [None, "bbbb", "cccc"]
    pages.put("b", "b" * 7)
    assert [pages.get(name) for name in "bc"] == ["b" * 7, None]
