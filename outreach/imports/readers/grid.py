"""What every table can be asked, whether it stands in a text, in a workbook or in cards."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from outreach.imports.columns.mapping import Column
from outreach.imports.findings import Notice


class CellReader(Protocol):
    """What csv.reader gives back, which has no name of its own."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


Row = tuple[int, list[str], str]
"""Line from 1, cells, and what is wrong with the row as a whole (mostly: nothing, the empty string)."""

BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class Block:
    """Rows with nothing wrong about them, all as wide as the header, with the line of each.

    They are kept as columns: every row would be an object that the collector of garbage looks at again and again."""

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]
    size: int
    """How many characters they have, about."""

    @classmethod
    def of(cls, lines: Sequence[int], rows: Sequence[list[str]], size: int) -> "Block":
        """The block of these rows."""
        return cls(lines, list(zip(*rows, strict=True)), size)

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, place: int) -> list[str]:
        """The cells of one row."""
        return [column[place] for column in self.columns]

    def rows(self) -> Iterator[Row]:
        """All of them, one by one."""
        cells = map(list, zip(*self.columns, strict=True))
        return ((line, row, "") for line, row in zip(self.lines, cells, strict=True))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read. `header_line` is its physical line, None when there is no header.

    `encoding` and `delimiter` are empty where there are none. `before` is the last line above the rows."""

    encoding: str
    delimiter: str
    header_line: int | None
    headers: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    before: int = 0
    quote: str = '"'
    escape: str | None = None

    def cells(self, lines: Iterable[str]) -> CellReader:
        """The csv module's reader of this table."""
        return csv.reader(
            lines, delimiter=self.delimiter, quotechar=self.quote, escapechar=self.escape, skipinitialspace=True
        )


class Rows(Protocol):
    """One reading of a table. `notices` fills while the rows are taken."""

    notices: list[Notice]

    def rows(self) -> Iterator[Row]: ...


class Grid(Protocol):
    """A table in a file: its layout, its program, and its rows as often as they are asked for."""

    @property
    def layout(self) -> Layout: ...

    @property
    def kind(self) -> str: ...

    def columns(self) -> Sequence[Column]: ...

    def again(self) -> Rows: ...


def in_blocks(rows: Iterable[Row]) -> Iterator[Block | Row]:
    """Rows gathered into blocks, in their order; those with a flaw stand between them."""
    lines: list[int] = []
    held: list[list[str]] = []
    size = 0
    for row in rows:
        line, cells, flaw = row
        if held and (flaw or len(held) == BLOCK or len(cells) != len(held[0])):
            yield Block.of(lines, held, size)
            lines, held, size = [], [], 0
        if flaw:
            yield row
        else:
            lines.append(line)
            held.append(cells)
            size += sum(map(len, cells)) + 1
    if held:
        yield Block.of(lines, held, size)
