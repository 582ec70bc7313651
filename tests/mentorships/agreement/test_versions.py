"""Wordings: which are rewritten, which are the next number, and when one is in force."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships import versions
from outreach.models import MentorLink, Mentorship, Secrecy
from outreach.web.refusal import Refusal
from tests.mentorships.agreeing import agreed, link_to, proposed, standing_of, wording
from tests.support.browser import Browser

At = Callable[[str], datetime]


def test_a_draft_that_nobody_else_can_have_read_is_rewritten(mentorship: Mentorship) -> None:
    wording(mentorship)
    link_to(mentorship)
    assert wording(mentorship, minimum_hours=8).number == 1
    assert standing_of(mentorship) == [(1, "draft")]


@pytest.mark.parametrize("who", ["me", "them", "read"])
def test_a_draft_that_was_agreed_to_or_read_stays_as_it_is(
    mentorship: Mentorship, client: Browser, today: datetime, who: str
) -> None:
    draft = wording(mentorship)
    path = link_to(mentorship)
    if who == "read":
        assert client.get(path).status_code == 200
    else:
        (versions.say_yes if who == "me" else versions.note_their_yes)(draft, at=today)
    changed = wording(mentorship, minimum_hours=8)
    assert (draft.minimum_hours, changed.minimum_hours) == (6, 8)
    assert standing_of(mentorship) == [(1, "replaced"), (2, "draft")]


def test_a_link_that_was_over_before_the_draft_was_written_showed_nothing_of_it(
    mentorship: Mentorship, client: Browser, at: At
) -> None:
    agreed(mentorship)
    client.get(link_to(mentorship, days=7))
    at("2026-04-01T08:00Z")
    assert [wording(mentorship, minimum_hours=hours).number for hours in (8, 9)] == [2, 2]
    assert db.session.scalars(select(MentorLink.opened_at)).one() is not None


def test_writing_the_same_again_makes_nothing_new(mentorship: Mentorship) -> None:
    agreed(mentorship)
    wording(mentorship)
    assert standing_of(mentorship) == [(1, "current")]


def test_the_next_one_in_force_takes_the_place_of_the_last(mentorship: Mentorship) -> None:
    agreed(mentorship)
    wording(mentorship, minimum_hours=8)
    assert standing_of(mentorship) == [(1, "current"), (2, "draft")]
    agreed(mentorship, minimum_hours=8)
    assert standing_of(mentorship) == [(1, "replaced"), (2, "current")]


def test_a_proposal_in_force_puts_aside_what_it_answers_and_leaves_what_came_later(
    mentorship: Mentorship, today: datetime
) -> None:
    wording(mentorship)
    theirs = proposed(mentorship, minimum_hours=10)
    versions.say_yes(theirs, at=today)
    assert standing_of(mentorship) == [(1, "replaced"), (2, "current")]
    second = proposed(mentorship, minimum_hours=12)
    wording(mentorship, minimum_hours=20)
    versions.say_yes(second, at=today)
    assert standing_of(mentorship) == [(1, "replaced"), (2, "replaced"), (3, "current"), (4, "draft")]


def test_what_was_answered_cannot_be_answered_again(mentorship: Mentorship, today: datetime) -> None:
    agreed(mentorship)
    theirs = proposed(mentorship, minimum_hours=10)
    versions.refuse(theirs, answer="No.")
    with pytest.raises(Refusal):
        versions.refuse(theirs, answer="Still no.")
    for yes in (versions.say_yes, versions.note_their_yes):
        with pytest.raises(Refusal):
            yes(theirs, at=today)
    assert standing_of(mentorship) == [(1, "current"), (2, "refused")]
    assert theirs.answer == "No."


def test_a_yes_keeps_its_first_day(mentorship: Mentorship, today: datetime, at: At) -> None:
    draft = wording(mentorship)
    versions.say_yes(draft, at=today)
    versions.say_yes(draft, at=at("2026-03-09T08:00Z"))
    assert draft.agreed_by_me_at == today


def test_the_non_disclosure_agreement_follows_what_is_agreed_until_it_is_signed(mentorship: Mentorship) -> None:
    held = []
    for agree, secrecy in ((wording, "to_sign"), (agreed, "to_sign"), (agreed, "none"), (agreed, "to_sign")):
        agree(mentorship, secrecy=Secrecy(secrecy))
        held.append(mentorship.secrecy.value)
    assert held == ["none", "to_sign", "none", "to_sign"]
    mentorship.secrecy, mentorship.signed_on = Secrecy.SIGNED, mentorship.began_on
    agreed(mentorship, secrecy=Secrecy.NONE)
    assert mentorship.secrecy.value == "signed"


def test_there_is_an_end_to_versions(mentorship: Mentorship, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MOST_VERSIONS", 2)
    agreed(mentorship)
    proposed(mentorship, minimum_hours=7)
    with pytest.raises(Refusal):
        proposed(mentorship, minimum_hours=8)
