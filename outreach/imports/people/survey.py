"""The first reading of a file: who stands in it twice, how its dates are ordered, how many rows it has.

Only hashes of the keys are kept, so that a million rows need some tens of megabytes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach.imports import limits as names
from outreach.imports.columns import days
from outreach.imports.columns.mapping import DATE_FIELDS, Column
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.people.building import Builder
from outreach.imports.readers.table import Row


@dataclass(slots=True)
class Survey:
    """What the second reading has to know before it begins. `orders`: place of a date column -> how it is read."""

    rows: int = 0
    repeated: set[int] = field(default_factory=set)
    orders: dict[int, str] = field(default_factory=dict)
    undecided: list[int] = field(default_factory=list)
    """Date columns in which some value can be read two ways and nothing decides."""
    asked: dict[int, str] = field(default_factory=dict)
    """Date columns that the values do not decide, whatever the user said of them -> one of those values."""


def survey_of(
    rows: Iterable[Row],
    columns: Sequence[Column],
    kind: str,
    limits: Limits,
    *,
    said: str | None = None,
    said_of: Mapping[int, str] | None = None,
) -> Survey:
    """Read all rows once. `said` is the order of dates that the user gave for the whole file, `said_of` by column."""
    found = Survey()
    keys = Builder(columns, kind).keys
    dates = _Dates(columns, said, said_of or {})
    seen: set[int] = set()
    for line, cells, flaw in rows:
        found.rows += 1
        if found.rows > limits.rows:
            raise Refused("rows", limit=limits.rows, line=line, setting=names.ROWS_SETTING)
        if flaw:
            continue
        for key in keys(cells):
            mark = hash(key)
            if mark in seen:
                found.repeated.add(mark)
            seen.add(mark)
        dates.look(cells)
    found.orders, found.undecided = dates.decided()
    found.asked = dates.asked()
    return found


class _Dates:
    """Collects, column by column, the values that can be read one way only."""

    def __init__(self, columns: Sequence[Column], said: str | None, said_of: Mapping[int, str]) -> None:
        self._said, self._said_of = said, said_of
        self._positions = [column.position for column in columns if column.target in DATE_FIELDS]
        self._evidence: dict[int, set[str]] = {position: set() for position in self._positions}
        self._doubtful: dict[int, str] = {}

    def look(self, cells: list[str]) -> None:
        for position in self._positions:
            value = cells[position]
            if value:
                value = value.strip()
                order = days.evidence(value)
                if order:
                    self._evidence[position].add(order)
                elif position not in self._doubtful and days.day_of(value, None) == days.AMBIGUOUS:
                    self._doubtful[position] = value[:40]

    def decided(self) -> tuple[dict[int, str], list[int]]:
        """Orders by column, and the columns that stay open: nothing decides, or the values contradict each other."""
        orders = {p: next(iter(found)) for p, found in self._evidence.items() if len(found) == 1}
        if self._said:
            orders = dict.fromkeys(self._positions, self._said)
        orders |= {place: order for place, order in self._said_of.items() if place in self._evidence}
        return orders, sorted(self._doubtful.keys() - orders.keys())

    def asked(self) -> dict[int, str]:
        """The columns that their own values leave open, with one of those values each."""
        return {place: value for place, value in self._doubtful.items() if len(self._evidence[place]) != 1}
