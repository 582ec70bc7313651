"""What is behind the door, and what is not."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships import versions
from outreach.models import Account, Channel, Door, ItemKind, Meeting, MeetingItem, Mentorship, Pulse, Role
from tests.leads.reading import errors_on
from tests.mentorships.agreeing import agreed, as_form, link_to, standing_of, wording
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.trust.matrix import calls
from tests.trust.rows import MARK, furnish

At = Callable[[str], datetime]
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture
def meeting(alice: Account, mentorship: Mentorship, today: datetime) -> Meeting:
    made = Meeting(
        owner_id=alice.id, mentorship_id=mentorship.id, on_day=date(2026, 3, 20), channel=Channel.VIDEO,
        at=datetime.fromisoformat("2026-03-20T15:00Z"), context="Two calls since last time.",
        notes="SECRET NOTES", created_at=today,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    for text, sent in (("Who signs?", True), ("UNSENT doubt", False)):
        item = MeetingItem(
            owner_id=alice.id, mentorship_id=mentorship.id, meeting_id=made.id, kind=ItemKind.QUESTION, text=text,
            sent=sent, created_at=today,
        )  # fmt: skip
        db.session.add(item)
    db.session.commit()
    return made


def paths_of(mentorship: Mentorship, meeting: Meeting) -> dict[str, str]:
    """A link to every page there is behind the door."""
    agreement = link_to(mentorship)
    return {
        "agreement": agreement,
        "change": f"{agreement}/change",
        "pulse": link_to(mentorship, Door.PULSE),
        "meeting": link_to(mentorship, Door.MEETING, meeting=meeting),
    }


def test_nothing_of_the_account_is_in_the_source_but_two_names(
    alice: Account, mentorship: Mentorship, meeting: Meeting, theirs: Browser
) -> None:
    wording(mentorship)
    for path in paths_of(mentorship, meeting).values():
        page = theirs.get(path)
        assert page.status_code == 200
        assert "Alice Martin" in page.text
        assert not re.findall(r"[\w.]+@[\w.]+", page.text)
        assert not [told for told in ("secret note", "SECRET NOTES", "UNSENT") if told in page.text]
        links = set(re.findall(r'(?:href|action|src)="([^"]*)"', page.text))
        assert not [each for each in links if not each.startswith((path.partition("/change")[0], "/assets/", "#", "?"))]


def test_an_address_is_never_taken_for_a_name(alice: Account, mentorship: Mentorship, theirs: Browser) -> None:
    assert mentorship.lead is not None
    alice.name, mentorship.lead.name = alice.email, ""
    wording(mentorship)
    for path in (link_to(mentorship), link_to(mentorship, Door.PULSE)):
        page = theirs.get(path)
        assert (page.status_code, "@" in page.text) == (200, False)
        assert "The mentee" in page.text


def test_the_meeting_shows_what_was_marked_to_be_sent(
    mentorship: Mentorship, meeting: Meeting, theirs: Browser
) -> None:
    path = link_to(mentorship, Door.MEETING, meeting=meeting)
    page = theirs.get(path).text
    assert "20 March 2026" in page and "16:00 (Europe/Paris)" in page
    assert "Two calls since last time." in page and "Who signs?" in page
    assert theirs.send(f"{path}/yes", {"number": "1"}).status_code == 404
    assert theirs.get(f"{path}/change").status_code == theirs.send(f"{path}/pulse").status_code == 404


def test_headers_tell_nobody_and_keep_nothing(mentorship: Mentorship, theirs: Browser) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    for answer in (theirs.get(path), theirs.get("/m/nothing"), theirs.post(f"{path}/yes")):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Cache-Control"] == "no-store"
    assert theirs.get("/sign-in").headers["Referrer-Policy"] == "same-origin"


def test_whoever_came_through_the_door_reaches_no_other_page(
    app: Flask, alice: Account, mentorship: Mentorship, theirs: Browser, tell: Tell
) -> None:
    wording(mentorship)
    assert theirs.get(link_to(mentorship)).status_code == 200
    listed = [call for call in calls(app, furnish(alice)) if call.rule.who.name == "SIGNED_IN" and call.method == "GET"]
    answers = [theirs.get(call.path) for call in listed]
    assert {answer.status_code for answer in answers} == {303}
    assert not [answer for answer in answers if MARK in answer.text]
    tell(8, f"{len(listed)} pages asked for by somebody who came through the door, 0 opened")


def test_a_form_needs_the_token_of_its_page(app: Flask, mentorship: Mentorship, theirs: Browser) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    for sent in ({}, {"csrf_token": "made up"}):
        answer = theirs.post(f"{path}/yes", data={"number": "1", **sent})
        assert answer.status_code == 400
        assert "could not be checked" in answer.text
    data = {"number": "1", "csrf_token": theirs.token(path)}
    assert theirs.post(f"{path}/yes", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert standing_of(mentorship) == [(1, "draft")]
    # A page that tells no referrer sends none, under https too.
    secure = {"base_url": "https://localhost"}
    token = re.search(r'csrf_token" value="([^"]+)"', theirs.get(path, **secure).text)
    assert token
    answer = theirs.post(f"{path}/yes", data={"number": "1", "csrf_token": token[1]}, **secure)
    assert answer.status_code == 303


def test_languages(app: Flask, mentorship: Mentorship, alices: Browser) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    french = {"Accept-Language": "fr-CA,fr;q=0.9"}
    assert 'lang="fr"' in new_browser(app).get(path, headers=french).text
    assert '<html lang="en"' in new_browser(app).get(f"{path}?lang=en", headers=french).text
    assert '<html lang="fr"' in alices.get(f"{path}?lang=fr").text
    browser = new_browser(app)
    browser.get(f"{path}?lang=fr")
    assert '<html lang="fr"' in browser.get(path).text


def test_typed_words_are_never_markup(
    alice: Account, mentorship: Mentorship, meeting: Meeting, theirs: Browser
) -> None:
    alice.name = mentorship.lead.name = meeting.context = HOSTILE  # type: ignore[union-attr]
    long: dict[str, Any] = dict.fromkeys(
        ("between", "obstacles", "success", "offers", "cannot_offer", "no_fault_end"), HOSTILE
    )
    wording(mentorship, **long, confidentiality=HOSTILE)
    paths = paths_of(mentorship, meeting)
    sent = theirs.send(paths["change"], as_form(**long, confidentiality=HOSTILE + "!", remark=HOSTILE, seen="1"))
    assert sent.status_code == 303
    for path in paths.values():
        page = theirs.get(path).text
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page and "<img" not in page


def test_agreeing_needs_both(mentorship: Mentorship, theirs: Browser) -> None:
    draft = wording(mentorship)
    path = link_to(mentorship)
    assert "a draft" in theirs.get(path).text
    assert theirs.send(f"{path}/yes", {"number": "1"}).status_code == 303
    assert standing_of(mentorship) == [(1, "draft")]
    assert "You agreed on 5 March 2026" in theirs.get(path).text
    versions.say_yes(draft, at=draft.written_at)
    db.session.commit()
    assert standing_of(mentorship) == [(1, "current")]


def test_they_agree_to_the_wording_that_they_read(mentorship: Mentorship, theirs: Browser, at: At) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    theirs.get(path)
    at("2026-03-05T09:00Z")
    second = wording(mentorship, minimum_hours=60)
    versions.say_yes(second, at=second.written_at)
    answer = theirs.send(f"{path}/yes", {"number": "1"})
    assert answer.status_code == 409
    assert "changed meanwhile" in answer.text
    assert standing_of(mentorship) == [(1, "replaced"), (2, "draft")]
    stale = theirs.send(f"{path}/change", as_form(minimum_hours=1, seen="1"))
    assert stale.status_code == 422
    assert standing_of(mentorship) == [(1, "replaced"), (2, "draft")]


def test_a_proposal_changes_nothing_by_itself(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = link_to(mentorship)
    data = as_form(minimum_hours=10, remark="Six are few.", seen="1")
    assert theirs.send(f"{path}/change", data).status_code == 303
    assert standing_of(mentorship) == [(1, "current"), (2, "proposed")]
    page = theirs.get(path).text
    assert "It changes nothing until Alice Martin says yes" in page
    assert "At least 10 hours in all" in page
    assert theirs.send(f"{path}/yes", {"number": "2"}).status_code == 409
    assert standing_of(mentorship) == [(1, "current"), (2, "proposed")]


def test_a_proposal_without_a_change_and_too_many_are_refused(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = f"{link_to(mentorship)}/change"
    answer = theirs.send(path, as_form(seen="1"))
    assert (answer.status_code, "Nothing is changed yet" in answer.text) == (422, True)
    answers = [theirs.send(path, as_form(minimum_hours=number, seen="1")).status_code for number in range(10, 43)]
    assert answers == [303] * 29 + [422] * 4
    assert standing_of(mentorship)[-1] == (30, "proposed")
    assert [state for _, state in standing_of(mentorship)].count("proposed") == 1


def test_wrong_terms_are_said_beside_the_field_and_nothing_is_lost(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = f"{link_to(mentorship)}/change"
    data = as_form(period_until="2026-01-01", minimum_hours="-1", success="x" * 3001, remark="Kept words", seen="1")
    answer = theirs.send(path, data)
    assert answer.status_code == 422
    assert len(errors_on(answer)) == 3
    assert "Kept words" in answer.text
    assert theirs.send(path, as_form(meets="hourly", seen="1")).status_code == 422


def test_a_refused_proposal_is_told_with_its_word(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = link_to(mentorship)
    theirs.send(f"{path}/change", as_form(minimum_hours=10, seen="1"))
    versions.refuse(db.session.scalars(versions.versions_of(mentorship)).first(), answer="Ten are too many <b>")  # type: ignore[arg-type]
    db.session.commit()
    page = theirs.get(path).text
    assert "did not agree" in page and "Ten are too many &lt;b&gt;" in page


def test_a_pulse_of_the_month_and_a_second_one_in_its_place(mentorship: Mentorship, theirs: Browser, at: At) -> None:
    at("2026-03-31T22:30Z")  # April has begun in Paris
    path = link_to(mentorship, Door.PULSE)
    assert "April 2026" in theirs.get(path).text
    first = {"empowered": "4", "connected": "5", "inspired": "3"}
    assert theirs.send(f"{path}/pulse", first).status_code == 303
    at("2026-04-20T08:00Z")
    assert "Thank you" in theirs.get(path).text
    assert theirs.send(f"{path}/pulse", {**first, "inspired": "1"}).status_code == 303
    kept = db.session.scalars(select(Pulse)).one()
    assert (kept.month, kept.side.value) == (date(2026, 4, 1), "them")
    assert (kept.empowered, kept.connected, kept.inspired) == (4, 5, 1)


@pytest.mark.parametrize("wrong", [{}, {"empowered": "6"}, {"empowered": "0"}, {"empowered": "x"}])
def test_a_pulse_needs_three_answers(mentorship: Mentorship, theirs: Browser, wrong: dict[str, str]) -> None:
    path = link_to(mentorship, Door.PULSE)
    answer = theirs.send(f"{path}/pulse", {"connected": "5", "inspired": "3", **wrong})
    assert answer.status_code == 422
    assert not db.session.scalars(select(Pulse)).all()


def test_when_i_am_the_mentor_the_words_fit(mentorship: Mentorship, theirs: Browser) -> None:
    mentorship.role = Role.MENTOR
    wording(mentorship)
    assert "agreement between Ingrid Halvorsen and Alice Martin" in theirs.get(link_to(mentorship)).text
    assert "Alice Martin, your mentor," in theirs.get(link_to(mentorship, Door.PULSE)).text


def test_before_anything_is_written_the_door_says_so(mentorship: Mentorship, theirs: Browser) -> None:
    path = link_to(mentorship)
    assert "has not written it yet" in theirs.get(path).text
    assert theirs.get(f"{path}/change").status_code == 303
    assert theirs.send(f"{path}/yes", {"number": "1"}).status_code == 409
