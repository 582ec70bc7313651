"""Rejected rows as a file that can be mended and brought again: the file's own header, its cells, and why.

What was no table becomes one: cards with our own words over their columns, messages with all that they hold as notes
beside empty columns for who it is."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from outreach.imports.columns.header_words import field_of
from outreach.imports.columns.mapping import OUR_COLUMNS
from outreach.imports.telling import labels, words
from outreach.models import ImportRun
from outreach.web.spreadsheet import guarded

Row = tuple[int, str, Sequence[str]]
_WHO = ["full_name", "email", "linkedin"]


def rejected_table(run: ImportRun, rows: Iterable[Row]) -> Iterator[str]:
    """The file of the rejected rows of a run."""
    columns = run.plan.get("columns", ())
    if not columns:
        told = ((line, reason, [*[""] * len(_WHO), " ".join(filter(None, cells))]) for line, reason, cells in rows)
        return as_csv([*_WHO, "notes"], told)
    if run.kind in labels.NO_TABLES:
        return as_csv([_word_of(one) for one in columns], rows)
    return as_csv([one["header"] for one in columns], rows)


def _word_of(column: dict[str, str]) -> str:
    """The name of our own field, where that is a word over columns too; else what the card calls it."""
    target = column["target"]
    return target if field_of(target) == target else column["header"]


def as_csv(headers: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
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
