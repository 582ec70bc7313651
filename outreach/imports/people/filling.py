"""The row that is being read into a person, cell by cell.

A value that a field cannot take is never lost: it is kept among the details under its header, and noticed."""

from collections.abc import Callable, Mapping, Sequence

from outreach.imports.columns.header_words import fields, plain
from outreach.imports.columns.mapping import EMAIL_LABEL, PAIR_LABEL, Column
from outreach.imports.findings import Notice
from outreach.imports.people.person import LENGTHS, Person

_MOST_WORDS = 1000


class Filling:
    """The row that is being read, and what is known about its columns."""

    def __init__(
        self,
        columns: Sequence[Column],
        orders: Mapping[int, str],
        notice: Callable[[Notice], None],
        words: Mapping[str, str],
    ) -> None:
        self.headers = [name_of(column) for column in columns]
        self.fields = [column.target for column in columns]
        self.orders, self.notice = orders, notice
        self.words = {plain(word): meant for word, meant in words.items()}
        labels = {c.group: c.position for c in columns if c.target in (EMAIL_LABEL, PAIR_LABEL)}
        self.label_of = {c.position: labels[c.group] for c in columns if c.group in labels}
        self.person = Person(0)
        self.cells: list[str] = []
        self.primary_said = self.ticked = False
        self._said: set[tuple[int, str]] = set()

    def begin(self, line: int, cells: list[str]) -> Person:
        """Turn to the next row."""
        self.person, self.cells, self.primary_said, self.ticked = Person(line), cells, False, False
        return self.person

    def label(self, position: int) -> str:
        """What Google wrote beside the value at `position`: `* Work`."""
        return self.cells[self.label_of[position]].strip() if position in self.label_of else ""

    def takes_bare(self, position: int) -> bool:
        """Whether the header says LinkedIn, so that a slug needs no address around it."""
        return self.fields[position] == "linkedin" and "linkedin" in plain(self.headers[position])

    def keep(self, position: int, value: str) -> None:
        """Store a value among the details."""
        self.person.custom.setdefault(self.headers[position], value)

    def refuse(self, position: int, value: str, why: str) -> None:
        """Leave a value out of its field; it stays to be seen among the details."""
        self.keep(position, value)
        self.notice(Notice(self.person.line, self.headers[position], value[:200], why))

    def refuse_word(self, position: int, value: str, why: str) -> None:
        """The same for a word, said for the first row only: it means the same in all others."""
        self.keep(position, value)
        if (position, value) not in self._said and len(self._said) < _MOST_WORDS:
            self._said.add((position, value))
            self.notice(Notice(self.person.line, self.headers[position], value[:200], why))


def name_of(column: Column) -> str:
    """How a column is called among the details, where canonical names already have a meaning."""
    header = column.header or f"#{column.position + 1}"
    return header.capitalize() if header in fields() else header


def take_again(row: Filling, position: int, value: str) -> None:
    """A second column for the same field, or more text than the field holds: nothing is replaced."""
    name, texts = row.fields[position], row.person.texts
    if name in texts:
        if texts[name] != value:
            row.keep(position, value)
        return
    longest = LENGTHS.get(name, len(value))
    texts[name] = value[:longest].strip()
    if len(value) > longest:
        row.refuse(position, value, "long")
