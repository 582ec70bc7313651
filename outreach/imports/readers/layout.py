"""Where the table is in a text: its delimiter, the line of its header, the words in it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from outreach.imports import limits as names
from outreach.imports.choices import Choices
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.decoding import codec_named, encoding_of
from outreach.imports.readers.grid import Layout
from outreach.imports.readers.header import Line, header_in
from outreach.imports.readers.source import Source

DELIMITERS = (",", ";", "\t", "|")
# What some programs use so that no text can hold it; looked for only when the usual ones find no table.
_UNUSUAL = "^~¦§¤\x1c\x1d\x1e\x1f\x01:!#*%/"
_SAMPLE = 256 * 1024
_SAMPLED_LINES = 200
_HEAD, _HEAD_LINES, _NEARLY_ALL = 32 * 1024, 30, 0.8
_SAID = re.compile(r"(?i)\"?sep=([^\r\n])\"?[^\r\n\w]*(?:\r\n|\r|\n)")

_MARKUP = re.compile(
    r"\ufeff?\s*(?:(?P<web_page><(?:!doctype html|html|table|head|body|meta|style)\b)"
    r"|(?P<program_data><\?xml|\{\s*[\"}]|\[\s*[\[{])|(?P<document>\{\\rtf))",
    re.IGNORECASE,
)

_ESCAPED = re.compile(r'(?<![\\,;\t|\r\n])\\"[^,;\t|\r\n]')
_DOUBLED = re.compile(r'[^,;\t|\r\n"]""[^,;\t|\r\n"]')

# A cell may be longer than the csv module's default allows; our own caps come before it.
csv.field_size_limit(2**31 - 1)


def layout_of(source: Source, limits: Limits, choices: Choices | None = None) -> Layout:
    """Look at the beginning of a file; refuse what is no table or has too many columns."""
    choices = choices or Choices()
    encoding = codec_named(choices.encoding) if choices.encoding else encoding_of(source)
    text = _beginning(source, encoding)
    if not text.strip("\ufeff \t\r\n"):
        raise Refused("empty")
    _refuse_markup(text)
    best = _best(text, limits, choices)
    if len(best.headers) > limits.columns:
        raise Refused("columns", found=len(best.headers), limit=limits.columns, setting=names.COLUMNS_SETTING)
    return replace(best, encoding=encoding)


def _beginning(source: Source, encoding: str) -> str:
    with source.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        return text.read(_SAMPLE).replace("\0", "")


def _refuse_markup(text: str) -> None:
    """Texts that are no tables: pages that programs call .xls, data, formatted text."""
    if found := _MARKUP.match(text):
        raise Refused(next(code for code, word in found.groupdict().items() if word))


def _best(text: str, limits: Limits, choices: Choices) -> Layout:
    """What the user said, what the file says itself (Excel's first line `sep=;`), else the likeliest."""
    said = _SAID.match(text)
    if given := choices.delimiter or (said[1] if said else None):
        given = "\t" if given in ("\\t", "tab") else given
        if len(given) != 1 or given in '"\r\n':
            raise Refused("unknown_delimiter", delimiter=given[:40])
        return _read_as(text, given, limits, choices)[1]
    rank, best = _likeliest(text, DELIMITERS, limits, choices)
    if rank[0] >= 2 and rank[2] > 1:
        return best
    unusual = _unusual(text)
    if unusual and (other := _likeliest(text, unusual, limits, choices))[0][0] >= max(2, rank[0]):
        return other[1]
    regular = [sign for sign, count in unusual.items() if count] if rank[2] == 1 else []
    return _likeliest(text, regular, limits, choices)[1] if regular else best


_Rank = tuple[int, int, int]


def _likeliest(text: str, delimiters: Iterable[str], limits: Limits, choices: Choices) -> tuple[_Rank, Layout]:
    return max((_read_as(text, one, limits, choices) for one in delimiters), key=lambda found: found[0])


def _unusual(text: str) -> dict[str, int]:
    """The unusual signs of the first lines, each with how often it stands in nearly all of them, else 0."""
    lines = [line for line in text[:_HEAD].splitlines()[:_HEAD_LINES] if line.strip()]
    found = {}
    for sign in _UNUSUAL:
        counts = Counter(line.count(sign) for line in lines)
        count, times = counts.most_common(1)[0]
        if set(counts) != {0}:
            found[sign] = count if times >= _NEARLY_ALL * len(lines) else 0
    return found


def _read_as(text: str, delimiter: str, limits: Limits, choices: Choices) -> tuple[_Rank, Layout]:
    """The layout with this delimiter, and how likely it is: known words, then cells in agreement, then cells."""
    bare = Layout("", delimiter, None, (), (), quote=_quote(text, delimiter), escape=_escape(text))
    lines = _lines(text, bare)
    if len(lines) > 1 and len(text) == _SAMPLE and len(lines) < _SAMPLED_LINES:
        lines.pop()  # the beginning ends somewhere in this one
    before = lines.pop(0).number if len(lines) > 1 and _SAID.match(text) else 0
    header = header_in(lines, limits.header_lines, choices.header_line)
    width = len(header.cells) if header else max(len(line.cells) for line in lines)
    body = [line for line in lines if header is None or line.number > header.number]
    alike = sum(len(line.cells) == width for line in body) if width > 1 else 0
    headers = tuple(cell.strip().lstrip("\ufeff") for cell in header.cells) if header else ("",) * width
    sample = tuple(tuple(cell.strip() for cell in line.cells) for line in body)
    line = header.number if header else None
    found = replace(bare, header_line=line, headers=headers, sample=sample, before=line or before)
    return (header.words if header else 0, alike, width), found


def _quote(text: str, delimiter: str) -> str:
    """Some programs put cells between single quotation marks: then all of the first ones are."""
    cells = text.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r").split(delimiter)
    single = all(len(cell.strip()) > 1 and cell.strip()[0] == cell.strip()[-1] == "'" for cell in cells)
    return "'" if single else '"'


def _escape(text: str) -> str | None:
    """Databases write a quotation mark in a cell as `\\"` instead of doubling it."""
    return "\\" if _ESCAPED.search(text) and not _DOUBLED.search(text) else None


def _lines(text: str, layout: Layout) -> list[Line]:
    reader = layout.cells(io.StringIO(text, newline=""))
    lines: list[Line] = []
    before = 0
    for cells in reader:
        number, before = before + 1, reader.line_num
        if any(map(str.strip, cells)):
            lines.append(Line(number, cells))
        if reader.line_num >= _SAMPLED_LINES:
            break
    return lines
