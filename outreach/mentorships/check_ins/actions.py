"""A check-in is written down, corrected, removed; what was changed is said later; a month gets its pulse."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.check_ins import queries
from outreach.mentorships.entries import check_day_within, words_in
from outreach.models import Account, CheckIn, CheckInHow, Issue, Mentorship, Party, Pulse
from outreach.text import _
from outreach.web.refusal import Refusal

LONGEST = 5_000
TEXTS = ("good", "different", "changed")
SHOWN = ("on_day", "how", "mood", "issue", *TEXTS)


@dataclass(frozen=True, slots=True)
class Said:
    """One check-in as it was told."""

    on_day: date
    how: CheckInHow
    mood: int | None = None
    good: str = ""
    different: str = ""
    issue: Issue | None = None
    changed: str = ""


def write_down(owner: Account, mentorship: Mentorship, said: Said) -> CheckIn:
    """One more check-in. Raises Refusal."""
    check_in = CheckIn(owner_id=owner.id, mentorship_id=mentorship.id)
    correct(owner, mentorship, check_in, said)
    db.session.add(check_in)
    db.session.flush()
    return check_in


def correct(owner: Account, mentorship: Mentorship, check_in: CheckIn, said: Said) -> None:
    """Let a check-in say this. What was changed belongs to an issue and goes with it. Raises Refusal."""
    texts = {name: words_in(asdict(said)[name], LONGEST, name) for name in TEXTS}
    if said.issue is None:
        texts["changed"] = ""
    if said.mood is None and said.issue is None and not any(texts.values()):
        raise Refusal(_("Say how it goes: a mood is enough."), "mood")
    check_day_within(owner, mentorship, said.on_day)
    check_in.on_day, check_in.how = said.on_day, said.how
    check_in.mood, check_in.issue = said.mood, said.issue
    for name, text in texts.items():
        setattr(check_in, name, text)


def say_changed(check_in: CheckIn, text: str) -> None:
    """Say what was changed because of an issue; it is settled by that. Raises Refusal."""
    said = words_in(text, LONGEST, "changed")
    if not said:
        raise Refusal(_("Say what you changed, however small it is."), "changed")
    if check_in.issue is None or check_in.changed:
        raise Refusal(_("This is settled already. Correct the check-in to say something else."), "changed")
    check_in.changed = said


def answer(mentorship: Mentorship, side: Party, month: date, grades: tuple[int, int, int]) -> Pulse:
    """The pulse of one side about a month; a second answer takes the place of the first."""
    pulse = db.session.scalar(queries.pulse_of(mentorship, month, side).with_for_update())
    if pulse is None:
        pulse = Pulse(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, month=month, side=side)
        db.session.add(pulse)
    pulse.empowered, pulse.connected, pulse.inspired = grades
    pulse.answered_at = clock.now()
    return pulse


def values_of(check_in: CheckIn) -> dict[str, Any]:
    """A check-in as the form holds it."""
    return {name: getattr(check_in, name) for name in SHOWN}
