"""An outcome is written down, corrected."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from outreach.extensions import db
from outreach.mentorships.entries import check_day_within, words_in
from outreach.models import Account, Mentorship, Outcome, OutcomeKind
from outreach.text import _
from outreach.web.refusal import Refusal

LONGEST = 2_000
SHOWN = ("kind", "on_day", "text", "owed_to", "advice_id")


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it; `advice_id` is one of the choices of the form."""

    kind: OutcomeKind
    on_day: date
    text: str
    owed_to: str = ""
    advice_id: int | None = None


def write_down(owner: Account, mentorship: Mentorship, told: Told) -> Outcome:
    """One more outcome. Raises Refusal."""
    outcome = Outcome(owner_id=owner.id, mentorship_id=mentorship.id)
    correct(owner, mentorship, outcome, told)
    db.session.add(outcome)
    db.session.flush()
    return outcome


def correct(owner: Account, mentorship: Mentorship, outcome: Outcome, told: Told) -> None:
    """Let an outcome say this. Raises Refusal."""
    text, owed_to = words_in(told.text, LONGEST, "text"), words_in(told.owed_to, LONGEST, "owed_to")
    if not text:
        raise Refusal(_("Say in a few words what came of it."), "text")
    check_day_within(owner, mentorship, told.on_day)
    outcome.kind, outcome.on_day, outcome.text = told.kind, told.on_day, text
    outcome.owed_to, outcome.advice_id = owed_to, told.advice_id


def values_of(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the form holds it."""
    return {name: getattr(outcome, name) for name in SHOWN}
