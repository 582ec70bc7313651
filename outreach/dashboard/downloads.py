"""Figures as CSV: the same rows as for programs, in cells that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from outreach.analysis.survival import Curve
from outreach.dashboard import programs
from outreach.dashboard.results import Figures
from outreach.web.spreadsheet import guarded

BYTE_ORDER_MARK = "\ufeff"
SHEETS = ("funnel", "curve", "weeks", "cohorts")


def sheet(name: str, found: Figures) -> str:
    """One of SHEETS as CSV; a curve that does not exist yet has a head and no rows."""
    if name == "funnel":
        return as_csv(programs.STAGE_COLUMNS, programs.stage_rows(found.funnel, found.as_of))
    if name == "weeks":
        return as_csv(programs.WEEK_COLUMNS, programs.week_rows(found.weeks, found.as_of))
    if name == "cohorts":
        return as_csv(programs.COHORT_COLUMNS, programs.cohort_rows(found.cohorts, found.as_of))
    steps = programs.curve_rows(found.curve, found.as_of) if isinstance(found.curve, Curve) else []
    return as_csv(programs.CURVE_COLUMNS, steps)


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV with a head, a byte order mark for spreadsheets, and nothing where a value is None."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({name: _printed(row[name]) for name in columns} for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _printed(value: Any) -> Any:
    return guarded(value) if isinstance(value, str) else value
