"""What is compared: eight questions, how people are put into the groups of each, and which list shows a group."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, Literal

from outreach.models import Channel, Side, Source

if TYPE_CHECKING:
    import pandas as pd

Keys = Callable[["pd.DataFrame", tzinfo], "pd.Series"]
ListFields = dict[str, Any]

# Words of the first message: up to the first border it is short, up to the second medium.
SHORT, MEDIUM = 50, 125
LENGTHS = ("short", "medium", "long")
# The hour at which each part of the day begins; the night goes on until the morning.
PARTS_OF_DAY = {"morning": 6, "midday": 12, "afternoon": 14, "evening": 18, "night": 22}
YES_OR_NO = ("with", "without")
SIDES = tuple(side.value for side in Side)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `rows` says which frame it reads, `keys` puts its rows into groups (missing: not known).

    `order` holds the groups in their own order; where it is empty, names are sorted.
    """

    name: str
    rows: Literal["people", "first_contacts"]
    keys: Keys
    order: tuple[str, ...] = ()

    def listed(self, key: str) -> ListFields | None:
        """The fields of the filter of leads that say exactly this group; None where it has no words for it."""
        if self.name == "channel":
            return {"channel": (Channel(key),)}
        if self.name == "source":
            return {"source": (Source(key),)}
        if self.name in ("company", "industry"):
            return {self.name: Side(key)}
        return {"hook": "missing"} if (self.name, key) == ("hook", "without") else None


def _words(name: str) -> Keys:
    return lambda rows, _zone: rows[name].astype(object)


def _yes_or_no(name: str) -> Keys:
    return lambda rows, _zone: rows[name].map(dict(zip((1, 0), YES_OR_NO, strict=True))).astype(object)


def _length(rows: "pd.DataFrame", _zone: tzinfo) -> "pd.Series":
    import pandas as pd

    borders = [0, SHORT, MEDIUM, float("inf")]
    return pd.cut(rows["words"], borders, labels=list(LENGTHS)).astype(object)


def _part_of_day(rows: "pd.DataFrame", zone: tzinfo) -> "pd.Series":
    hours = rows["at"].dt.tz_convert(zone).dt.hour
    # Each hour of the day by the part that began last; before the first one it is still night.
    parts = dict.fromkeys(range(24), "night")
    for part, begins in PARTS_OF_DAY.items():
        parts.update(dict.fromkeys(range(begins, 24), part))
    found: pd.Series = hours.map(parts)
    return found


QUESTIONS = (
    Question("channel", "people", _words("channel")),
    Question("source", "people", _words("source")),
    Question("introduction", "people", _yes_or_no("introduction"), YES_OR_NO),
    Question("hook", "people", _yes_or_no("hook"), YES_OR_NO),
    Question("length", "first_contacts", _length, LENGTHS),
    Question("hour", "first_contacts", _part_of_day, tuple(PARTS_OF_DAY)),
    Question("company", "people", _words("company"), SIDES),
    Question("industry", "people", _words("industry"), SIDES),
)
