"""What agreements ask of Today."""

from collections.abc import Callable
from datetime import date, datetime

from flask import Flask

from outreach.extensions import db
from outreach.mentorships import versions
from outreach.mentorships.agreement.dues import dues
from outreach.models import Account, Mentorship, Secrecy
from tests.mentorships.agreeing import agreed, proposed, wording

At = Callable[[str], datetime]
FAR = date(2027, 1, 1)


def told(owner: Account, app: Flask, until: date = FAR) -> list[tuple[str, date]]:
    with app.test_request_context():
        return [(due.mark, due.due_on) for due in dues(owner, date(2026, 3, 5), until)]


def test_nothing_is_asked_where_nothing_is_open(
    app: Flask, alice: Account, bob: Account, mentorship: Mentorship
) -> None:
    assert told(alice, app) == []
    agreed(mentorship)
    assert told(alice, app) == told(bob, app) == []


def test_a_draft_after_fourteen_days(app: Flask, alice: Account, mentorship: Mentorship, at: At) -> None:
    at("2026-02-28T23:30Z")  # March has begun in Paris
    draft = wording(mentorship)
    assert told(alice, app) == [(f"draft-{draft.id}", date(2026, 3, 15))]
    assert told(alice, app, date(2026, 3, 14)) == []
    versions.say_yes(draft, at=draft.written_at)
    assert told(alice, app) == [(f"draft-{draft.id}", date(2026, 3, 15))]


def test_a_yes_that_is_missing_and_a_proposal_are_asked_for_at_once(
    app: Flask, alice: Account, mentorship: Mentorship, today: datetime
) -> None:
    draft = wording(mentorship)
    versions.note_their_yes(draft, at=today)
    assert told(alice, app, date(2026, 3, 5)) == [(f"yes-{draft.id}", date(2026, 3, 5))]
    versions.say_yes(draft, at=today)
    proposal = proposed(mentorship, minimum_hours=9)
    assert told(alice, app) == [(f"proposal-{proposal.id}", date(2026, 3, 5))]
    versions.refuse(proposal, answer="")
    assert told(alice, app) == []


def test_a_paper_that_is_not_signed(app: Flask, alice: Account, mentorship: Mentorship) -> None:
    mentorship.secrecy = Secrecy.TO_SIGN
    db.session.commit()
    assert told(alice, app) == [(f"nda-{mentorship.id}", date(2026, 2, 23))]  # begun on 9 February
    agreed(mentorship, secrecy=Secrecy.TO_SIGN)
    assert told(alice, app) == [(f"nda-{mentorship.id}", date(2026, 3, 19))]
    mentorship.secrecy, mentorship.signed_on = Secrecy.SIGNED, date(2026, 3, 4)
    assert told(alice, app) == []


def test_a_mentorship_that_ended_asks_nothing(app: Flask, alice: Account, mentorship: Mentorship) -> None:
    wording(mentorship)
    mentorship.secrecy, mentorship.ended_on = Secrecy.TO_SIGN, date(2026, 3, 4)
    assert told(alice, app) == []
