"""Where the table is in a text: its delimiter, the line of its header, the words in it."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace

from outreach.imports import limits as names
from outreach.imports.columns.header_words import field_of
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.decoding import encoding_of
from outreach.imports.readers.source import Source

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 256 * 1024
_VALUE = re.compile(r"\S+@\S+\.\w|https?://|linkedin\.com/|^[\d/.:-]{6,}$")

# A cell may be longer than the csv module's default allows; our own caps come before it.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is read. `header_line` is its physical line, None when the file has no header."""

    encoding: str
    delimiter: str
    header_line: int | None
    headers: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: list[str]
    known: int


def layout_of(source: Source, limits: Limits, *, encoding: str | None = None) -> Layout:
    """Look at the beginning of a file; refuse what is no table or has too many columns."""
    encoding = encoding or encoding_of(source)
    text = _beginning(source, encoding)
    if not text.strip():
        raise Refused("empty")
    candidates = [_read_as(text, delimiter, limits) for delimiter in _delimiters(text)]
    best = max(candidates, key=lambda found: found[0])[1]
    if len(best.headers) > limits.columns:
        raise Refused("columns", found=len(best.headers), limit=limits.columns, setting=names.COLUMNS_SETTING)
    return replace(best, encoding=encoding)


def _beginning(source: Source, encoding: str) -> str:
    with source.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        return text.read(_SAMPLE).replace("\0", "")


def _delimiters(text: str) -> tuple[str, ...]:
    """Excel may say it in a first line of its own: `sep=;`."""
    said = re.match(r"(?i)\"?sep=(.)\"?\r?\n", text)
    return (said[1],) if said else DELIMITERS


def _read_as(text: str, delimiter: str, limits: Limits) -> tuple[tuple[int, int, int], Layout]:
    """The layout with this delimiter, and how likely it is: known words, then cells in agreement, then cells."""
    lines = _lines(text, delimiter, limits.header_lines)
    if len(lines) > 1 and len(text) == _SAMPLE and len(lines) < limits.header_lines:
        lines.pop()  # the beginning ends somewhere in this one
    header = _header(lines)
    width = len(header.cells) if header else max(len(line.cells) for line in lines)
    body = [line for line in lines if header is None or line.number > header.number]
    alike = sum(len(line.cells) == width for line in body) if width > 1 else 0
    headers = tuple(cell.strip().lstrip("\ufeff") for cell in header.cells) if header else ("",) * width
    sample = tuple(tuple(cell.strip() for cell in line.cells) for line in body)
    found = Layout("", delimiter, header.number if header else None, headers, sample)
    return (header.known if header else 0, alike, width), found


def _lines(text: str, delimiter: str, count: int) -> list[_Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    lines: list[_Line] = []
    before = 0
    for cells in reader:
        number, before = before + 1, reader.line_num
        if any(map(str.strip, cells)):
            lines.append(_Line(number, cells, _known_words(cells)))
        if reader.line_num >= count:
            break
    return lines


def _known_words(cells: list[str]) -> int:
    return len({field_of(cell) for cell in cells[:1000] if len(cell) < 80} - {None})


def _header(lines: list[_Line]) -> _Line | None:
    """The first line with two known words; else with one; else the first of the usual width, unless it holds values."""
    for least in (2, 1):
        found = next((line for line in lines if line.known >= least and not _values(line)), None)
        if found:
            return found
    usual = Counter(len(line.cells) for line in lines).most_common(1)[0][0]
    first = next(line for line in lines if len(line.cells) == usual)
    return None if _values(first) else first


def _values(line: _Line) -> bool:
    """Whether a line holds what people are reached by, which no header does."""
    return any(_VALUE.search(cell.strip()) for cell in line.cells[:1000] if len(cell) < 1000)
