"""The page of the check-ins: what is written down, refused, corrected, removed; what stays open."""

from collections.abc import Callable
from datetime import date

import pytest

from outreach.extensions import db
from outreach.mentorships import phases
from outreach.models import Account, CheckIn, CheckInHow, Issue, Mentorship, Phase
from tests.mentorships.check_ins.conftest import BEGAN, CheckIns
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]
NASTY = "<script>alert(1)</script>"
WHOLE = {
    "how": "call", "mood": "4", "good": "She listened", "different": "Less about prices", "issue": "", "changed": "",
    "on_day": "2026-03-05",
}  # fmt: skip


def address(mentorship: Mentorship, *rest: object) -> str:
    return "/".join([f"/mentorships/{mentorship.id}/check-ins", *map(str, rest)])


def only() -> CheckIn:
    db.session.expire_all()
    return db.session.query(CheckIn).one()


def test_the_empty_page_says_so(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(address(mentorship))
    assert page.status_code == 200
    assert "There is no check-in yet." in page.text and "Nobody has checked in yet." in page.text
    assert "In person tells more than a call" in page.text


def test_one_is_written_down_and_read(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship), WHOLE).status_code == 303
    row = only()
    assert (row.how, row.mood, row.good, row.different) == (CheckInHow.CALL, 4, "She listened", "Less about prices")
    assert (row.issue, row.on_day) == (None, date(2026, 3, 5))
    page = alices.get(address(mentorship)).text
    assert "She listened" in page and "By call" in page and "Thursday 5\u00a0March: good" in page


def test_a_mood_alone_is_enough(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship), {"how": "mail", "mood": "2", "on_day": "2026-03-05"}).status_code == 303
    assert only().mood == 2


