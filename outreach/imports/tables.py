"""A table, opened with what the user chose: its layout, its columns, and its people as often as they are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from outreach.imports.choices import Choices
from outreach.imports.columns.mapping import Column, could_be_people, override
from outreach.imports.findings import Notice, Refused, Rejected
from outreach.imports.formats import Format
from outreach.imports.limits import Limits
from outreach.imports.people.building import Builder
from outreach.imports.people.gathering import people_in
from outreach.imports.people.holding import Held, identified
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.people.sorting import Identified, Sorter
from outreach.imports.people.survey import Survey, survey_of
from outreach.imports.readers.grid import Grid, Layout, Row, Rows
from outreach.imports.readers.kinds import WITHOUT_PEOPLE
from outreach.imports.readers.source import Source
from outreach.imports.readers.table import TextGrid

_PREVIEWED = 3
_LOOKED_AT = 1_000
_TOLD_EVERY = 10_000


class TableReading:
    """Raises Refused when the file is none that can be brought in."""

    left_out: Sequence[str] = ()
    """Files of the same archive that are not read."""
    asks_me = False
    me: str | None = None
    counterparts: Sequence[tuple[str, str, bool, int]] = ()
    skipped: Mapping[str, int] = MappingProxyType({})

    def __init__(
        self, source: Source, limits: Limits, choices: Choices | None = None, grid: Grid | None = None
    ) -> None:
        self._choices, self._limits = choices or Choices(), limits
        self._grid = grid or TextGrid(source, limits, self._choices)
        self._held: Held | None = None
        self.kind = self._grid.kind
        if self.kind in WITHOUT_PEOPLE:
            raise Refused(self.kind)

    @property
    def layout(self) -> Layout:
        """Where the table begins, and what stands above it."""
        return self._grid.layout

    @cached_property
    def columns(self) -> list[Column]:
        """What the columns become: as the user chose, else as they look."""
        return override(self._grid.columns(), self._choices.fields)

    @property
    def format(self) -> Format:
        """How the text was read."""
        return Format(self.layout.encoding or None, self.layout.delimiter or None, self.layout.header_line)

    @property
    def sample(self) -> Sequence[Sequence[str]]:
        """The first rows as they stand, cell by cell."""
        return self.layout.sample

    @property
    def has_people(self) -> bool:
        """Whether any column could be a person; else the user has to say which one is."""
        return could_be_people(self.columns)

    def survey(self, tell: Callable[[int], None] = lambda _rows: None) -> Survey:
        """Read the file a first time."""
        sorter = Sorter(self.columns, self.kind, {}, Builder(self.columns, self.kind))
        self._held = Held(self._table(), sorter)
        pieces = _told(self._held.passing(), tell)
        said, said_of = self._choices.dates, self._choices.dates_of
        return survey_of(pieces, sorter, self.columns, self.kind, self._limits, said=said, said_of=said_of)

    def found(self, survey: Survey, notice: Callable[[Notice], None]) -> Iterator[Plain | Person | Rejected]:
        """Read it again: everybody once, and the rows that are nobody."""
        held = self._held if self._held and self._held.complete else None
        table = held.rows if held else self._table()
        builder = Builder(self.columns, self.kind, survey.orders, notice, self._choices.words)
        sorter = Sorter(self.columns, self.kind, survey.orders, builder)
        pieces = held.again() if held else identified(table, sorter)
        yield from people_in(pieces, sorter, builder, survey, notice)
        for one in table.notices:
            notice(one)

    def first_people(self, orders: dict[int, str]) -> list[tuple[int, list[str], Person]]:
        """The first people as they would be stored, with their lines and cells."""
        builder = Builder(self.columns, self.kind, orders, words=self._choices.words)
        first: list[tuple[int, list[str], Person]] = []
        for line, cells, flaw in self._table().rows():
            person = None if flaw else builder.build(line, cells)
            if isinstance(person, Person):
                first.append((line, list(cells), person))
            if len(first) == _PREVIEWED or line > _LOOKED_AT:
                break
        return first

    def _table(self) -> Rows:
        return self._grid.again()


def _told(pieces: Iterator[Identified | Row], tell: Callable[[int], None]) -> Iterator[Identified | Row]:
    """The rows as they are, with a word now and then about how many have passed."""
    passed = 0
    for piece in pieces:
        before, passed = passed, passed + (len(piece.block) if isinstance(piece, Identified) else 1)
        if passed // _TOLD_EVERY > before // _TOLD_EVERY:
            tell(passed)
        yield piece
