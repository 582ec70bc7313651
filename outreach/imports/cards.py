"""Cards as a table: a row for each card, a column for each property that occurs, so that everything else is shared."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from outreach.imports import limits as names
from outreach.imports.choices import Choices
from outreach.imports.columns.mapping import Column
from outreach.imports.findings import Notice, Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.card_cells import Cell, cells_of, flaw_of
from outreach.imports.readers.decoding import codec_named, encoding_of
from outreach.imports.readers.grid import Layout, Row
from outreach.imports.readers.remembered import Remembered
from outreach.imports.readers.source import Source
from outreach.imports.readers.vcard import cards_in
from outreach.imports.tables import TableReading

KIND = "vcard"
_SAMPLED = 30
Read = tuple[int, list[Cell], str, list[tuple[str, str]]]
"""Number, cells, flaw, and what was cut."""
# The fields in the order in which a reader looks for them.
_ORDER = (
    "full_name", "first_name", "middle_name", "last_name", "prefix", "suffix", "nickname", "email", "email_other",
    "phone", "company", "department", "title", "linkedin", "website", "city", "country", "birthday", "tags", "notes",
)  # fmt: skip


class CardGrid:
    """The cards of a file. They are looked through once before, for the columns, when these are first asked for."""

    kind = KIND

    def __init__(self, source: Source, limits: Limits, choices: Choices) -> None:
        self._source, self._limits = source, limits
        self._encoding = codec_named(choices.encoding) if choices.encoding else encoding_of(source)
        self._cards = Remembered(self._read)

    @cached_property
    def layout(self) -> Layout:
        """The columns by their headers, and the first cards as rows."""
        headers = tuple(header for header, _target in self._found)
        rows = (cells for _number, cells, flaw in self.again().rows() if not flaw)
        sample = tuple(tuple(cells) for cells, _place in zip(rows, range(_SAMPLED), strict=False))
        return Layout(self._encoding, "", None, headers, sample)

    def columns(self) -> list[Column]:
        """What the properties are, which their names say."""
        return [Column(position, header, target) for position, (header, target) in enumerate(self._found)]

    def again(self) -> "CardRows":
        """The cards, from the first one."""
        places = {header: position for position, (header, _target) in enumerate(self._found)}
        return CardRows(self._cards, places)

    @cached_property
    def _found(self) -> list[tuple[str, str]]:
        targets: dict[str, str] = {}
        for _number, cells, _flaw, _cut in self._cards:
            for header, target, _text in cells:
                targets.setdefault(header, target)
            if len(targets) > self._limits.columns:
                found, limit = len(targets), self._limits.columns
                raise Refused("columns", found=found, limit=limit, setting=names.COLUMNS_SETTING)
        return sorted(targets.items(), key=lambda one: _ORDER.index(one[1]) if one[1] in _ORDER else len(_ORDER))

    def _read(self) -> Iterator[Read]:
        fallback = "cp1252" if self._encoding.startswith("utf") else self._encoding
        for card in cards_in(self._source, self._encoding, fallback, self._limits):
            yield card.number, cells_of(card), flaw_of(card), card.cut


class CardRows:
    """One reading of the cards."""

    def __init__(self, cards: Iterable[Read], places: dict[str, int]) -> None:
        self.notices: list[Notice] = []
        self._cards, self._places = cards, places

    def rows(self) -> Iterator[Row]:
        """Each card with its number; cards that are nobody by their own account with the reason."""
        for number, said, flaw, cut in self._cards:
            cells = [""] * len(self._places)
            for header, _target, text in said:
                cells[self._places[header]] = text
            self.notices += [Notice(number, name, value, "cut") for name, value in cut]
            yield number, cells, flaw or ("" if any(cells) else "empty_card")


class CardReading(TableReading):
    """A file of cards. What a card is needs nobody to say it, even where no card is a person."""

    has_people = True

    def __init__(self, source: Source, limits: Limits, choices: Choices) -> None:
        super().__init__(source, limits, choices, CardGrid(source, limits, choices))
