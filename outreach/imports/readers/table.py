"""The rows of a table in a text, streamed, each with the physical line it begins on.

The csv module decides what a row is; this file watches what it is fed, so that a quotation mark that is never closed
costs one row and not everybody after it."""

import io
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from outreach.imports.choices import Choices
from outreach.imports.columns.mapping import Column
from outreach.imports.columns.suggesting import suggested
from outreach.imports.findings import Notice, Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.cleaning import cleaned, merged_columns
from outreach.imports.readers.grid import Block, Layout, Row, Rows, in_blocks
from outreach.imports.readers.kinds import kind_of
from outreach.imports.readers.layout import layout_of
from outreach.imports.readers.quick import block_of
from outreach.imports.readers.source import Source
from outreach.web.spreadsheet import unguarded

__all__ = ["Row", "Table", "TextGrid"]

_PART = 256 * 1024
_KEPT_OF_BROKEN = 2_000
_MOST_BREAKS = 100


class TextGrid:
    """The table that a text is. Raises Refused when it is none."""

    def __init__(self, source: Source, limits: Limits, choices: Choices) -> None:
        self._source, self._limits = source, limits
        self.layout = layout_of(source, limits, choices)
        self.kind = kind_of(self.layout.headers, source.name, choices.kind)

    def columns(self) -> list[Column]:
        """What each column probably means."""
        return merged_columns(suggested(self.layout.headers, self.layout.sample, self.kind), self.kind)

    def again(self) -> Rows:
        """Its rows, from the first one."""
        return cleaned(Table(self._source, self.layout, self._limits), self.kind, self.columns())


class Table:
    """One reading of a file. `notices` fills while the rows are taken."""

    def __init__(self, source: Source, layout: Layout, limits: Limits) -> None:
        self.notices: list[Notice] = []
        self._source, self._layout, self._limits = source, layout, limits
        self._width = len(layout.headers)
        self._held: list[str] = []
        self._again: deque[str] = deque()
        self._flaw = ""
        self._line = 0
        self._doubtful_until = 0
        self._ragged = False

    def rows(self) -> Iterator[Row]:
        """Every row below the header, broken ones among them; blank lines are left out."""
        for piece in self.pieces():
            if isinstance(piece, Block):
                yield from piece.rows()
            else:
                yield piece

    def pieces(self) -> Iterator[Block | Row]:
        """The same, thousands at a time wherever no row needs a closer look."""
        with self._source.open() as raw:
            text = io.TextIOWrapper(raw, self._layout.encoding, errors="replace", newline="")
            above = "".join(text.readline(self._limits.record) for _line in range(self._layout.before))
            yield from in_blocks(self._one_by_one(above, text))
            while part := text.read(_PART):
                part += text.readline(self._limits.record)
                found = None if self._doubtful_until else block_of(part, self._layout, self._line, self._limits.cell)
                if found is None:
                    yield from in_blocks(self._one_by_one(part, text))
                else:
                    block, self._line = found
                    yield block

    def _one_by_one(self, part: str, text: TextIO) -> Iterator[Row]:
        """The rows that begin in this part of the text; the last one may end behind it."""
        self._again.extend(io.StringIO(part, newline=""))
        for row in self._records(text):
            if row[0] > self._layout.before and row[1]:
                yield row

    def _records(self, text: TextIO) -> Iterator[Row]:
        """Rows as long as lines are held back. `_line` is then the last line that was read."""
        base, held, breaks = self._line, self._held, 0
        while self._again:
            reader = self._layout.cells(self._feed(text))
            before, width, cap = 0, self._width, self._limits.cell
            for cells in reader:
                if self._flaw:
                    break
                first, before = base + before + 1, reader.line_num
                line = held[0]
                plain = len(held) == 1 and line[-1] == "\n" and len(line) <= cap and "'" not in line
                if plain and len(cells) == width and "\0" not in line and not self._doubtful_until:
                    yield first, cells, ""
                elif cells:
                    yield self._mended(first, cells)
                held.clear()
                if not self._again:
                    self._line = base + before
                    return
            if not self._flaw:
                return
            breaks += 1
            base = base + before + 1
            yield base, [held[0][:_KEPT_OF_BROKEN].rstrip("\r\n")] if held else [""], self._flaw
            base = self._line = self._recover(base, breaks)

    def _feed(self, text: TextIO) -> Iterator[str]:
        """Physical lines for the csv module; stops, with a flaw, where a record must not go on."""
        held, cap, size = self._held, self._limits.record, 0
        while line := self._again.popleft() if self._again else text.readline(cap):
            size = size + len(line) if held else len(line)
            held.append(line)
            if size >= cap:
                self._flaw = "too_long" if len(line) >= cap else "unclosed"
                if line[-1] not in "\r\n":
                    _drain(text, cap)
                return
            yield line
        if held:
            self._flaw = "cut_off"

    def _recover(self, first: int, breaks: int) -> int:
        """Go on behind the broken row: behind a line that is too long, else right after the row's first line."""
        if breaks > _MOST_BREAKS:
            raise Refused("quotes", line=first)
        if self._flaw == "too_long":
            end = first + len(self._held) - 1
        else:
            end = first
            self._again.extendleft(reversed(self._held[1:]))
            self._doubtful_until = first + len(self._held) - 1
        self._held.clear()
        self._flaw = ""
        return end

    def _mended(self, line: int, cells: list[str]) -> Row:
        """A row that needs a closer look: cut, cleaned, brought to the width of the header, or found broken."""
        doubtful = line <= self._doubtful_until
        if not doubtful:
            self._doubtful_until = 0
        if len(cells) < self._width:
            if self._held[-1][-1] not in "\r\n" and not self._ragged and line != self._layout.before:
                return line, cells, "cut_off"
            self._ragged = self._ragged or (line > (self._layout.before) and any(cells))
        if doubtful and (len(cells) != self._width or self._width == 1):
            return line, cells, "doubtful"
        cells = [self._clean(line, index, cell) for index, cell in enumerate(cells)]
        return line, self._fitted(line, cells), ""

    def _clean(self, line: int, index: int, cell: str) -> str:
        if len(cell) > self._limits.cell:
            cell = cell[: self._limits.cell]
            self._note(line, index, cell[:80], "cut")
        if "\0" in cell:
            cell = cell.replace("\0", "")
            self._note(line, index, cell[:80], "nul")
        return unguarded(cell)

    def _fitted(self, line: int, cells: list[str]) -> list[str]:
        width = self._width
        if len(cells) > width:
            if extra := [cell for cell in cells[width:] if cell.strip()]:
                self._note(line, width, self._layout.delimiter.join(extra)[:1000], "beyond_header")
            return cells[:width]
        return cells + [""] * (width - len(cells))

    def _note(self, line: int, index: int, value: str, why: str) -> None:
        if line > (self._layout.before) and len(self.notices) < self._limits.notices:
            headers = self._layout.headers
            self.notices.append(Notice(line, headers[index] if index < len(headers) else "", value, why))


def _drain(text: TextIO, cap: int) -> None:
    """Skip what is left of a physical line."""
    while (rest := text.readline(cap)) and rest[-1] not in "\r\n":
        pass
