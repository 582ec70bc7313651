"""A workbook, sent while it is read: no sheet is ever held, in memory or in a file, before its first byte leaves.

Texts stand in their cells as texts, never as formulas; a row on top that stays, and a filter in it, are all the rest.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from outreach.archive.sink import Sink
from outreach.web.spreadsheet import guarded

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
CUT = " […]"
_AT_ONCE = 200
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# A fixed time: the same leads make the same file.
_TIME = (1980, 1, 1, 0, 0, 0)
_STYLES = (
    f"{_HEAD}<styleSheet {_SHEETS}>"
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_TOP = (
    f"{_HEAD}<worksheet {_SHEETS}>"
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
    'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>'
)
# Letters that XML cannot hold are left out; what a spreadsheet would take for one of them written down is masked.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LIKE_ONE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BREAKS = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, the words over its columns, and its rows, asked for when their turn comes."""

    name: str
    header: Sequence[str]
    rows: Callable[[], Iterable[Sequence[Any]]]


def encoded(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """The file in pieces. What is more than a sheet can have goes on in the next one."""
    sink, names = Sink(), list[str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        _put(archive, "_rels/.rels", _relations(("officeDocument", "xl/workbook.xml")))
        for sheet in sheets:
            rows = iter(sheet.rows())
            first: Sequence[Any] | None = next(rows, None)
            for number in count(1):
                names.append(sheet.name if number == 1 else f"{sheet.name} {number}")
                some = chain([first], islice(rows, MOST_ROWS - 2)) if first is not None else iter(())
                with archive.open(_info(f"xl/worksheets/sheet{len(names)}.xml"), "w", force_zip64=True) as part:
                    for text in _sheet(sheet.header, some):
                        part.write(text.encode())
                        yield sink.take()
                if (first := next(rows, None)) is None:
                    break
        _finish(archive, names)
    yield sink.take()


def _sheet(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    letters = [_letter(place) for place in range(len(header))]
    last = 1
    yield _TOP + _row(1, letters, header, ' s="1"')
    parts: list[str] = []
    for last, row in enumerate(rows, start=2):
        parts.append(_row(last, letters, row))
        if len(parts) == _AT_ONCE:
            yield "".join(parts)
            parts.clear()
    yield "".join(parts) + f'</sheetData><autoFilter ref="A1:{letters[-1]}{last}"/></worksheet>'


def _row(number: int, letters: Sequence[str], cells: Sequence[Any], style: str = "") -> str:
    told = [
        _text(f"{letter}{number}", cell, style)
        if isinstance(cell, str)
        else f'<c r="{letter}{number}"><v>{cell}</v></c>'
        for letter, cell in zip(letters, cells, strict=True)
        if cell != ""
    ]
    return f'<row r="{number}">{"".join(told)}</row>'


def _text(place: str, text: str, style: str) -> str:
    """A cell that no spreadsheet computes, even after it was saved as CSV."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("", _BREAKS.sub("\n", text))
    text = guarded(text)
    if len(text) > LONGEST_CELL // 2:
        text = _fitted(text)
    if "_x" in text:
        text = _LIKE_ONE.sub("_x005F_", text)
    return f'<c r="{place}" t="inlineStr"{style}><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _fitted(text: str) -> str:
    """As much as a cell can hold, which counts in units of UTF-16; what is cut is marked."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _letter(place: int) -> str:
    """A, B, … Z, AA, … for 0, 1, …

    >>> _letter(0), _letter(25), _letter(26), _letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    said = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        said = chr(65 + rest) + said
    return said


def _finish(archive: zipfile.ZipFile, names: Sequence[str]) -> None:
    """What says which sheets there are: known only now."""
    numbered = list(enumerate(names, start=1))
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>' for n, name in numbered)
    parts = "".join(_part(f"worksheets/sheet{n}", "worksheet") for n, _name in numbered)
    links = [("worksheet", f"worksheets/sheet{n}.xml") for n, _name in numbered]
    book = f'{_HEAD}<workbook {_SHEETS} xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>'
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{_part('workbook', 'sheet.main')}{_part('styles', 'styles')}{parts}</Types>"
    )
    _put(archive, "xl/workbook.xml", book)
    _put(archive, "xl/_rels/workbook.xml.rels", _relations(*links, ("styles", "styles.xml")))
    _put(archive, "xl/styles.xml", _STYLES)
    _put(archive, "[Content_Types].xml", types)


def _part(name: str, kind: str) -> str:
    return f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'


def _relations(*links: Sequence[str]) -> str:
    told = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(_info(name), text)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
