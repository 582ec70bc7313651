"""The funnel of the sample worked out a second way: straight from the rows of the journal, without the product.

Rules: what I wrote or dialled is a contact; what they wrote at or after my first contact is an answer; a call or
a meeting is a conversation; a later milestone implies the earlier ones at its own moment.
"""

from collections import defaultdict
from dataclasses import dataclass

from tests.sample.files import Row, journal, minute


@dataclass(frozen=True)
class Story:
    """The milestones of one person, in minutes before or after the day the sample is opened."""

    wrote: int | None
    contacted: int | None
    replied: int | None
    met: int | None
    ongoing: int | None


def stories() -> dict[str, Story]:
    """One story per person of the journal."""
    return {person: _story(rows) for person, rows in by_person().items()}


def by_person() -> dict[str, list[Row]]:
    """The rows of each person, without those that were taken back."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in journal():
        if row["action"] == "void":
            last = max(i for i, r in enumerate(rows[row["person"]]) if r["action"] == "touchpoint")
            del rows[row["person"]][last]
        else:
            rows[row["person"]].append(row)
    return rows


def _story(rows: list[Row]) -> Story:
    touches = [r for r in rows if r["action"] == "touchpoint"]
    wrote = _first(touches, "out", "message", "call")
    answers = [r for r in touches if wrote is not None and minute(r) >= wrote]
    ongoing = min((minute(r) for r in rows if r["action"] == "stage" and r["value"] == "ongoing"), default=None)
    met = _least(_first(touches, "", "call", "meeting"), ongoing)
    replied = _least(_first(answers, "in", "message"), met)
    return Story(wrote, _least(wrote, replied), replied, met, ongoing)


def _first(rows: list[Row], direction: str, *kinds: str) -> int | None:
    fitting = [r for r in rows if r["kind"] in kinds and direction in ("", r["direction"])]
    return min(map(minute, fitting), default=None)


def _least(*moments: int | None) -> int | None:
    return min((m for m in moments if m is not None), default=None)