def test_a_change_without_an_issue_is_not_kept(alices: Browser, mentorship: Mentorship) -> None:
    alices.send(address(mentorship), {**WHOLE, "changed": "Another hour"})
    assert only().changed == ""


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("mood", "6", ""),
        ("mood", "many", ""),
        ("how", "pigeon", ""),
        ("issue", "war", ""),
        ("on_day", "2026-03-06", "This day is yet to come."),
        ("on_day", "2026-01-31", "The mentorship began on Sunday 1\u00a0February."),
        ("on_day", "soon", "Type a day"),
        ("on_day", "", "Choose a day."),
        ("good", "x" * 5001, "longer than 5000 characters"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    alices: Browser, mentorship: Mentorship, field: str, typed: str, sentence: str
) -> None:
    answer = alices.send(address(mentorship), {**WHOLE, field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text and sentence in answer.text
    assert "Less about prices" in answer.text
    assert db.session.query(CheckIn).count() == 0


def test_nothing_at_all_is_refused(alices: Browser, mentorship: Mentorship) -> None:
    answer = alices.send(address(mentorship), {"how": "call", "on_day": "2026-03-05", "good": " \x00 "})
    assert answer.status_code == 422 and "a mood is enough" in answer.text


def test_one_is_corrected(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(good="Before")
    page = alices.get(address(mentorship, row.id))
    assert page.status_code == 200 and "Before" in page.text
    seen = page.text.split('name="seen" value="')[1].split('"')[0]
    assert alices.send(address(mentorship, row.id), {**WHOLE, "seen": seen}).status_code == 303
    assert (only().good, only().how) == ("She listened", CheckInHow.CALL)


def test_a_mood_can_be_taken_back(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(good="Before", mood=1)
    page = alices.get(address(mentorship, row.id)).text
    assert "Not said" in page and "Not said" not in alices.get(address(mentorship)).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert alices.send(address(mentorship, row.id), {**WHOLE, "mood": "", "seen": seen}).status_code == 303
    assert only().mood is None


def test_two_windows_notice_each_other_once(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(good="Theirs")
    answer = alices.send(address(mentorship, row.id), {**WHOLE, "seen": "what was there before"})
    assert answer.status_code == 422 and "Changed meanwhile in another window" in answer.text
    assert "She listened" in answer.text and only().good == "Theirs"
    seen = answer.text.split('name="seen" value="')[1].split('"')[0]
    assert alices.send(address(mentorship, row.id), {**WHOLE, "seen": seen}).status_code == 303
    assert only().good == "She listened"


def test_a_removal_can_be_undone(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(mood=None, good="Two\nlines", issue=Issue.DRIFTING, changed="Fewer talks")
    page = alices.send(address(mentorship, row.id, "removal"), follow_redirects=True).text
    assert db.session.query(CheckIn).count() == 0
    assert "is removed" in page and 'value="Fewer talks"' in page
    fields = {
        "how": "in_person", "mood": "", "good": "Two\r\nlines", "different": "", "issue": "drifting",
        "changed": "Fewer talks", "on_day": "2026-03-02",
    }  # fmt: skip
    for name, value in fields.items():
        assert f'name="{name}"' in page, (name, value)
    assert alices.send(address(mentorship), fields).status_code == 303
    assert (only().good, only().issue, only().mood) == ("Two\nlines", Issue.DRIFTING, None)


def test_nobody_else_finds_it(signed_in: SignIn, bob: Account, mentorship: Mentorship, check_in: CheckIns) -> None:
    row, bobs = check_in(), signed_in(bob)
    assert bobs.get(address(mentorship)).status_code == 404
    assert bobs.get(address(mentorship, row.id)).status_code == 404
    for rest in ("", f"/{row.id}", f"/{row.id}/change", f"/{row.id}/removal"):
        assert bobs.send(address(mentorship) + rest, WHOLE).status_code == 404
    assert only().good == ""


def test_one_of_another_mentorship_is_not_here(
    alices: Browser, alice: Account, mentorship: Mentorship, check_in: CheckIns
) -> None:
    row, other = check_in(issue=Issue.DRIFTING), make_mentorship(alice, "Chidi Okafor", began_on=BEGAN)
    assert alices.get(address(other, row.id)).status_code == 404
    for rest in ("", "/change", "/removal"):
        assert alices.send(address(other, row.id) + rest, {**WHOLE, "changed": "x"}).status_code == 404
    assert only().changed == ""


def test_markup_is_text(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    row = check_in(good=NASTY, different=NASTY, issue=Issue.TOO_BUSY)
    alices.send(address(mentorship, row.id, "change"), {"changed": NASTY})
    for page in (alices.get(address(mentorship)).text, alices.get(address(mentorship, row.id)).text):
        assert NASTY not in page and page.count("&lt;script&gt;") >= 3


def test_the_words_of_a_mentor(alices: Browser, alice: Account) -> None:
    theirs = make_mentorship(alice, "Chidi Okafor", began_on=BEGAN)
    assert "is the mentoring good for Chidi Okafor, and for you?" in alices.get(address(theirs)).text


def test_today_knows_of_it(alices: Browser, alice: Account, mentorship: Mentorship, check_in: CheckIns) -> None:
    phases.enter(alice, mentorship, Phase.NEGOTIATION, date(2026, 2, 10))
    check_in("2026-02-20", issue=Issue.DRIFTING)
    page = alices.get("/").text
    for said in ("Check in: how does it go between you?", "Say what you changed: It is drifting",
                 "Three questions about February 2026"):  # fmt: skip
        assert said in page
    assert f"/mentorships/{mentorship.id}/check-ins#open" in page


def test_many_are_shown_in_part(alices: Browser, mentorship: Mentorship, check_in: CheckIns) -> None:
    for day in range(1, 13):
        check_in(f"2026-02-{day:02}", good=f"No. {day} of them")
    page, whole = alices.get(address(mentorship)).text, alices.get(address(mentorship) + "?all=1").text
    assert "No. 12 of them" in page and "No. 2 of them" not in page and "Show all 12" in page
    assert "No. 1 of them" in whole and "Show all" not in whole


def test_in_french(alices: Browser, alice: Account, mentorship: Mentorship, check_in: CheckIns) -> None:
    check_in("2026-03-01")
    alice.locale = "fr"
    page = alices.get(address(mentorship))
    assert page.status_code == 200 and "dimanche 1ᵉʳ\u00a0mars" in page.text
