"""What would come of a file, what came of it, and what its undo did: a sentence each, whose numbers add up."""

from collections.abc import Mapping
from typing import Any

from babel.lists import format_list
from flask_babel import get_locale

from outreach.text import _, _n
from outreach.web.filters import number

Counts = Mapping[str, int]


def foreseen(counts: Counts) -> str:
    """186 new people, 17 already here, 3 the file says twice, 6 that cannot be brought in."""
    if not counts["rows"]:
        return _("Nobody in it: 0 rows, nothing to bring in.")
    here = counts["updated"] + counts["unchanged"]
    said = [
        _part(
            counts["created"],
            _n("%(count)s new person", "%(count)s new people", counts["created"], count=number(counts["created"])),
            always=True,
        ),
        _part(here, _n("%(count)s already here", "%(count)s already here", here, count=number(here))),
        _part(
            counts["merged"],
            _n(
                "%(count)s the file says twice",
                "%(count)s the file says twice",
                counts["merged"],
                count=number(counts["merged"]),
            ),
        ),
        _part(
            counts["rejected"],
            _n(
                "%(count)s that cannot be brought in",
                "%(count)s that cannot be brought in",
                counts["rejected"],
                count=number(counts["rejected"]),
            ),
        ),
    ]
    return _listed(said)


def done(counts: Counts) -> str:
    """The same in the past."""
    if not counts["rows"]:
        return _("Nobody in it: 0 rows, nothing was brought in.")
    said = [
        _part(
            counts["created"],
            _n(
                "%(count)s person brought in",
                "%(count)s people brought in",
                counts["created"],
                count=number(counts["created"]),
            ),
            always=True,
        ),
        _part(
            counts["updated"],
            _n("%(count)s completed", "%(count)s completed", counts["updated"], count=number(counts["updated"])),
        ),
        _part(
            counts["unchanged"],
            _n("%(count)s unchanged", "%(count)s unchanged", counts["unchanged"], count=number(counts["unchanged"])),
        ),
        _part(
            counts["merged"],
            _n(
                "%(count)s merged with an earlier row",
                "%(count)s merged with earlier rows",
                counts["merged"],
                count=number(counts["merged"]),
            ),
        ),
        _part(
            counts["rejected"],
            _n("%(count)s rejected", "%(count)s rejected", counts["rejected"], count=number(counts["rejected"])),
        ),
    ]
    return _listed(said)


def undone(result: Mapping[str, Any]) -> str:
    """180 people taken back, 4 kept because they were edited since, 2 that could not be taken back."""
    said = [
        _part(
            result["reversed"],
            _n(
                "%(count)s row reversed",
                "%(count)s rows reversed",
                result["reversed"],
                count=number(result["reversed"]),
            ),
            always=True,
        ),
        _part(
            result["kept"],
            _n(
                "%(count)s kept, edited since",
                "%(count)s kept, edited since",
                result["kept"],
                count=number(result["kept"]),
            ),
        ),
        _part(
            result["failed"],
            _n("%(count)s that failed", "%(count)s that failed", result["failed"], count=number(result["failed"])),
        ),
    ]
    return _listed(said)


def bring_in(counts: Counts) -> str:
    """What the one button says."""
    created, updated, messages = counts["created"], counts["updated"], counts.get("activities", 0)
    if created:
        return _n("Bring in %(count)s person", "Bring in %(count)s people", created, count=number(created))
    if updated:
        return _n("Complete %(count)s person", "Complete %(count)s people", updated, count=number(updated))
    if messages:
        return _n("Bring in %(count)s message", "Bring in %(count)s messages", messages, count=number(messages))
    return ""


def activities(count: int, left_out: int, aside: int = 0) -> str:
    """What the messages of a file come to; `aside`: people beside the rows of a table, of whom only messages tell."""
    if not count and not left_out:
        return ""
    said = [
        _n("%(count)s message as a touchpoint", "%(count)s messages as touchpoints", count, count=number(count)),
        _part(
            aside,
            _n(
                "%(count)s more person known from messages alone",
                "%(count)s more people known from messages alone",
                aside,
                count=number(aside),
            ),
        ),
        _part(left_out, _n("%(count)s left out", "%(count)s left out", left_out, count=number(left_out))),
    ]
    return _listed(said)


def accounted(rows: int, messages: int) -> str:
    """That nothing is lost: of the rows of a table, of the messages of any other file."""
    if messages:
        return _n(
            "%(rows)s message, accounted for.",
            "%(rows)s messages, every one accounted for.",
            messages,
            rows=number(messages),
        )
    return _n("%(rows)s row, accounted for.", "%(rows)s rows, every one accounted for.", rows, rows=number(rows))


def with_messages(sentence: str, count: int, left_out: int, aside: int = 0) -> str:
    """A sentence about people, and after it what the messages of the file come to."""
    messages = activities(count, left_out, aside)
    return f"{sentence} {messages}" if messages else sentence


def _part(count: int, said: str, *, always: bool = False) -> str:
    return said if count or always else ""


def _listed(said: list[str]) -> str:
    listed = format_list([part for part in said if part], style="unit", locale=get_locale() or "en")
    return _("%(list)s.", list=listed)
