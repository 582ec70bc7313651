"""The answers of an import for programs: the shapes that README documents, and that never lose a key."""

from dataclasses import asdict
from typing import Any

from outreach.imports.columns.mapping import IGNORED
from outreach.imports.findings import Refused
from outreach.imports.planning.tally import Tally
from outreach.imports.reading import Reading
from outreach.imports.telling import sentences, words
from outreach.imports.undo import Undone

CONTACTS = "contacts"
# What sort of file it is, where it is not people alone. Which program wrote it stands under `layout`.
_SORTS = {
    "linkedin_messages": "messages",
    "linkedin_invitations": "invitations",
    "linkedin_archive": "archive",
    "mailbox": "mail",
    "message": "mail",
    "calendar": "calendar",
}
_EMPTY: dict[str, Any] = {
    "rows": 0,
    "created": 0,
    "updated": 0,
    "unchanged": 0,
    "merged": [],
    "rejected": [],
    "ignored_columns": [],
    "ignored_files": [],
    "warnings": [],
    "activities": {"created": 0, "skipped": {}, "people": 0},
    "run": None,
}
_UNKNOWN = {"encoding": None, "delimiter": None, "header_line": None}


def refused_shape(name: str, refused: Refused) -> dict[str, Any]:
    """A file of which nothing was brought in."""
    said = {"file": name, "outcome": "refused", "message": words.refusal(refused)}
    return said | {"code": refused.code, "kind": None, "layout": None, "format": _UNKNOWN} | _EMPTY


def unmapped_shape(name: str, reading: Reading, message: str) -> dict[str, Any]:
    """A file of which nobody could say who is in it."""
    said = {"file": name, "outcome": "needs_mapping", "message": message}
    return said | _format(reading) | _EMPTY


def imported_shape(name: str, reading: Reading, tally: Tally, run_id: int | None) -> dict[str, Any]:
    """A file that was brought in, or (without a run) would be."""
    people = sentences.foreseen(tally.counts) if run_id is None else sentences.done(tally.counts)
    message = sentences.with_messages(people, tally.activities, sum(tally.skipped.values()), tally.aside)
    merged = [{"line": line, "into": into, "why": words.merged_by(by)} for line, into, by in sorted(tally.merged)]
    rejected = [{"line": line, "reason": words.reason(code), "code": code} for line, code in sorted(tally.rejected)]
    notices = sorted(tally.notices, key=lambda notice: notice.line)
    warnings = [
        {"line": n.line, "field": n.field, "value": n.value, "why": words.notice(n.why), "code": n.why} for n in notices
    ]
    rows = _rows(reading, tally)
    counts = {"rows": rows, "created": tally.created, "updated": tally.updated, "unchanged": tally.unchanged}
    said = {"file": name, "outcome": "imported", "message": message}
    left_out = [column.header for column in reading.columns if column.target == IGNORED]
    lines = {"merged": merged, "rejected": rejected, "warnings": warnings, "ignored_columns": left_out}
    activities = {"created": tally.activities, "skipped": dict(tally.skipped), "people": tally.aside}
    more = {"activities": activities, "run": run_id, "ignored_files": list(getattr(reading, "left_out", ()))}
    return said | _format(reading) | _EMPTY | counts | lines | more


def _rows(reading: Reading, tally: Tally) -> int:
    """The rows of a table of people; of other files their messages, each told, left out or broken."""
    if _SORTS.get(reading.kind, CONTACTS) == CONTACTS or reading.columns:
        return tally.rows
    return tally.activities + sum(tally.skipped.values()) + len(tally.rejected)


def undone_shape(run_id: int, undone: Undone, message: str) -> dict[str, Any]:
    """What became of every row of an import that was taken back."""
    rows = sorted((line, name, outcome, why) for outcome, lines in undone.rows.items() for line, name, why in lines)
    told = [
        {"line": line, "name": name, "outcome": outcome, "why": words.undo_why(why) if why else None}
        for line, name, outcome, why in rows
    ]
    said = {"run": run_id, "outcome": "undone", "message": message}
    return said | undone.counts | {"rows": told}


def not_undone_shape(run_id: int, message: str) -> dict[str, Any]:
    """An import that is not there, was not brought in, or is too old."""
    said = {"run": run_id, "outcome": "refused", "message": message}
    return said | {"reversed": 0, "kept": 0, "failed": 0, "rows": []}


def _format(reading: Reading) -> dict[str, Any]:
    return {"kind": _SORTS.get(reading.kind, CONTACTS), "layout": reading.kind, "format": asdict(reading.format)}
