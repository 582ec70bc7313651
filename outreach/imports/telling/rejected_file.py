"""Rejected rows as a file that can be mended and brought again: the file's own header, its cells, and why."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from outreach.imports.columns.mapping import OUR_COLUMNS
from outreach.imports.telling import words
from outreach.web.spreadsheet import guarded


def as_csv(headers: Sequence[str], rows: Iterable[tuple[int, str, Sequence[str]]]) -> Iterator[str]:
    """Lines of a CSV file with a byte order mark: line, reason code and cells of each row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    yield "\ufeff"
    writer.writerow([*map(guarded, headers), *OUR_COLUMNS])
    for line, reason, cells in rows:
        padded = [*cells[: len(headers)], *[""] * (len(headers) - len(cells))]
        writer.writerow([*map(guarded, padded), line, words.reason(reason)])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()
