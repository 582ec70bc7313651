"""Thanks are written down, corrected."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from outreach.extensions import db
from outreach.mentorships.entries import words_in
from outreach.mentorships.phases import check_day
from outreach.models import Account, Mentorship, Recognition
from outreach.text import _
from outreach.web.refusal import Refusal

LONGEST = 300
SHOWN = ("on_day", "what", "occasion", "cost")


@dataclass(frozen=True, slots=True)
class Given:
    """One sign of thanks; `cost` in hundredths."""

    on_day: date
    what: str
    occasion: str = ""
    cost: int = 0


def write_down(owner: Account, mentorship: Mentorship, given: Given) -> Recognition:
    """One more line of the ledger. Raises Refusal."""
    row = Recognition(owner_id=owner.id, mentorship_id=mentorship.id)
    correct(owner, row, given)
    db.session.add(row)
    db.session.flush()
    return row


def correct(owner: Account, row: Recognition, given: Given) -> None:
    """Let a line say this. Thanks may be older than the mentorship. Raises Refusal."""
    what = words_in(given.what, LONGEST, "what", one_line=True)
    occasion = words_in(given.occasion, LONGEST, "occasion", one_line=True)
    if not what:
        raise Refusal(_("Say what it was."), "what")
    check_day(owner, given.on_day, "on_day")
    row.on_day, row.what, row.occasion, row.cost = given.on_day, what, occasion, given.cost


def values_of(row: Recognition) -> dict[str, Any]:
    """A line as the form holds it."""
    return {name: getattr(row, name) for name in SHOWN}
