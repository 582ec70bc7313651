"""All mentorships on one page: who, phase, next meeting, hours, goals, mood, what is owed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import table
from outreach.mentorships.keeping import last_contact, silence_ends, to_keep
from outreach.mentorships.queries import mentorships
from outreach.mentorships.thanks import thanks_due
from outreach.mentorships.words import hours_words
from outreach.models import Account, Mentorship, Role
from outreach.web.access import SIGNED_IN, access
from outreach.web.mentoring_words import PHASE_LABELS
from outreach.web.owned import current_owner

MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One mentorship in the list. Minutes; what is not known is None."""

    mentorship: Mentorship
    meeting: date | None
    minutes: int
    minimum: int | None
    goals: int
    mood: int | None
    thanks_late: date | None
    actions_late: int
    advice_open: int
    silent_for: int | None = None
    """Days of silence since it ended, when they are too many."""

    @property
    def as_mentor(self) -> bool:
        """Whether I am the mentor."""
        return self.mentorship.role is Role.MENTOR

    @property
    def owes(self) -> bool:
        """Whether anything is owed."""
        return bool(self.thanks_late or self.actions_late or self.advice_open or self.silent_for)


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """Those that go on, and below those that have ended."""
    owner = current_owner()
    found = lines(owner)
    return render_template(
        "mentorships/index.html",
        going=[line for line in found if line.mentorship.is_open],
        ended=[line for line in found if not line.mentorship.is_open],
        phase_words=PHASE_LABELS,
        hours_words=hours_words,
    )


def lines(owner: Account) -> list[Line]:
    """The lines of the list, in eight or nine questions, however many mentorships there are."""
    rows = db.session.scalars(mentorships(owner).options(joinedload(Mentorship.lead)).limit(MOST)).all()
    if not rows:
        return []
    today = clock.today(owner.zone)
    told = {name: _told(chosen) for name, chosen in table.columns(owner, today).items()}
    told["silence"] = _silences(owner, today) if any(not row.is_open for row in rows) else {}
    return [_line(row, {name: known.get(row.id) for name, known in told.items()}, today) for row in rows]


def _told(chosen: Any) -> dict[int, Any]:
    return dict(db.session.execute(chosen).all())


def _line(row: Mentorship, told: dict[str, Any], today: date) -> Line:
    due = thanks_due(row, told["thanks"])
    owed = row.is_open and row.role is Role.MENTEE
    return Line(
        row,
        told["meeting"],
        told["minutes"] or 0,
        told["minimum"] * 60 if told["minimum"] else None,
        told["goals"] or 0,
        told["mood"],
        due if owed and due <= today else None,
        (told["actions"] or 0) if row.is_open else 0,
        (told["advice"] or 0) if owed else 0,
        told["silence"],
    )


def _silences(owner: Account, today: date) -> dict[int, int]:
    """How many days the silences last that are longer than they should be."""
    contacts = {row: last_contact(owner, row) for row in db.session.execute(to_keep(owner))}
    return {
        row.mentorship_id: (today - contact).days
        for row, contact in contacts.items()
        if silence_ends(row, contact) < today
    }
