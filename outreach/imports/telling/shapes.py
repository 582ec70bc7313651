"""The answers of an import for programs: the shapes that README documents, and that never lose a key."""

from dataclasses import asdict
from typing import Any

from outreach.imports.columns.mapping import IGNORED
from outreach.imports.findings import Refused
from outreach.imports.planning.tally import Tally
from outreach.imports.reading import Reading
from outreach.imports.telling import words

KIND = "contacts"
_EMPTY: dict[str, Any] = {
    "rows": 0,
    "created": 0,
    "updated": 0,
    "unchanged": 0,
    "merged": [],
    "rejected": [],
    "ignored_columns": [],
    "warnings": [],
    "activities": {"created": 0, "skipped": {}},
    "run": None,
}


def refused_shape(name: str, refused: Refused) -> dict[str, Any]:
    """A file of which nothing was brought in."""
    said = {"file": name, "outcome": "refused", "message": words.refusal(refused)}
    return said | {"code": refused.code, "kind": None, "layout": None, "format": None} | _EMPTY


def unmapped_shape(name: str, reading: Reading) -> dict[str, Any]:
    """A table of which nobody could say who is in it."""
    said = {"file": name, "outcome": "needs_mapping", "message": words.nobody_in_columns()}
    return said | _format(reading) | _EMPTY


def imported_shape(name: str, reading: Reading, tally: Tally, message: str, run_id: int | None) -> dict[str, Any]:
    """A file that was brought in, or (without a run) would be."""
    merged = [{"line": line, "into": into, "why": words.merged_by(by)} for line, into, by in sorted(tally.merged)]
    rejected = [{"line": line, "reason": words.reason(code), "code": code} for line, code in sorted(tally.rejected)]
    notices = sorted(tally.notices, key=lambda notice: notice.line)
    warnings = [
        {"line": n.line, "field": n.field, "value": n.value, "why": words.notice(n.why), "code": n.why} for n in notices
    ]
    counts = {"rows": tally.rows, "created": tally.created, "updated": tally.updated, "unchanged": tally.unchanged}
    said = {"file": name, "outcome": "imported", "message": message}
    left_out = [column.header for column in reading.columns if column.target == IGNORED]
    lines = {"merged": merged, "rejected": rejected, "warnings": warnings, "ignored_columns": left_out}
    return said | _format(reading) | _EMPTY | counts | lines | {"run": run_id}


def _format(reading: Reading) -> dict[str, Any]:
    return {"kind": KIND, "layout": reading.kind, "format": asdict(reading.format)}
