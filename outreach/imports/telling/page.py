"""What the pages of an import show, put into words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from flask_babel import get_locale

from outreach import jobs
from outreach.extensions import db
from outreach.imports import actions, queries
from outreach.imports.columns.mapping import CUSTOM, DATE_FIELDS, IGNORED
from outreach.imports.forms import ColumnsForm
from outreach.imports.planning.looking import SHOWN_OF_ROW
from outreach.imports.planning.tally import KEPT_LINES
from outreach.imports.telling import sentences, words
from outreach.models import ImportRun, Job
from outreach.text import _, _n
from outreach.web.filters import number

# Of a file with more columns than this, those without a value are folded away.
_MANY = 12


@dataclass(frozen=True)
class ColumnLine:
    """One column on the page: its word, its select, its first values as they will be stored."""

    header: str
    field: Any
    values: list[str]
    unused: bool


@dataclass(frozen=True)
class Part:
    """One part of the bar: how many rows, the word for it, and where it begins and ends of 1000."""

    css: str
    count: int
    words: str
    start: float
    width: float


def sentence_of(run: ImportRun) -> str:
    """One sentence about where an import stands, for the list of them."""
    if run.state == "undone":
        return sentences.undone(run.undo_result)
    if run.state == "done":
        return sentences.done(run.result["counts"])
    if run.state == "failed":
        return words.refusal_of(run.result["code"], run.result["facts"])
    if run.state == "planned":
        return _("Looked at, not brought in yet.")
    return _("It could not be finished.") if actions.has_failed(run) else _("Under way.")


def look_page(run: ImportRun, form: ColumnsForm) -> dict[str, Any]:
    """The page on which a file is looked over before it is brought in."""
    plan, counts = run.plan, run.plan.get("counts")
    lines = [
        ColumnLine(
            column["header"],
            form[f"column_{position}"],
            [_printed(column, value) for value in column["values"]],
            unused=column["empty"] and len(plan["columns"]) > _MANY,
        )
        for position, column in enumerate(plan["columns"])
    ]
    recognised = sum(column["target"] not in (CUSTOM, IGNORED) for column in plan["columns"])
    return {
        "run": run,
        "form": form,
        "sentence": sentences.foreseen(counts) if counts else words.nobody_in_columns(),
        "told": format_told(run),
        "parts": parts(counts) if counts else [],
        "columns": [line for line in lines if not line.unused],
        "unused": [line for line in lines if line.unused],
        "recognised": _("%(count)s of %(all)s recognised", count=number(recognised), all=number(len(lines))),
        "samples": plan["lines"],
        "rejected": [(line, text, words.reason(code)) for line, text, code in plan.get("shown", ())],
        "notices_of": notices(plan),
        "undo_days": actions.UNDO_DAYS,
        "undecided": [plan["columns"][position]["header"] for position in plan["undecided"]],
        "do": sentences.bring_in(counts) if counts and (counts["created"] or counts["updated"]) else "",
    }


def done_page(run: ImportRun, at: Any) -> dict[str, Any]:
    """The page that says what came of it."""
    rejected = db.session.scalars(queries.rejected_rows(run).limit(KEPT_LINES))
    return {
        "run": run,
        "sentence": sentences.done(run.result["counts"]),
        "told": format_told(run),
        "parts": parts(run.result["counts"]),
        "rejected": [(row.line, ", ".join(row.cells)[:SHOWN_OF_ROW], words.reason(row.reason)) for row in rejected],
        "merged": [(line, into, words.merged_by(by)) for line, into, by in run.result["merged"]],
        "notices_of": notices(run.result),
        "may_undo": actions.may_be_undone(run, at),
    }


def progress_of(run: ImportRun) -> tuple[int, int]:
    """How many rows are through, of how many; zeros while nothing is known."""
    job = db.session.get(Job, run.job_id) if run.job_id else None
    return jobs.progress_of(job) if job else (0, 0)


def format_told(run: ImportRun) -> str:
    """LinkedIn connections. UTF-8, comma, 3 lines skipped before the header. 212 rows, every one accounted for."""
    plan = run.plan
    if not plan:
        return _("%(kind)s.", kind=words.kind_label(run.kind))
    told = {
        "kind": words.kind_label(run.kind),
        "encoding": words.encoding_label(plan["encoding"]),
        "delimiter": words.delimiter_label(plan["delimiter"]),
    }
    skipped = (plan["header_line"] or 1) - 1
    if not skipped:
        return _("%(kind)s. %(encoding)s, %(delimiter)s.", **told)
    return _n(
        "%(kind)s. %(encoding)s, %(delimiter)s, %(num)s line skipped before the header.",
        "%(kind)s. %(encoding)s, %(delimiter)s, %(num)s lines skipped before the header.",
        skipped,
        **told,
    )


def parts(counts: dict[str, int]) -> list[Part]:
    """The bar and its words; parts that are not there are left away."""
    said = (
        ("create", counts["created"], _("create")),
        ("fill", counts["updated"], _("fill in gaps, overwrite nothing")),
        ("same", counts["unchanged"], _("leave as they are")),
        ("merge", counts["merged"], _("merge with an earlier row")),
        ("reject", counts["rejected"], _("reject")),
    )
    found, start, whole = [], 0.0, max(1, counts["rows"])
    for css, count, label in said:
        if count:
            width = 1000 * count / whole
            found.append(Part(f"part-{css}", count, label, round(start, 2), round(max(width - 2, 1), 2)))
            start += width
    return found


def notices(told: dict[str, Any]) -> list[tuple[int, str, str, str]]:
    """Values that are not taken as they stand: line, field, value, why."""
    return [(line, field_name(field), value, words.notice(why)) for line, field, value, why in told.get("notices", ())]


def field_name(field: str) -> str:
    """A canonical field by its label; a header word as it is."""
    return words.field_label(field) if field in words.FIELDS else field


def _printed(column: dict[str, Any], value: str) -> str:
    if column["target"] in DATE_FIELDS and value[:4].isdecimal():
        try:
            return format_date(date.fromisoformat(value), "d MMM y", locale=get_locale() or "en")
        except ValueError:
            return value
    return value
