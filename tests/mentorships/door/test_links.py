"""Links: made, shown once, expired, revoked, guessed at."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import func, select

from outreach.accounts import throttle
from outreach.extensions import db
from outreach.mentorships import links
from outreach.models import Account, AccountSession, Attempt, Door, MentorLink, Mentorship
from outreach.web.refusal import Refusal
from outreach.web.sessions import hashed
from tests.mentorships.agreeing import link_to, wording
from tests.mentorships.people import make_mentorship
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell

At = Callable[[str], datetime]


def shut_page(page: str) -> str:
    return re.sub(r'value="[^"]*"|\?v=\w+', "", page)


def made_by_form(browser: Browser, mentorship: Mentorship, **fields: str) -> str:
    """The link that the page shows after it was made."""
    path = f"/mentorships/{mentorship.id}/links"
    data = {"door": "agreement", "days": "30", "language": "", **fields}
    assert browser.send(path, data).status_code == 303
    page = browser.get(f"/mentorships/{mentorship.id}/agreement").text
    found = re.search(r'value="(http[^"]+/m/[^"]+)"', page)
    assert found
    return unescape(found[1])


def test_a_link_is_shown_once_and_only_its_hash_is_kept(
    alices: Browser, mentorship: Mentorship, theirs: Browser
) -> None:
    wording(mentorship)
    url = made_by_form(alices, mentorship, language="fr")
    token = re.fullmatch(r"http://localhost/m/([\w-]{43})\?lang=fr", url)
    assert token
    assert token[1] not in alices.get(f"/mentorships/{mentorship.id}/agreement").text
    assert db.session.scalars(select(MentorLink.token_hash)).all() == [hashed(token[1])]
    assert all(token[1] not in row.data for row in db.session.scalars(select(AccountSession)))
    assert 'lang="fr"' in theirs.get(url.removeprefix("http://localhost")).text


def test_tokens_have_256_bits_and_are_never_the_same(mentorship: Mentorship) -> None:
    tokens = {link_to(mentorship).removeprefix("/m/") for _ in range(19)}
    assert len(tokens) == 19
    assert all(len(token) == 43 for token in tokens)


@pytest.mark.parametrize("days", [7, 30, 90])
def test_a_link_lives_for_the_days_that_were_chosen(mentorship: Mentorship, theirs: Browser, at: At, days: int) -> None:
    wording(mentorship)
    path = link_to(mentorship, days=days)
    end = datetime.fromisoformat("2026-03-05T08:00Z").timestamp() + days * 86400
    at(datetime.fromtimestamp(end - 1).astimezone().isoformat())
    assert theirs.get(path).status_code == 200
    at(datetime.fromtimestamp(end).astimezone().isoformat())
    assert theirs.get(path).status_code == 404
    assert theirs.send(f"{path}/yes", {"number": "1"}).status_code == 404


def test_a_revoked_link_opens_nothing(alices: Browser, mentorship: Mentorship, theirs: Browser) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    link = db.session.scalars(select(MentorLink)).one()
    assert theirs.get(path).status_code == 200
    assert alices.send(f"/mentorships/{mentorship.id}/links/{link.id}/revocation").status_code == 303
    assert theirs.get(path).status_code == theirs.get(f"{path}/change").status_code == 404
    assert "revoked on" in alices.get(f"/mentorships/{mentorship.id}/agreement").text


def test_unknown_expired_revoked_and_disabled_answer_alike(
    app: Flask, alice: Account, mentorship: Mentorship, at: At
) -> None:
    wording(mentorship)
    expired, revoked, disabled = (link_to(mentorship, days=days) for days in (7, 90, 90))
    rows = db.session.scalars(select(MentorLink).order_by(MentorLink.id)).all()
    links.revoke(rows[1], at=rows[1].created_at)
    at("2026-03-20T08:00Z")
    answers = {
        (a.status_code, shut_page(a.text)) for a in map(new_browser(app).get, ("/m/" + "x" * 43, expired, revoked))
    }
    alice.active = False
    db.session.commit()
    answer = new_browser(app).get(disabled)
    answers.add((answer.status_code, shut_page(answer.text)))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404


def test_guessing_ends_after_twenty_tries_of_a_network(app: Flask, mentorship: Mentorship, at: At, tell: Tell) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    known = new_browser(app)
    assert known.get(path).status_code == 200
    statuses = [new_browser(app).get(f"/m/guess-{number}").status_code for number in range(200)]
    assert statuses == [404] * 20 + [429] * 180
    assert new_browser(app).get(path).status_code == 429
    assert known.get(path).status_code == 200
    elsewhere = new_browser(app).get(path, environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert elsewhere.status_code == 200
    at("2026-03-05T08:05:01Z")
    assert new_browser(app).get(path).status_code == 200
    tell(14, "of 200 guesses at the mentor's door 20 were looked up; who had opened the link before was let in")


def test_guessing_from_many_networks_ends_too(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(throttle.LIMITS, "door_all", throttle.Limit(50, throttle.LIMITS["door"].window))
    browser = new_browser(app)
    statuses = [
        browser.get(f"/m/guess-{number}", environ_base={"REMOTE_ADDR": f"203.0.{number}.1"}).status_code
        for number in range(60)
    ]
    assert statuses == [404] * 50 + [429] * 10


def test_a_link_that_works_counts_no_try_and_notes_that_it_was_opened(
    mentorship: Mentorship, theirs: Browser, alices: Browser
) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    assert "not opened yet" in alices.get(f"/mentorships/{mentorship.id}/agreement").text
    for _ in range(25):
        assert theirs.get(path).status_code == 200
    assert db.session.scalar(select(func.count()).select_from(Attempt)) == 0
    assert "last opened on 5" in alices.get(f"/mentorships/{mentorship.id}/agreement").text


def test_a_cookie_that_somebody_made_up_lets_nobody_in(app: Flask, mentorship: Mentorship) -> None:
    browser = new_browser(app)
    for number in range(20):
        browser.get(f"/m/guess-{number}")
    browser.set_cookie("outreach-door", f'"{hashed("guess")}".abc')
    assert browser.get("/m/guess").status_code == 429


def test_what_a_link_cannot_be(mentorship: Mentorship, alice: Account, today: datetime) -> None:
    for wrong in ({"days": 31}, {"days": 0}, {"door": Door.MEETING}):
        with pytest.raises(Refusal):
            links.make_link(mentorship, **{"door": Door.AGREEMENT, "at": today, **wrong})  # type: ignore[arg-type]
    for _ in range(20):
        link_to(mentorship)
    with pytest.raises(Refusal):
        links.make_link(mentorship, Door.AGREEMENT, at=today)


def test_links_of_another_mentorship_are_not_found_here(
    alices: Browser, alice: Account, mentorship: Mentorship
) -> None:
    other = make_mentorship(alice, "Somebody else")
    link_to(other)
    link = db.session.scalars(select(MentorLink)).one()
    assert alices.send(f"/mentorships/{mentorship.id}/links/{link.id}/revocation").status_code == 404
    data = {"door": "agreement", "days": "12", "language": ""}
    assert alices.send(f"/mentorships/{mentorship.id}/links", data).status_code == 422
    assert db.session.scalars(select(MentorLink)).one().revoked_at is None


def test_a_foreign_host_gets_no_link(alices: Browser, mentorship: Mentorship) -> None:
    wording(mentorship)
    path = f"/mentorships/{mentorship.id}/links"
    data = {"door": "agreement", "days": "30", "language": ""}
    answer = alices.send(path, data, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert not db.session.scalars(select(MentorLink)).all()
    assert made_by_form(alices, mentorship).startswith("http://localhost/m/")
