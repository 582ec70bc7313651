"""Changing a lead: all details; two tabs see each other."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from werkzeug.test import TestResponse

from outreach.leads.actions import set_tags
from outreach.models import Account, Lead
from tests.leads.reading import toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead


@pytest.fixture
def ingrid(alice: Account) -> Lead:
    lead = make_lead(alice, title="CMO", hook="Sells to hospitals", email="ingrid@example.org", linkedin="ihalvorsen")
    set_tags(alice, lead, ["pricing"])
    return lead


def filled(page: TestResponse, form: str) -> dict[str, str]:
    """What the browser would post of a form as it was loaded."""
    html = page.text.partition(form)[2].partition("</form>")[0]
    inputs = re.findall(r"<input([^>]*)>", html)
    fields = {name_in(tag): value_in(tag) for tag in inputs if "checkbox" not in tag or " checked" in tag}
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\r?\n?(.*?)</textarea>', html, re.DOTALL)
    choices = re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL)
    chosen = {name: re.findall(r'selected value="([^"]*)"', options)[0] for name, options in choices}
    return {**fields, **{name: unescape(text) for name, text in areas}, **chosen}


def name_in(tag: str) -> str:
    found = re.search(r'name="([^"]+)"', tag)
    return found[1] if found else ""


def value_in(tag: str) -> str:
    found = re.search(r'value="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def opened(browser: Browser, lead: Lead) -> dict[str, str]:
    return filled(browser.get(f"/leads/{lead.id}/edit"), '<form class="page lead-form"')


def test_a_change_is_kept_and_said(alices: Browser, ingrid: Lead) -> None:
    form = opened(alices, ingrid) | {"title": "CEO", "tags": "export"}
    answer = alices.post(f"/leads/{ingrid.id}/edit", data=form)
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    assert (ingrid.title, [tag.name for tag in ingrid.tags]) == ("CEO", ["export"])
    assert (ingrid.linkedin, ingrid.email, ingrid.hook) == ("ihalvorsen", "ingrid@example.org", "Sells to hospitals")
    assert toasts_on(alices.get("/leads")) == ["Ingrid Halvorsen is saved."]


def test_saving_what_was_loaded_changes_nothing(alices: Browser, ingrid: Lead) -> None:
    form, version = opened(alices, ingrid), ingrid.version
    assert alices.post(f"/leads/{ingrid.id}/edit", data=form).status_code == 303
    assert ingrid.version == version


def test_two_tabs_change_different_fields(alices: Browser, ingrid: Lead) -> None:
    first, second = opened(alices, ingrid), opened(alices, ingrid)
    alices.post(f"/leads/{ingrid.id}/edit", data=first | {"title": "CEO"})
    assert alices.post(f"/leads/{ingrid.id}/edit", data=second | {"city": "Oslo"}).status_code == 303
    assert (ingrid.title, ingrid.city) == ("CEO", "Oslo")


def test_two_tabs_change_the_same_field(alices: Browser, ingrid: Lead) -> None:
    first, second = opened(alices, ingrid), opened(alices, ingrid)
    alices.post(f"/leads/{ingrid.id}/edit", data=first | {"hook": "Told of Oslo"})
    page = alices.post(f"/leads/{ingrid.id}/edit", data=second | {"hook": "Told of Bergen", "city": "Bergen"})
    assert page.status_code == 409
    assert "Told of Oslo" in page.text and "Told of Bergen" in page.text
    assert (ingrid.hook, ingrid.city) == ("Told of Oslo", "")


@pytest.mark.parametrize("kept", ["Told of Oslo", "Told of Bergen"])
def test_who_is_asked_chooses_and_loses_nothing(alices: Browser, ingrid: Lead, kept: str) -> None:
    first, second = opened(alices, ingrid), opened(alices, ingrid)
    alices.post(f"/leads/{ingrid.id}/edit", data=first | {"hook": "Told of Oslo", "title": "CEO"})
    page = alices.post(f"/leads/{ingrid.id}/edit", data=second | {"hook": "Told of Bergen", "city": "Bergen"})
    again = filled(page, '<form class="page lead-form"') | {"hook": kept}
    assert alices.post(f"/leads/{ingrid.id}/edit", data=again).status_code == 303
    assert (ingrid.hook, ingrid.city, ingrid.title) == (kept, "Bergen", "CEO")


def test_one_field_can_be_sent_alone(alices: Browser, ingrid: Lead) -> None:
    sent = {"hook": "Told of Oslo", "loaded": '{"hook": "Sells to hospitals"}'}
    assert alices.send(f"/leads/{ingrid.id}/edit", sent).status_code == 303
    assert (ingrid.hook, ingrid.title, ingrid.email) == ("Told of Oslo", "CMO", "ingrid@example.org")


def test_what_somebody_else_has_is_refused(alices: Browser, alice: Account, ingrid: Lead) -> None:
    tomas = make_lead(alice, "Tomas", email="tomas@example.org")
    page = alices.post(f"/leads/{ingrid.id}/edit", data=opened(alices, ingrid) | {"email": "tomas@example.org"})
    assert page.status_code == 422
    assert "Tomas, tomas@example.org has this already." in page.text and f'href="/leads/{tomas.id}"' in page.text
    assert ingrid.email == "ingrid@example.org"


def test_the_mark_is_put_and_taken_off(alices: Browser, ingrid: Lead) -> None:
    alices.post(f"/leads/{ingrid.id}/edit", data=opened(alices, ingrid) | {"do_not_contact": "y"})
    assert ingrid.do_not_contact_at is not None
    form = opened(alices, ingrid)
    assert form.pop("do_not_contact") == "y"
    alices.post(f"/leads/{ingrid.id}/edit", data=form)
    assert ingrid.do_not_contact_at is None


def test_others_find_nothing_here(bob: Account, signed_in: Callable[..., Browser], ingrid: Lead) -> None:
    browser = signed_in(bob)
    for path in (f"/leads/{ingrid.id}/edit", f"/leads/{ingrid.id}/move"):
        assert browser.get(path).status_code == browser.send(path, {"name": "x", "stage": "met"}).status_code == 404
    assert ingrid.name == "Ingrid Halvorsen"
