"""The first reading of a file: who stands in it twice, how its dates are ordered, how many rows it has.

Only hashes of the keys are kept, eight bytes each, so that a million rows need some ten megabytes."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach.imports import limits as names
from outreach.imports.columns import days
from outreach.imports.columns.mapping import DATE_FIELDS, Column
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.people.sorting import Identified, Sorter
from outreach.imports.readers.grid import Row

# Programs that write the month first wherever their users are.
_USUAL = {"eventbrite": "mdy", "meetup": "mdy", "linkedin_contacts": "mdy"}
_COUNTED_AT_ONCE = 200_000
_MOST_DAYS = 20_000


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
    pieces: Iterable[Identified | Row],
    sorter: Sorter,
    columns: Sequence[Column],
    kind: str,
    limits: Limits,
    *,
    said: str | None = None,
    said_of: Mapping[int, str] | None = None,
) -> Survey:
    """Read all rows once. `said` is the order of dates that the user gave for the whole file, `said_of` by column."""
    found, hashes = Survey(), array("q")
    dates = _Dates(columns, said, said_of or {}, _USUAL.get(kind))
    for piece in pieces:
        lines = piece.block.lines if isinstance(piece, Identified) else (piece[0],)
        if found.rows + len(lines) > limits.rows:
            line = lines[limits.rows - found.rows]
            raise Refused("rows", limit=limits.rows, line=line, setting=names.ROWS_SETTING)
        found.rows += len(lines)
        if isinstance(piece, Identified):
            hashes.extend(sorter.hashes(piece))
            dates.look(piece.block.columns)
    found.repeated = _more_than_once(hashes)
    found.orders, found.undecided = dates.decided()
    found.asked = dates.asked()
    return found


def _more_than_once(hashes: Sequence[int]) -> set[int]:
    """Which numbers stand in `hashes` again. A part of them at a time: sets take ten times the room of an array."""
    parts = len(hashes) // _COUNTED_AT_ONCE + 1
    again: set[int] = set()
    for part in range(parts):
        some = hashes if parts == 1 else [each for each in hashes if each % parts == part]
        if len(set(some)) < len(some):
            again.update(each for each, times in Counter(some).items() if times > 1)
    return again


class _Dates:
    """Collects, column by column, the values that can be read one way only."""

    def __init__(
        self, columns: Sequence[Column], said: str | None, said_of: Mapping[int, str], usual: str | None
    ) -> None:
        self._said, self._said_of, self._usual = said, said_of, usual
        self._positions = [column.position for column in columns if column.target in DATE_FIELDS]
        self._evidence: dict[int, set[str]] = {position: set() for position in self._positions}
        self._doubtful: dict[int, str] = {}
        self._seen: dict[int, set[str]] = {position: {""} for position in self._positions}

    def look(self, columns: Sequence[Sequence[str]]) -> None:
        for position, seen in self._seen.items():
            fresh = set(columns[position]) - seen
            for value in sorted(fresh):
                self._weigh(position, value.strip())
            if len(seen) < _MOST_DAYS:
                seen |= fresh

    def _weigh(self, position: int, value: str) -> None:
        order = days.evidence(value)
        if order:
            self._evidence[position].add(order)
        elif position not in self._doubtful and days.day_of(value, None) == days.AMBIGUOUS:
            self._doubtful[position] = value[:40]

    def decided(self) -> tuple[dict[int, str], list[int]]:
        """Orders by column, and the columns that stay open: nothing decides, or the values contradict each other."""
        orders = {p: next(iter(found)) for p, found in self._evidence.items() if len(found) == 1}
        if self._usual:
            orders |= {place: self._usual for place, found in self._evidence.items() if not found}
        if self._said:
            orders = dict.fromkeys(self._positions, self._said)
        orders |= {place: order for place, order in self._said_of.items() if place in self._evidence}
        return orders, sorted(self._doubtful.keys() - orders.keys())

    def asked(self) -> dict[int, str]:
        """The columns that their own values leave open, with one of those values each."""
        return {place: value for place, value in self._doubtful.items() if self._is_open(place)}

    def _is_open(self, place: int) -> bool:
        found = len(self._evidence[place])
        return found > 1 or (not found and self._usual is None)
