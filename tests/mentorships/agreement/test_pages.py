"""The pages of the agreement, as the user meets them."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask_babel import force_locale
from markupsafe import escape
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships import versions
from outreach.models import Account, AgreementVersion, Goal, GoalState, Mentorship, Role
from outreach.text import _
from tests.leads.reading import errors_on, toasts_on
from tests.mentorships.agreeing import agreed, as_form, link_to, proposed, standing_of, wording
from tests.mentorships.people import make_mentorship
from tests.support.browser import Browser

At = Callable[[str], datetime]


def path_of(mentorship: Mentorship, rest: str = "") -> str:
    return f"/mentorships/{mentorship.id}/agreement{rest}"


def seen_on(browser: Browser, mentorship: Mentorship) -> str:
    found = re.search(r'name="seen"[^>]*value="([^"]*)"', browser.get(path_of(mentorship, "/wording")).text)
    assert found
    return found[1]


def write(browser: Browser, mentorship: Mentorship, **changed: object) -> None:
    data = as_form(remark="", **changed)
    data.setdefault("seen", seen_on(browser, mentorship))
    assert browser.send(path_of(mentorship, "/wording"), data).status_code == 303


def test_the_first_draft_is_written_already_in_both_languages(
    alices: Browser, alice: Account, mentorship: Mentorship
) -> None:
    english = alices.get(path_of(mentorship, "/wording")).text
    assert _("Short questions in writing, answered within a week.") in english
    assert 'value="2026-02-09"' in english and 'value="2026-08-09"' in english
    alice.locale = "fr"
    with alices.application.test_request_context(), force_locale("fr"):
        shipped = escape(_("Short questions in writing, answered within a week."))
    assert str(shipped) in alices.get(path_of(mentorship, "/wording")).text


def test_it_is_written_agreed_and_in_force(alices: Browser, mentorship: Mentorship) -> None:
    assert "Nothing is written yet" in alices.get(path_of(mentorship)).text
    write(alices, mentorship)
    version = db.session.scalars(select(AgreementVersion)).one()
    assert "neither of you has agreed" in alices.get(path_of(mentorship)).text
    assert alices.send(path_of(mentorship, f"/{version.id}/yes")).status_code == 303
    assert "You have agreed to version 1" in alices.get(path_of(mentorship)).text
    assert alices.send(path_of(mentorship, f"/{version.id}/their-yes"), {"on_day": "2026-03-04"}).status_code == 303
    page = alices.get(path_of(mentorship))
    assert "Version 1 is in force: both of you agreed." in toasts_on(page)
    assert "Version 1, agreed by both on 5 March 2026." in page.text
    assert standing_of(mentorship) == [(1, "current")]


@pytest.mark.parametrize("day", ["", "2026-03-06", "1950-01-01", "yesterday"])
def test_their_yes_has_a_day_that_can_have_been(alices: Browser, mentorship: Mentorship, day: str) -> None:
    version = wording(mentorship)
    answer = alices.send(path_of(mentorship, f"/{version.id}/their-yes"), {"on_day": day})
    assert (answer.status_code, len(errors_on(answer))) == (422, 1)
    assert standing_of(mentorship) == [(1, "draft")]


def test_a_proposal_is_agreed_to_or_refused_with_a_word(alices: Browser, mentorship: Mentorship) -> None:
    agreed(mentorship)
    first = proposed(mentorship, "Six are few.", minimum_hours=10)
    page = alices.get(path_of(mentorship)).text
    assert "Ingrid Halvorsen proposes a change" in page and "Six are few." in page
    assert "<del>At least 6 hours in all</del>" in page and "<ins>At least 10 hours in all</ins>" in page
    assert alices.send(path_of(mentorship, f"/{first.id}/no"), {"answer": "Ten are many."}).status_code == 303
    assert standing_of(mentorship) == [(1, "current"), (2, "refused")]
    second = proposed(mentorship, minimum_hours=7)
    assert alices.send(path_of(mentorship, f"/{second.id}/yes")).status_code == 303
    assert standing_of(mentorship) == [(1, "replaced"), (2, "refused"), (3, "current")]
    again = alices.send(path_of(mentorship, f"/{first.id}/yes"))
    assert (again.status_code, "no longer open" in again.text) == (409, True)


def test_two_windows_notice_each_other(alices: Browser, mentorship: Mentorship, at: At) -> None:
    write(alices, mentorship)
    seen = seen_on(alices, mentorship)
    at("2026-03-05T08:01Z")
    write(alices, mentorship, minimum_hours=7, seen=seen)
    late = alices.send(path_of(mentorship, "/wording"), as_form(minimum_hours=9, remark="", seen=seen))
    assert late.status_code == 409
    assert "<del>At least 7 hours in all</del>" in late.text and "<ins>At least 9 hours in all</ins>" in late.text
    assert db.session.scalars(select(AgreementVersion.minimum_hours)).all() == [7]
    write(alices, mentorship, minimum_hours=9)
    assert db.session.scalars(select(AgreementVersion.minimum_hours)).all() == [9]


def test_what_makes_no_sense_is_refused_beside_its_field(alices: Browser, mentorship: Mentorship) -> None:
    wrong = as_form(period_until="2025-01-01", minimum_hours="1001", between="x" * 301, offers="x" * 3001)
    answer = alices.send(path_of(mentorship, "/wording"), {**wrong, "seen": "none"})
    assert (answer.status_code, len(errors_on(answer))) == (422, 4)
    year = alices.send(path_of(mentorship, "/wording"), as_form(period_until="9999-12-31", seen="none"))
    assert "Is the year right" in errors_on(year)[0]
    assert standing_of(mentorship) == []


def test_any_two_versions_are_compared(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.get(path_of(mentorship, "/changes")).status_code == 303
    for hours in (6, 8, 10):
        agreed(mentorship, minimum_hours=hours)
    page = alices.get(path_of(mentorship, "/changes?old=1&new=3")).text
    assert "<del>At least 6 hours in all</del>" in page and "<ins>At least 10 hours in all</ins>" in page
    assert "<del>At least 8 hours in all</del>" in alices.get(path_of(mentorship, "/changes")).text
    assert alices.get(path_of(mentorship, "/changes?old=x&new=99")).status_code == 200
    assert "say the same" in alices.get(path_of(mentorship, "/changes?old=2&new=2")).text


def test_an_older_version_is_read_again(alices: Browser, mentorship: Mentorship) -> None:
    agreed(mentorship, success="First words")
    agreed(mentorship, success="Second words")
    assert "First words" in alices.get(path_of(mentorship, "?version=1")).text
    assert "Second words" in alices.get(path_of(mentorship)).text
    assert alices.get(path_of(mentorship, "?version=²")).status_code == 200
    assert alices.get(path_of(mentorship, "/paper?version=7")).status_code == 404


def test_as_text_and_on_paper_with_the_goals_of_that_day(
    alices: Browser, alice: Account, mentorship: Mentorship, today: datetime
) -> None:
    agreed(mentorship, obstacles="Words " * 40 + "\nSecond line")
    day, before = date(2026, 6, 30), date(2026, 2, 1)
    made = [("Two pilots", before, None), ("Given up", before, before), ("Set since", day, None)]
    db.session.add_all(
        Goal(owner_id=alice.id, mentorship_id=mentorship.id, title=title, measure="signed", due_on=day, set_on=on,
             state=GoalState.DROPPED if ended else GoalState.OPEN, ended_on=ended)
        for title, on, ended in made
    )  # fmt: skip
    text = alices.get(f"/mentorships/{mentorship.id}/agreement.txt")
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "filename=mentoring-agreement-1.txt" in text.headers["Content-Disposition"]
    assert text.text.startswith("Mentoring agreement between Alice Martin and Ingrid Halvorsen\n")
    assert "- Two pilots (signed), by 30 June 2026" in text.text
    assert "Given up" not in text.text and "Set since" not in text.text
    assert max(map(len, text.text.splitlines())) <= 80
    paper = alices.get(path_of(mentorship, "/paper")).text
    assert "Two pilots" in paper and "Date and signature" in paper and "alice@example.org" not in paper


def test_when_i_am_the_mentor(alices: Browser, mentorship: Mentorship) -> None:
    mentorship.role = Role.MENTOR
    page = alices.get(path_of(mentorship, "/wording")).text
    assert "Experience, honest answers" in page
    agreed(mentorship)
    text = alices.get(f"/mentorships/{mentorship.id}/agreement.txt").text
    assert text.startswith("Mentoring agreement between Ingrid Halvorsen and Alice Martin\n")


def test_wordings_of_another_mentorship_are_not_found_here(
    alices: Browser, alice: Account, mentorship: Mentorship
) -> None:
    other = make_mentorship(alice, "Another")
    version = wording(other)
    for verb in ("yes", "no", "their-yes"):
        assert alices.send(path_of(mentorship, f"/{version.id}/{verb}")).status_code == 404
    assert standing_of(other) == [(1, "draft")]


def test_my_yes_to_a_draft_that_they_agreed_to_brings_it_into_force(
    alices: Browser, mentorship: Mentorship, client: Browser
) -> None:
    version = wording(mentorship)
    client.send(f"{link_to(mentorship)}/yes", {"number": "1"})
    assert "It holds once you say yes too" in alices.get(path_of(mentorship)).text
    alices.send(path_of(mentorship, f"/{version.id}/yes"))
    assert standing_of(mentorship) == [(1, "current")]


def test_a_wording_can_begin_from_what_they_propose(alices: Browser, mentorship: Mentorship) -> None:
    agreed(mentorship)
    proposed(mentorship, success="Their words of success")
    page = alices.get(path_of(mentorship, "/wording?version=2")).text
    assert "Their words of success" in page
    assert versions.next_number(mentorship) == 3
