"""The five parts of a goal, and which of them are missing. Pure, but for the words of a person."""

from enum import StrEnum

from flask_babel.speaklater import LazyString

from outreach.models import Goal
from outreach.text import _, _l


class Part(StrEnum):
    """What makes a goal SMART, in the order in which it is asked."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    RELEVANT = "relevant"
    TIMELY = "timely"


PART_LABELS: dict[Part, LazyString] = {
    Part.SPECIFIC: _l("What will be different"),
    Part.MEASURABLE: _l("How it will be seen"),
    Part.ACHIEVABLE: _l("Why it can be done"),
    Part.RELEVANT: _l("What it serves"),
    Part.TIMELY: _l("By when"),
}
_MISSING: dict[Part, LazyString] = {
    Part.MEASURABLE: _l("How it will be seen is missing."),
    Part.ACHIEVABLE: _l("Why it can be done is missing."),
    Part.RELEVANT: _l("What it serves is missing."),
    Part.TIMELY: _l("By when is missing."),
}
_SEVERAL: dict[Part, LazyString] = {
    Part.MEASURABLE: _l("how it will be seen"),
    Part.ACHIEVABLE: _l("why it can be done"),
    Part.RELEVANT: _l("what it serves"),
    Part.TIMELY: _l("by when"),
}


def missing(goal: Goal) -> tuple[Part, ...]:
    """The parts that nothing was said about. The first is never missing: a goal has a title."""
    said = {
        Part.MEASURABLE: bool(goal.measure) or goal.target is not None,
        Part.ACHIEVABLE: bool(goal.achievable),
        Part.RELEVANT: bool(goal.relevant) or goal.brief_id is not None,
        Part.TIMELY: goal.due_on is not None,
    }
    return tuple(part for part, given in said.items() if not given)


def missing_words(goal: Goal) -> str:
    """Which parts are missing, in one sentence; empty when none is."""
    parts = missing(goal)
    if len(parts) < 2:
        return str(_MISSING[parts[0]]) if parts else ""
    *names, last = (str(_SEVERAL[part]) for part in parts)
    return _("Missing: %(names)s and %(last)s.", names=", ".join(names), last=last)
