"""Which line of a table is its header: the one whose words are known, else the first that holds no values."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from outreach.imports.columns.header_words import field_of
from outreach.imports.findings import Refused
from outreach.leads import sheet

_VALUE = re.compile(r"\S+@\S+\.\w|https?://|linkedin\.com/|^\+?[\d ./:()-]{6,}$")
_WHOLE_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [\w'’.-]+)* [A-ZÀ-ÖØ-Þ][\w'’.-]*")
_LOOKED_AT = 1_000
_LONGEST_WORD = 80


@dataclass(slots=True)
class Line:
    """One of the first lines of a table; `words` counts the fields that its cells are known words for."""

    number: int
    cells: list[str]
    words: int = 0

    @property
    def filled(self) -> list[str]:
        return [cell.strip() for cell in self.cells[:_LOOKED_AT] if cell.strip()]

    @property
    def has_values(self) -> bool:
        """Whether it holds what people are reached by, which no header does."""
        return not sheet.is_ours(self.filled) and any(_VALUE.search(cell) for cell in self.filled if len(cell) < 1000)


def known_words(cells: Sequence[str]) -> int:
    """How many fields the words of a line name."""
    return len({field_of(cell) for cell in cells[:_LOOKED_AT] if len(cell) < _LONGEST_WORD} - {None})


def header_in(lines: Sequence[Line], depth: int, said: int | None = None) -> Line | None:
    """The header among the first `depth` lines; None when the rows begin at once. `said`: its line, 0 for none."""
    if said is not None:
        return _said(lines, said)
    first = [line for line in lines if line.number <= depth] or list(lines[:1])
    for line in first:
        line.words = known_words(line.cells)
    usual = Counter(len(line.cells) for line in lines).most_common(1)[0][0]
    words = [line for line in first if line.words and not line.has_values]
    if found := next((line for line in words if line.words >= 2), None):
        return _lower_half(found, words) or found
    begins = next((line for line in first if len(line.cells) == usual), first[0])
    if begins.has_values or _is_a_row(begins, lines):
        return None
    if begins.words:
        return begins
    return next((line for line in words if _is_above(line, lines)), begins)


def _lower_half(upper: Line, words: Sequence[Line]) -> Line | None:
    """The second line of a header in two lines, with the words of the first where it has none of its own."""
    lower = next((line for line in words if line.number == upper.number + 1 and line.words > upper.words), None)
    if lower is None:
        return None
    both = zip_longest(lower.cells, upper.cells, fillvalue="")
    cells = [own if own.strip() else above for own, above in both]
    return Line(lower.number, cells, lower.words)


def _said(lines: Sequence[Line], said: int) -> Line | None:
    found = next((line for line in lines if line.number == said), None)
    if said and found is None:
        raise Refused("unknown_line", line=said)
    return found


def _is_above(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing above a line looks like a row: a report's title fills a cell or two, a row more."""
    above = [other for other in lines if other.number < line.number]
    return not any(len(other.filled) >= max(2, len(line.filled)) for other in above)


def _is_a_row(first: Line, lines: Sequence[Line]) -> bool:
    """Whether a first line without values is a row all the same: just where the others hold them, it is empty."""
    if all(_WHOLE_NAME.fullmatch(" ".join(line.filled)) for line in lines) and len(lines) > 1:
        return len(first.filled) == 1
    holding = Counter(
        position
        for line in lines
        if line is not first
        for position, cell in enumerate(line.cells[:_LOOKED_AT])
        if _VALUE.search(cell.strip()[:1000])
    )
    typed = [position for position, count in holding.items() if count * 2 >= len(lines) - 1]
    return bool(typed) and not any(first.cells[p].strip() for p in typed if p < len(first.cells))
