"""Agreements for tests: terms, wordings, links, and what a form of theirs sends."""

from datetime import date, datetime, timedelta
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import links, versions
from outreach.mentorships.terms import TERMS
from outreach.models import AgreementVersion, Door, Format, Meeting, Mentorship, Rhythm, Secrecy, Starter

PLAIN: dict[str, Any] = {
    "period_from": date(2026, 3, 1),
    "period_until": date(2026, 9, 1),
    "minimum_hours": 6,
    "meets": Rhythm.MONTHLY,
    "format": Format.TOPIC_AGENDA,
    "starter": Starter.ME,
    "between": "Short questions by mail.",
    "confidentiality": "It stays between us.",
    "secrecy": Secrecy.NONE,
    "obstacles": "Who cannot come says so a day before, and proposes another day that suits both.",
    "no_fault_end": "Either may end it.",
    "success": "A first customer.",
    "offers": "Work on slides.",
    "cannot_offer": "Money.",
}


def wording(mentorship: Mentorship, *, at: datetime | None = None, **changed: Any) -> AgreementVersion:
    """My draft, kept."""
    version = versions.write(mentorship, {**PLAIN, **changed}, at=at or clock.now())
    db.session.commit()
    return version


def agreed(mentorship: Mentorship, **changed: Any) -> AgreementVersion:
    """A wording in force."""
    version = wording(mentorship, **changed)
    versions.say_yes(version, at=clock.now())
    versions.note_their_yes(version, at=clock.now())
    db.session.commit()
    return version


def proposed(mentorship: Mentorship, remark: str = "", **changed: Any) -> AgreementVersion:
    """A wording that the other side proposes."""
    version = versions.propose(mentorship, {**PLAIN, **changed}, remark=remark, at=clock.now())
    db.session.commit()
    return version


def link_to(
    mentorship: Mentorship, door: Door = Door.AGREEMENT, *, days: int = 30, meeting: Meeting | None = None
) -> str:
    """The path of a new link."""
    token = links.make_link(mentorship, door, days=days, meeting=meeting, at=clock.now())
    db.session.commit()
    return f"/m/{token}"


def as_form(**changed: Any) -> dict[str, Any]:
    """What the form of the terms sends."""
    told = {**PLAIN, **changed}
    assert set(TERMS) <= set(told)
    return {name: "" if value is None else str(value) for name, value in told.items()}


def standing_of(mentorship: Mentorship) -> list[tuple[int, str]]:
    """Every wording with its state, the first one first."""
    db.session.commit()
    found = db.session.scalars(versions.versions_of(mentorship)).all()
    return [(each.number, each.state.value) for each in reversed(found)]


A_DAY = timedelta(days=1)
