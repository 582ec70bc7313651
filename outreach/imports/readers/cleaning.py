"""What some programs do to the cells of a row, undone: links behind titles, a birthday in three columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from outreach.imports.columns.header_words import plain
from outreach.imports.columns.mapping import CUSTOM, Column
from outreach.imports.findings import Notice
from outreach.imports.readers.grid import Row, Rows

_RELATION = re.compile(r" \((?:https://(?:www\.)?notion\.so/|\.\./|%)[^()\s]*\)")
_BIRTHDAYS = (
    ("birth year", "birth month", "birth day"),
    ("geburtsjahr", "geburtsmonat", "geburtstag"),
    ("annee de naissance", "mois de naissance", "jour de naissance"),
)
_WHOLE = "Birthday"

Change = Callable[[list[str]], None]


class Cleaned:
    """The rows of a table after a change to each."""

    def __init__(self, rows: Rows, change: Change) -> None:
        self._rows, self._change = rows, change
        self.notices: list[Notice] = rows.notices

    def rows(self) -> Iterator[Row]:
        """Every row, changed where it is whole."""
        for row in self._rows.rows():
            if not row[2]:
                self._change(row[1])
            yield row


def cleaned(rows: Rows, kind: str, columns: Sequence[Column]) -> Rows:
    """The rows as their program meant them."""
    change = _CHANGES[kind](columns) if kind in _CHANGES else None
    return Cleaned(rows, change) if change else rows


def merged_columns(columns: list[Column], kind: str) -> list[Column]:
    """Columns whose cells are put together have one name and one field."""
    places = _birthday_places(columns) if kind == "thunderbird" else []
    if places:
        columns[places[0]] = replace(columns[places[0]], target="birthday", header=_WHOLE)
        columns[places[2]] = replace(columns[places[2]], target=CUSTOM)
    return columns


def _without_relations(columns: Sequence[Column]) -> Change | None:
    """Notion writes `Title (address)` for what is a page of its own; a detail keeps the address."""
    places = [column.position for column in columns if column.target not in (CUSTOM, "website", "linkedin", "notes")]

    def change(cells: list[str]) -> None:
        for place in places:
            if "(" in cells[place]:
                cells[place] = _RELATION.sub("", cells[place])

    return change


def _whole_birthday(columns: Sequence[Column]) -> Change | None:
    places = _birthday_places(columns)
    if not places:
        return None

    def change(cells: list[str]) -> None:
        year, month, day = (cells[place].strip() for place in places)
        if month.isdecimal() and day.isdecimal():
            cells[places[0]] = f"{year or '-'}-{int(month):02}-{int(day):02}"
            cells[places[1]] = cells[places[2]] = ""

    return change


def _birthday_places(columns: Sequence[Column]) -> list[int]:
    words = {plain(column.header): column.position for column in columns}
    for year, *rest in _BIRTHDAYS:
        places = [words.get(year, words.get(plain(_WHOLE), -1)), *(words.get(word, -1) for word in rest)]
        if min(places) >= 0:
            return places
    return []


_CHANGES: dict[str, Callable[[Sequence[Column]], Change | None]] = {
    "notion": _without_relations,
    "thunderbird": _whole_birthday,
}
