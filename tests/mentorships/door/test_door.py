"""What is behind the door, and what is not."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from outreach.extensions import db
from outreach.models import Account, Channel, Door, ItemKind, Meeting, MeetingItem, Mentorship, Role
from tests.mentorships.agreeing import as_form, link_to, standing_of, wording
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.trust.matrix import calls
from tests.trust.rows import MARK, furnish

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
