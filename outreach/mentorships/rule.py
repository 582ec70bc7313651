"""The four phases as one rule with dates: what the head of a mentorship shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach.extensions import db
from outreach.mentorships.phases import passages
from outreach.mentorships.queries import terms
from outreach.mentorships.words import span_words
from outreach.models import PHASES, Mentorship, Phase, PhasePassage
from outreach.text import _
from outreach.web.filters import day as printed_day


@dataclass(frozen=True, slots=True)
class Step:
    """One phase on the rule: passed, present or to come, and when that was, is or is meant to be."""

    phase: Phase
    is_past: bool
    is_now: bool
    when: str


def rule_of(mentorship: Mentorship, period_until: date | None = None) -> list[Step]:
    """The four steps; `period_until` is read from the agreement in force when it is not given."""
    if period_until is None:
        agreed = terms(mentorship)
        period_until = agreed.period_until if agreed is not None else None
    rows = db.session.scalars(passages(mentorship)).all()
    return [_step(mentorship, phase, rows, period_until) for phase in PHASES]


def stay_in(phase: Phase, rows: Sequence[PhasePassage]) -> tuple[date, date | None] | None:
    """From when until when it was last in a phase; no end while it is there, None when it never was."""
    for place in reversed(range(len(rows))):
        if rows[place].phase is phase:
            left = rows[place + 1].entered_on if place + 1 < len(rows) else None
            return rows[place].entered_on, left
    return None


def _step(mentorship: Mentorship, phase: Phase, rows: Sequence[PhasePassage], until: date | None) -> Step:
    now, past = phase is mentorship.phase, phase.rank < mentorship.phase.rank
    stay = stay_in(phase, rows)
    when = ""
    if now and mentorship.ended_on is not None:
        when = _("ended %(day)s", day=printed_day(mentorship.ended_on))
    elif now and stay is not None:
        when = _("since %(day)s", day=printed_day(stay[0]))
    elif stay is not None and stay[1] is not None:
        when = span_words(stay[0], stay[1])
    elif phase is Phase.CLOSURE and until is not None:
        when = _("from %(day)s", day=printed_day(until))
    return Step(phase, past or (now and not mentorship.is_open), now and mentorship.is_open, when)
