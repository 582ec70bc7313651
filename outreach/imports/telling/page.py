"""What the pages of an import show, put into words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from flask_babel import get_locale

from outreach import jobs
from outreach.extensions import db
from outreach.imports import actions, queries
from outreach.imports.columns.mapping import CUSTOM, DATE_FIELDS, IGNORED
from outreach.imports.forms import LookForm
from outreach.imports.planning.looking import SHOWN_OF_ROW
from outreach.imports.planning.tally import KEPT_LINES
from outreach.imports.telling import counted, labels, layouts, sentences, words
from outreach.imports.telling.lists import parts_of
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


def look_page(run: ImportRun, form: LookForm) -> dict[str, Any]:
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
    return {
        "run": run,
        "form": form,
        "sentence": sentences.foreseen(counts) if counts else _nobody(plan),
        "told": format_told(run),
        "pieces": counted.pieces(counts) if counts else [],
        "accounted": counted.accounted(run, plan) if counts else "",
        "lists": parts_of(plan),
        "columns": [line for line in lines if not line.unused],
        "unused": [line for line in lines if line.unused],
        **_of_columns(plan),
        "remembered": _remembered(run),
        "files_left_out": plan.get("files_left_out", ()),
        "samples": plan["lines"],
        "rejected": [(line, text, words.reason(code)) for line, text, code in plan.get("shown", ())],
        "notices_of": counted.notices(plan),
        "undo_days": actions.UNDO_DAYS,
        "people_asked": counterparts(plan, form),
        "made_a_table": run.kind in labels.NO_TABLES,
        **counted.activities(plan),
        "do": sentences.bring_in(counts) if counts else "",
    }


def done_page(run: ImportRun, at: datetime) -> dict[str, Any]:
    """The page that says what came of it."""
    rejected = db.session.scalars(queries.rejected_rows(run).limit(KEPT_LINES))
    return {
        "run": run,
        "sentence": sentences.done(run.result["counts"]),
        "told": format_told(run),
        "pieces": counted.pieces(run.result["counts"]),
        "accounted": counted.accounted(run, run.result),
        "lists": parts_of(run.result, past=True, run=run),
        "rejected": [(row.line, ", ".join(row.cells)[:SHOWN_OF_ROW], words.reason(row.reason)) for row in rejected],
        "notices_of": counted.notices(run.result),
        "made_a_table": run.kind in labels.NO_TABLES,
        **counted.activities(run.result),
        "may_undo": actions.may_be_undone(run, at),
    }


def ended_page(run: ImportRun) -> dict[str, Any]:
    """The page of an import that was refused, failed or was taken back, with each row of an undo."""
    told = run.undo_result.get("rows") or {"kept": run.undo_result.get("lines", ())}
    titles = {"kept": _("Still here"), "failed": _("Could not be taken back"), "reversed": _("Taken back")}
    rows = {
        key: [(line, name, words.undo_why(why) if why else "") for line, name, why in told.get(key, ())]
        for key in titles
    }
    lists = [(key, titles[key], run.undo_result.get(key, 0), rows[key]) for key in titles if rows[key]]
    return {"run": run, "sentence": sentence_of(run), "lists": lists}


def progress_of(run: ImportRun) -> tuple[int, int]:
    """How many rows are through, of how many; zeros while nothing is known."""
    job = db.session.get(Job, run.job_id) if run.job_id else None
    return jobs.progress_of(job) if job else (0, 0)


def format_told(run: ImportRun) -> str:
    """LinkedIn connections. UTF-8, comma, 3 lines skipped before the header."""
    plan = run.plan
    if not plan.get("delimiter"):
        return _("%(kind)s.", kind=labels.kind_label(run.kind))
    told = {
        "kind": labels.kind_label(run.kind),
        "encoding": layouts.encoding_label(plan["encoding"]),
        "delimiter": layouts.delimiter_label(plan["delimiter"]),
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


def counterparts(plan: dict[str, Any], form: LookForm) -> list[tuple[Any, str, str, int]]:
    """Whom a mailbox is about: a box to tick, name, address, how many messages."""
    if "people" not in form:
        return []
    told = {address: (name, messages) for address, name, _suggested, messages in plan["counterparts"]}
    boxes: Any = form["people"]
    return [(box, told[box.data][0], box.data, told[box.data][1]) for box in boxes if box.data in told]


def _nobody(plan: dict[str, Any]) -> str:
    if plan.get("asks_me") and not plan.get("me"):
        return words.nobody_is_me()
    return words.nobody_in_columns()


def _of_columns(plan: dict[str, Any]) -> dict[str, Any]:
    columns = plan["columns"]
    known = sum(column["target"] not in (CUSTOM, IGNORED) for column in columns)
    return {
        "recognised": _("%(count)s of %(all)s recognised", count=number(known), all=number(len(columns))),
        "kept": [_header(place, one) for place, one in enumerate(columns) if one["target"] == CUSTOM],
        "left": [_header(place, one) for place, one in enumerate(columns) if one["target"] == IGNORED],
    }


def _header(place: int, column: dict[str, Any]) -> str:
    header: str = column["header"]
    return header or _("Column %(number)s", number=number(place + 1))


def _remembered(run: ImportRun) -> datetime | None:
    said = run.choices.get("remembered")
    return datetime.fromisoformat(said) if said else None


def _printed(column: dict[str, Any], value: str) -> str:
    if column["target"] in DATE_FIELDS and value[:4].isdecimal():
        try:
            return format_date(date.fromisoformat(value), "d MMM y", locale=get_locale() or "en")
        except ValueError:
            return value
    return value
