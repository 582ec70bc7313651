"""Workbooks of Excel: the sheet that holds people, its rows as texts. Formulas are never computed, only read."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from outreach.imports import limits as names
from outreach.imports.choices import Choices
from outreach.imports.columns.header_words import field_of
from outreach.imports.columns.mapping import Column, could_be_people
from outreach.imports.columns.suggesting import suggested
from outreach.imports.findings import Notice, Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.cell_text import text_of
from outreach.imports.readers.grid import Layout, Row
from outreach.imports.readers.header import Line, header_in
from outreach.imports.readers.kinds import kind_of
from outreach.imports.readers.packed import unpacked
from outreach.imports.readers.remembered import Remembered
from outreach.imports.readers.sheet_marks import marks_of
from outreach.imports.readers.source import Source
from outreach.leads.sheet import is_ours
from outreach.web.spreadsheet import unguarded

_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, EOFError, OSError, ParseError, zlib.error,
    zipfile.BadZipFile, RuntimeError,
)  # fmt: skip
_HELD_WHOLE = 64 * 1024 * 1024  # texts that all sheets share are held in memory
_SAMPLED_LINES, _LOOKED_AT, _MOST_SHEETS = 200, 1_000, 100
_LAST_ROW = 1_048_576
_MEGABYTE = 1024 * 1024
# Where an address is expected, a word with a link behind it stands for the address.
_LINKED = frozenset({"linkedin", "website", "email", "email_other"})
_ADDRESS = re.compile(r"@|://|linkedin\.com/")


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    index: int
    layout: Layout


class WorkbookGrid:
    """The table of a workbook. Raises Refused when it cannot be read, or nothing is in it."""

    def __init__(self, source: Source, limits: Limits, choices: Choices) -> None:
        self._source, self._limits = source, limits
        with _opened(source, limits) as (book, _archive):
            order = sorted(range(len(book.worksheets)), key=lambda n: (book.worksheets[n].sheet_state != "visible", n))
            sheets = [
                _Sheet(book.worksheets[index].title, index, layout)
                for index in order[:_MOST_SHEETS]
                if (layout := _layout_of(book.worksheets[index], limits, choices)) is not None
            ]
        if not sheets:
            raise Refused("empty")
        self._sheet = next((sheet for sheet in sheets if could_be_people(_columns(sheet.layout))), sheets[0])
        self._others = [sheet.title for sheet in sheets if sheet is not self._sheet]
        self.layout = self._sheet.layout
        if (width := len(self.layout.headers)) > limits.columns:
            raise Refused("columns", found=width, limit=limits.columns, setting=names.COLUMNS_SETTING)
        self.kind = kind_of(self.layout.headers, source.name, choices.kind)
        if is_ours(self.layout.headers):
            self._others = []  # touchpoints and stage path, which the first sheet tells too
        self._noticed: list[Notice] = []
        self._rows = Remembered(self._read)

    def columns(self) -> list[Column]:
        """What each column probably means."""
        return _columns(self.layout, self.kind)

    def again(self) -> "RowsAgain":
        """Its rows, from the first one."""
        return RowsAgain(self._rows, lambda: self._noticed)

    def _read(self) -> Iterator[Row]:
        rows = SheetRows(self._source, self._sheet.index, self.layout, self._limits, self._others)
        yield from rows.rows()
        self._noticed = rows.notices


class RowsAgain:
    """The rows of a sheet, which are read out of the workbook once; what was to be said about them comes at the end."""

    def __init__(self, rows: Iterable[Row], noticed: Callable[[], list[Notice]]) -> None:
        self.notices: list[Notice] = []
        self._rows, self._noticed = rows, noticed

    def rows(self) -> Iterator[Row]:
        """Every row below the header."""
        yield from self._rows
        self.notices += self._noticed()


class SheetRows:
    """One reading of a sheet."""

    def __init__(self, source: Source, index: int, layout: Layout, limits: Limits, others: list[str]) -> None:
        self.notices = [Notice(1, "", title, "other_sheet") for title in others]
        self._source, self._index, self._layout, self._limits = source, index, layout, limits
        self._width = len(layout.headers)
        self._pages = {place for place, header in enumerate(layout.headers) if field_of(header) in _LINKED}

    def rows(self) -> Iterator[Row]:
        """Every row below the header in which anything stands, with its number."""
        with _opened(self._source, self._limits) as (book, archive):
            sheet = book.worksheets[self._index]
            marks = marks_of(archive, sheet._worksheet_path.lstrip("/"))
            above: dict[int, str] = {}
            for number, cells in _rows(sheet, self._problem):
                self._take_formulas(number, cells, marks.formulas.get(number, {}))
                if number <= self._layout.before or not any(cells):
                    continue
                for column, address in marks.links.get(number, {}).items():
                    if column in self._pages and column < len(cells) and not _ADDRESS.search(cells[column]):
                        cells[column] = address
                for column, first in marks.merged.get(number, ()):
                    if number == first:
                        above[column] = cells[column] if column < len(cells) else ""
                    elif column < self._width:
                        cells += [""] * (column + 1 - len(cells))
                        cells[column] = cells[column] or above.get(column, "")
                yield number, self._fitted(number, cells), ""

    def _take_formulas(self, number: int, cells: list[str], formulas: dict[int, str]) -> None:
        """Formulas without a saved value stand as they were typed: nothing is computed here."""
        for column, typed in formulas.items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = typed
            self._problem(number, column, typed[:80], "uncomputed")

    def _fitted(self, number: int, cells: list[str]) -> list[str]:
        if len(cells) > self._width:
            if extra := [cell for cell in cells[self._width :] if cell.strip()]:
                self._problem(number, self._width, " ".join(extra)[:1000], "beyond_header")
            cells = cells[: self._width]
        for index, cell in enumerate(cells):
            if len(cell) > self._limits.cell:
                cells[index] = cell[: self._limits.cell]
                self._problem(number, index, cell[:80], "cut")
        return cells + [""] * (self._width - len(cells))

    def _problem(self, number: int, index: int, value: str, why: str) -> None:
        if number > self._layout.before and len(self.notices) < self._limits.notices:
            header = self._layout.headers[index] if index < self._width else ""
            self.notices.append(Notice(number, header, value, why))


@contextmanager
def _opened(source: Source, limits: Limits) -> Iterator[tuple[Any, zipfile.ZipFile]]:
    """The workbook and its archive; whatever breaks inside says that the workbook is broken."""
    from openpyxl import load_workbook  # slow to load

    # Extensions that openpyxl does not know concern colours and the like.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    with unpacked(source, limits) as archive:
        held = sum(one.file_size for one in archive.infolist() if not one.filename.startswith("xl/worksheets/"))
        media = sum(one.file_size for one in archive.infolist() if one.filename.startswith("xl/media/"))
        if held - media > _HELD_WHOLE:
            raise Refused("unpacked", limit=_HELD_WHOLE // _MEGABYTE)
        try:
            book = load_workbook(archive.fp, read_only=True, data_only=True, keep_links=False)
            yield book, archive
        except _BROKEN:
            raise Refused("workbook") from None


def _layout_of(sheet: Any, limits: Limits, choices: Choices) -> Layout | None:
    """How a sheet is read; None when nothing stands in it."""
    first = islice(_rows(sheet, lambda *_problem: None), _LOOKED_AT)
    lines = [Line(number, cells) for number, cells in islice((row for row in first if any(row[1])), _SAMPLED_LINES)]
    if not lines:
        return None
    header = header_in(lines, limits.header_lines, choices.header_line)
    body = [line for line in lines if header is None or line.number > header.number]
    width = len(header.cells) if header else max(len(line.cells) for line in lines)
    headers = tuple(cell.strip() for cell in header.cells) if header else ("",) * width
    sample = tuple(tuple(cell.strip() for cell in line.cells[:width]) for line in body)
    return Layout("", "", header.number if header else None, headers, sample, header.number if header else 0)


def _columns(layout: Layout, kind: str = "") -> list[Column]:
    return suggested(layout.headers, layout.sample, kind)


def _rows(sheet: Any, problem: Callable[[int, int, str, str], None]) -> Iterator[tuple[int, list[str]]]:
    """Rows as texts, without the empty cells at their ends, as far as a sheet can have rows."""
    sheet.reset_dimensions()  # what a sheet says of its size is often wrong
    for number, row in enumerate(islice(sheet.iter_rows(), _LAST_ROW), start=1):
        cells = [_cell(cell, number, index, problem) for index, cell in enumerate(row)]
        while cells and not cells[-1].strip():
            cells.pop()
        yield number, cells


def _cell(cell: Any, number: int, index: int, problem: Callable[[int, int, str, str], None]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        problem(number, index, str(value), "error_cell")
        return ""
    if isinstance(value, str):
        return unguarded(text_of(value))
    return text_of(value, cell.number_format if isinstance(value, int | float) else "")
