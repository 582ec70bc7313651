"""Rows of a part of a text, all at once, if every one of them is as it should be."""

import io
import re
from collections.abc import Sequence

from outreach.imports.readers.grid import Block, Layout
from outreach.web.spreadsheet import FORMULA_STARTS

# What our own exports put before a formula has to be taken off again; wherever that might be, rows are read singly.
_LINE_END = re.compile(r"\r\n|\r|\n")
_GUARDED = re.compile("'[" + re.escape("".join(FORMULA_STARTS)) + "]")


def block_of(part: str, layout: Layout, line: int, longest: int) -> tuple[Block, int] | None:
    """The rows of `part`, which are whole lines after line number `line`, and the number of its last line.

    None as soon as one row needs a closer look: it ends elsewhere, is not as wide as the header, may hold a cell of
    more than `longest` characters, or something that has to be cleaned."""
    step = longest // 2 + 1
    if part[-1] != "\n" or "\0" in part or not all("\n" in part[at : at + step] for at in range(0, len(part), step)):
        return None
    if "'" in part and _GUARDED.search(part):
        return None
    reader = layout.cells(io.StringIO(part, newline=""))
    rows = list(reader)
    if set(map(len, rows)) != {len(layout.headers)} or rows[-1][-1][-1:] in ("\n", "\r"):
        return None
    last = line + reader.line_num
    lines: Sequence[int] = range(line + 1, last + 1)
    return Block.of(lines if len(lines) == len(rows) else _lines_of(rows, line), rows, len(part)), last


def _lines_of(rows: Sequence[list[str]], line: int) -> list[int]:
    """The line on which each row begins, where some have line ends in their cells."""
    lines, after = [], line + 1
    for cells in rows:
        lines.append(after)
        after += 1 + sum(len(_LINE_END.findall(cell)) for cell in cells)
    return lines
