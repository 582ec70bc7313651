"""The first reading of a file: who stands in it twice, how its dates are ordered, how many rows it has.

Only hashes of the keys are kept, so that a million rows need some tens of megabytes."""

from collections.abc import Iterable, Sequence
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


def survey_of(
    rows: Iterable[Row], columns: Sequence[Column], kind: str, limits: Limits, *, said: str | None = None
) -> Survey:
    """Read all rows once. `said` is the order of dates that the user gave for the whole file."""
    found = Survey()
    keys = Builder(columns, kind).keys
    dates = _Dates(columns, said)
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
    return found


class _Dates:
    """Collects, column by column, the values that can be read one way only."""

    def __init__(self, columns: Sequence[Column], said: str | None) -> None:
        self._said = said
        self._positions = [column.position for column in columns if column.target in DATE_FIELDS]
        self._evidence: dict[int, set[str]] = {position: set() for position in self._positions}
        self._doubtful: set[int] = set()

    def look(self, cells: list[str]) -> None:
        for position in self._positions:
            value = cells[position]
            if value:
                value = value.strip()
                order = days.evidence(value)
                if order:
                    self._evidence[position].add(order)
                elif position not in self._doubtful and days.day_of(value, None) == days.AMBIGUOUS:
                    self._doubtful.add(position)

    def decided(self) -> tuple[dict[int, str], list[int]]:
        """Orders by column, and the columns that stay open: nothing decides, or the values contradict each other."""
        if self._said:
            return dict.fromkeys(self._positions, self._said), []
        orders = {p: next(iter(found)) for p, found in self._evidence.items() if len(found) == 1}
        return orders, sorted(self._doubtful - set(orders))
