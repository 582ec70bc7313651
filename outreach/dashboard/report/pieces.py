"""What a report can be made of."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from outreach.analysis.window import Goal
from outreach.text import _l

LABELS: dict[str, LazyString] = {
    "funnel": _l("The funnel"),
    "replied": _l("Time to an answer"),
    "met": _l("Time to the first conversation"),
    "ongoing": _l("Time to an ongoing relationship"),
    "weeks": _l("First contacts per week"),
    "cohorts": _l("By month of first contact"),
    "plan": _l("How many more people"),
    "works": _l("What works"),
    "studies": _l("Against the studies"),
}
# These fit on one sheet.
USUAL = ("funnel", "replied", "weeks", "plan")
CURVES: tuple[Goal, ...] = ("replied", "met", "ongoing")


@dataclass(frozen=True, slots=True)
class Choice:
    """The pieces, whether tables stand below the pictures, and whether those who were met stand in it by name."""

    pieces: Collection[str] = USUAL
    tables: bool = False
    names: bool = False

    def __contains__(self, piece: str) -> bool:
        return piece in self.pieces
