"""Which rows of a block are plain, read column by column; the others are left to the Builder, row by row.

Both come to the same people. A row is odd when something in it is more than its column promises: two addresses in a
cell, a status, a date that is none, a value that is too long."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from zlib import adler32, crc32

from outreach.imports.columns.mapping import CUSTOM, EMAIL_LABEL, IGNORED, PAIR_LABEL, Column
from outreach.imports.findings import Rejected
from outreach.imports.people import cells as reading
from outreach.imports.people.building import NOISE, SOURCES, Builder
from outreach.imports.people.filling import name_of
from outreach.imports.people.person import LENGTHS, Person
from outreach.imports.people.plain import Plain, Values
from outreach.imports.people.takers import TAKERS
from outreach.imports.readers.grid import Block

_IDENTITY = frozenset({"email", "email_other", "linkedin", "website"})


@dataclass(frozen=True, slots=True)
class Identified:
    """A block with the columns that say who somebody is, `email` and `linkedin` always among them.

    `odd`: rows of which these columns hold more than is plain."""

    block: Block
    texts: dict[str, Values]
    odd: set[int]


class Sorter:
    """Sorts blocks by a mapping, with the Builder that reads the odd rows."""

    def __init__(self, columns: Sequence[Column], kind: str, orders: Mapping[int, str], builder: Builder) -> None:
        self._builder, self._noise, self._source = builder, NOISE.get(kind, frozenset()), SOURCES.get(kind)
        self._texts: dict[str, tuple[int, reading.Take]] = {}
        self._custom: dict[str, int] = {}
        self._others: list[int] = []
        self._targets = [column.target for column in columns]
        for column in columns:
            if column.target not in (IGNORED, EMAIL_LABEL, PAIR_LABEL):
                self._assign(column, orders)
        meant = [(c.header, c.target, c.group, orders.get(c.position)) for c in columns]
        self._meaning = crc32(repr((kind, meant)).encode("utf-8", "replace"))

    def _assign(self, column: Column, orders: Mapping[int, str]) -> None:
        take, header = self._taker(column, orders), name_of(column)
        if column.target == CUSTOM and header not in self._custom:
            self._custom[header] = column.position
        elif take is not None and column.target not in self._texts:
            self._texts[column.target] = column.position, take
        else:
            self._others.append(column.position)

    def _taker(self, column: Column, orders: Mapping[int, str]) -> reading.Take | None:
        if column.target == "linkedin":
            return reading.slugs(bare=self._builder.takes_bare(column.position))
        if column.target == "connected_on":
            return reading.days_of(orders.get(column.position))
        if column.target in reading.TAKEN:
            return reading.TAKEN[column.target]
        return None if column.target in TAKERS else reading.texts(LENGTHS.get(column.target))

    def identify(self, block: Block) -> Identified:
        """Who the rows of a block are: the first reading of a file needs no more, the second one begins with it."""
        taken: dict[str, Values] = {}
        odd: set[int] = set()
        for name in self._texts.keys() & _IDENTITY:
            place, take = self._texts[name]
            taken[name], places = take(self._cells(block.columns[place]))
            odd.update(places)
        for place in self._others:
            if self._targets[place] in _IDENTITY:
                odd.update(_filled(self._cells(block.columns[place])))
        mail, pages = (taken.setdefault(name, [None] * len(block)) for name in ("email", "linkedin"))
        odd.update(_nameless(mail, pages))
        return Identified(block, taken, odd)

    def hashes(self, who: Identified) -> Iterable[int]:
        """Hashes of that by which these people are recognised."""
        odd, columns = who.odd, [who.texts["email"], who.texts["linkedin"]]
        if odd:
            columns = [[None if row in odd else value for row, value in enumerate(column)] for column in columns]
        keys = (key for row in odd for key in self._builder.keys(who.block.row(row)))
        return chain(map(hash_of, keys), map(hash, filter(None, chain(*columns))))

    def sort(self, who: Identified, repeated: Collection[int]) -> tuple[Plain, list[tuple[int, list[str]]]]:
        """The plain rows of a block, and the odd ones with their lines. `repeated`: hashes of keys that stand twice."""
        block, columns = who.block, who.block.columns
        more = [(name, *spot) for name, spot in self._texts.items() if name not in who.texts]
        taken = {name: take(self._cells(columns[place])) for name, place, take in more}
        odd = who.odd.union(*(places for _values, places in taken.values()))
        odd.update(*(_filled(self._cells(columns[place])) for place in self._others))
        texts = who.texts | {name: values for name, (values, _places) in taken.items()}
        odd.update(_repeated(texts["email"], texts["linkedin"], repeated))
        texts["full_name"] = _names_in_full(texts, len(block))
        custom = {header: self._cells(columns[place]) for header, place in self._custom.items()}

        def read(row: int) -> Person | Rejected | None:
            return self._builder.build(block.lines[row], block.row(row))

        plain = Plain(block.lines, range(len(block)), texts, custom, self._marks(block), self._source, read)
        if not odd:
            return plain, []
        left = [(block.lines[row], block.row(row)) for row in sorted(odd)]
        return plain.only([row not in odd for row in range(len(block))]), left

    def _cells(self, column: Sequence[str]) -> list[str]:
        cells = list(map(str.strip, column))
        noise = self._noise
        return ["" if cell in noise else cell for cell in cells] if noise else cells

    def _marks(self, block: Block) -> Sequence[int]:
        """Checksums are enough: they are only compared where an address or a profile is the same."""
        rows = list(map("\x1f".join, zip(*block.columns, strict=True)))
        texts = "\n".join(rows).encode("utf-8", "replace").split(b"\n")
        if len(texts) != len(rows):  # some cells have line ends
            texts = [row.encode("utf-8", "replace") for row in rows]
        halves = array("I", bytes(8 * len(rows)))
        halves[0::2] = array("I", map(crc32, texts, repeat(self._meaning)))
        halves[1::2] = array("I", map(adler32, texts, repeat(self._meaning)))
        marks = array("q")
        marks.frombytes(halves.tobytes())
        return marks


def hash_of(key: str) -> int:
    """The hash of a key without its sign. What is an address is no profile; who is taken for another by chance is
    looked at closely, and found to be somebody else."""
    return hash(key[1:])


def _filled(cells: Sequence[str]) -> Iterator[int]:
    return (row for row, cell in enumerate(cells) if cell)


def _nameless(mail: Values, pages: Values) -> Iterator[int]:
    """Rows that have neither an address nor a profile."""
    if all(mail) or all(pages):
        return iter(())
    return (row for row, (one, other) in enumerate(zip(mail, pages, strict=True)) if not (one or other))


def _repeated(mail: Values, pages: Values, repeated: Collection[int]) -> Iterator[int]:
    """Rows that say somebody who stands in the file twice."""
    if repeated:
        for column in (mail, pages):
            yield from (row for row, value in enumerate(column) if value and hash(value) in repeated)


def _names_in_full(texts: Mapping[str, Values], count: int) -> Values:
    """The full name as it stands, else its parts joined; a middle name alone is none."""
    nothing, longest = [""] * count, LENGTHS["full_name"]
    full = texts.get("full_name", nothing)
    first, middle, last = (texts.get(name, nothing) for name in ("first_name", "middle_name", "last_name"))
    if first is nothing and last is nothing:
        return full
    if full is nothing and middle is nothing:
        joined = [f"{one} {other}" if one and other else one or other for one, other in zip(first, last, strict=True)]
        return joined if max(map(len, joined)) <= longest else [name[:longest] for name in joined]
    rows = zip(full, first, middle, last, strict=True)
    return [said or (" ".join(filter(None, parts))[:longest] if parts[0] or parts[2] else "") for said, *parts in rows]
