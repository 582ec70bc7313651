"""The pages of introductions: what is to be done next, who is offered, and what is refused."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import func, select

from outreach import clock
from outreach.extensions import db
from outreach.introductions.actions import Wish, think_of
from outreach.introductions.dues import dues
from outreach.introductions.paths import Step
from outreach.introductions.telling import say
from outreach.leads.actions import mark_do_not_contact
from outreach.leads.forgetting import forget
from outreach.leads.joining.actions import Wanted, join
from outreach.models import Account, ClosingReason, Introduction, Lead, Moment
from outreach.touchpoints.standing import close_lead
from tests.leads.reading import errors_on, toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

On = Callable[[str], Browser]


def groups_on(browser: Browser) -> dict[str, list[str]]:
    """What is to be done -> the paths below it."""
    page = browser.get("/introductions").text.partition('class="page paths"')[2]
    found = {}
    for part in page.split('class="group-head"')[1:]:
        title = re.search(r"<h2[^>]*>(.*?)</h2>", part)
        found[title[1] if title else ""] = re.findall(r"data-row-link>(.*?)</a>", part)
    return found


def known(owner: Account, lead: Lead, name: str, *steps: tuple[Step, str], ask_by: date | None = None) -> Introduction:
    path = think_of(owner, Wish(lead, introducer_name=name, ask_by=ask_by))
    for step, day in steps:
        say(owner, path, step, date.fromisoformat(day))
    db.session.commit()
    return path


def test_the_list_is_by_what_is_to_be_done(alices: Browser, alice: Account, ingrid: Lead) -> None:
    asked = Step.ASKED, "2026-03-01"
    known(alice, ingrid, "Ann")
    known(alice, ingrid, "Bea", asked)
    known(alice, ingrid, "Cem", asked, (Step.MADE, "2026-03-02"))
    known(alice, ingrid, "Dan", (Step.DECLINED, "2026-03-02"))
    known(alice, ingrid, "Eve", (Step.MADE, "2026-03-02"), (Step.THANKED, "2026-03-03"))
    to = "Ingrid Halvorsen"
    assert groups_on(alices) == {
        "To ask": [f"Ann, to {to}"], "Asked, no word yet": [f"Bea, to {to}"],
        "To thank": [f"Cem, to {to}", f"Dan, to {to}"], "Done": [f"Eve, to {to}"],
    }  # fmt: skip
    assert "1 person to ask. 1 person was asked and is silent. 2 people to thank." in alices.get("/introductions").text


def test_days_of_introductions_on_today(app: Flask, alice: Account, ingrid: Lead) -> None:
    known(alice, ingrid, "Ann", ask_by=date(2026, 3, 31))
    known(alice, ingrid, "Bea", (Step.ASKED, "2026-02-22"))
    known(alice, ingrid, "Cem", (Step.MADE, "2026-02-28"))
    known(alice, ingrid, "Never asked by a day")
    last = date(2026, 4, 1)
    with app.test_request_context():
        found = {due.name: (due.due_on, due.done_url) for due in dues(alice, last, last)}
        assert dues(alice, last, date(2026, 2, 28)) == []
    assert {name: due_on for name, (due_on, _url) in found.items()} == {
        "Ann": date(2026, 3, 31), "Bea": date(2026, 3, 1), "Cem": date(2026, 3, 1),
    }  # fmt: skip
    assert [url.rpartition("/")[2] for _due_on, url in found.values()] == ["asking", "", "thanks"]


def test_nobody_is_asked_for_somebody_who_is_closed(app: Flask, alice: Account, ingrid: Lead) -> None:
    known(alice, ingrid, "Ann", ask_by=date(2026, 3, 1))
    known(alice, ingrid, "Cem", (Step.MADE, "2026-02-28"))
    close_lead(alice, ingrid, ClosingReason.NOT_A_FIT, Moment(clock.now()))
    with app.test_request_context():
        assert [due.name for due in dues(alice, date(2026, 3, 5), date(2026, 3, 5))] == ["Cem"]


def test_thanks_are_said_from_today(alices: Browser, alice: Account, ingrid: Lead) -> None:
    path = known(alice, ingrid, "Cem", (Step.MADE, "2026-03-02"))
    page = alices.get("/").text
    assert f'action="/introductions/{path.id}/thanks"' in page
    assert alices.send(f"/introductions/{path.id}/thanks", {"next": "/"}).location == "/"
    db.session.expire_all()
    assert path.thanked_on == date(2026, 3, 5)
    assert f'action="/introductions/{path.id}/thanks"' not in alices.get("/").text


def test_who_is_offered(alices: Browser, alice: Account, ingrid: Lead, noor: Lead) -> None:
    touch(alice, noor, "2026-03-01", kind="meeting")
    page = unescape(alices.get(f"/introductions/new?lead={ingrid.id}").text)
    assert "People at Nordlys who know you" in page and "At Nordlys too; you have met." in page
    assert "At Nordlys too; you have met." in alices.get(f"/leads/{ingrid.id}").text
    found = alices.get(f"/introductions/new?lead={ingrid.id}&q=nordlys").text
    assert f'name="introducer" value="{noor.id}"' in found and f'name="introducer" value="{ingrid.id}"' not in found
    first = alices.get("/introductions/new?q=halvorsen").text
    assert f"/introductions/new?lead={ingrid.id}" in first


def test_a_plain_contact_with_a_name_and_an_address(alices: Browser, ingrid: Lead) -> None:
    said = {
        "lead": str(ingrid.id),
        "introducer_name": " Karl ",
        "introducer_address": "karl@example.org",
        "why": "a\0b",
    }
    for _click in range(2):
        assert alices.send("/introductions", {**said, "ask_by": "2026-03-31"}).status_code == 303
    (path,) = db.session.scalars(select(Introduction))
    assert (path.introducer_name, path.introducer_address, path.why, path.ask_by) == (
        "Karl", "karl@example.org", "ab", date(2026, 3, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"introducer_name": " "}, "Say who can introduce you."),
        ({"introducer_name": "x" * 301}, "300 characters at most"),
        ({"introducer_name": "Karl", "ask_by": "soon"}, "Not a valid date"),
    ],
)
def test_what_cannot_be_kept_stays_as_typed(said: dict[str, str], sentence: str, alices: Browser, ingrid: Lead) -> None:
    answer = alices.send("/introductions", {"lead": str(ingrid.id), "why": "Both sail", **said})
    assert answer.status_code == 422 and sentence in " ".join(errors_on(answer)) and "Both sail" in answer.text
    assert f'name="lead" value="{ingrid.id}"' in answer.text
    assert db.session.scalar(select(func.count(Introduction.id))) == 0


def test_nobody_introduces_themselves_nor_anybody_to_who_must_not_be_contacted(
    alices: Browser, alice: Account, ingrid: Lead, noor: Lead
) -> None:
    answer = alices.send("/introductions", {"lead": str(ingrid.id), "introducer": str(ingrid.id)})
    assert answer.status_code == 422 and "Nobody introduces themselves." in answer.text
    mark_do_not_contact(alice, ingrid, at=clock.now())
    answer = alices.send("/introductions", {"lead": str(ingrid.id), "introducer": str(noor.id)})
    assert answer.status_code == 422 and "do not contact" in answer.text
    assert "Think of somebody" not in alices.get(f"/leads/{ingrid.id}").text


def test_thought_no_more_of_and_again(alices: Browser, alice: Account, ingrid: Lead) -> None:
    path = known(alice, ingrid, "Ann", ask_by=date(2026, 3, 31))
    assert alices.send(f"/introductions/{path.id}/deletion").status_code == 303
    page = alices.get("/introductions")
    assert toasts_on(page) == ["Thought no more of."]
    form = page.text.partition('class="toast')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    fields.pop("csrf_token")
    assert alices.send("/introductions", fields).status_code == 303
    (again,) = db.session.scalars(select(Introduction))
    assert (again.introducer_name, again.ask_by) == ("Ann", date(2026, 3, 31))
    say(alice, again, Step.ASKED, date(2026, 3, 5))
    assert alices.send(f"/introductions/{again.id}/deletion").status_code == 303
    assert db.session.scalar(select(func.count(Introduction.id))) == 1


def test_a_merge_of_both_leaves_nobody_to_introduce(alices: Browser, alice: Account, ingrid: Lead, noor: Lead) -> None:
    think_of(alice, Wish(ingrid, noor, ask_by=date(2026, 3, 1)))
    join(alice, Wanted(ingrid, noor), clock.now())
    assert "No introduction yet." in alices.get("/introductions").text
    assert alices.get(f"/leads/{ingrid.id}").status_code == 200


def test_who_is_forgotten_takes_their_introductions_along(
    alices: Browser, alice: Account, ingrid: Lead, noor: Lead
) -> None:
    think_of(alice, Wish(ingrid, noor))
    forget(alice, noor, clock.now())
    assert "Noor" not in alices.get("/introductions").text


def test_what_somebody_typed_is_text(alices: Browser, alice: Account, ingrid: Lead) -> None:
    bad = "<script>alert(1)</script>"
    path = think_of(alice, Wish(ingrid, None, bad, bad, bad, ask_by=clock.now().date() - timedelta(days=1)))
    for address in ("/introductions", f"/introductions/{path.id}", f"/leads/{ingrid.id}", "/"):
        assert bad not in alices.get(address).text
    assert "&lt;script&gt;" in alices.get("/introductions").text


def test_paths_of_somebody_else_are_not_there(
    alice: Account, bob: Account, ingrid: Lead, signed_in: Callable[..., Browser]
) -> None:
    path, browser = known(alice, ingrid, "Ann"), signed_in(bob)
    his = make_lead(bob, "His Lead")
    assert browser.get(f"/introductions/{path.id}").status_code == 404
    posts = ("", "/steps", "/asking", "/thanks", "/deletion")
    answers = {browser.send(f"/introductions/{path.id}{post}", {"step": "made"}).status_code for post in posts}
    assert answers == {404}
    assert browser.get(f"/introductions/new?lead={ingrid.id}").status_code == 404
    for said in ({"lead": ingrid.id}, {"lead": his.id, "introducer": ingrid.id}):
        assert browser.send("/introductions", {"introducer_name": "Karl", **said}).status_code == 404


def test_french_pages_say_it_in_french(on: On, alice: Account, ingrid: Lead) -> None:
    known(alice, ingrid, "Ann", (Step.ASKED, "2026-03-01"))
    alice.locale = "fr"
    page = on("2026-03-10").get("/introductions").text
    assert "1ᵉʳ\N{NO-BREAK SPACE}mars" in page
