"""Leads as CSV: one row each, with a byte order mark so that spreadsheets read the letters right."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from outreach.web.spreadsheet import guarded

BYTE_ORDER_MARK = "\ufeff"
_AT_ONCE = 200


def encoded(header: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str = ",") -> Iterator[bytes]:
    """The file in pieces. No cell is one that a spreadsheet would compute."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    text.write(BYTE_ORDER_MARK)
    writer.writerow(map(guarded, header))
    for number, row in enumerate(rows, start=1):
        writer.writerow([guarded(cell) if cell and isinstance(cell, str) else cell for cell in row])
        if number % _AT_ONCE == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    said = text.getvalue()
    text.seek(0)
    text.truncate()
    return said.encode()
