"""The rows behind each count: who, in which line of the file, what would be filled, or why. The first ones only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from outreach.extensions import db
from outreach.imports import queries
from outreach.imports.planning.plan import COLUMNS
from outreach.imports.telling import labels, words
from outreach.models import ImportRun, Stage
from outreach.text import _
from outreach.web.navigation import url_if
from outreach.web.words import stage_label

Told = Mapping[str, Any]
_FIELD_OF = {column: name for name, column in COLUMNS.items()} | {"emails": "email_other", "phone": "phone"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One person or row. `address`: their page, where there is one."""

    line: int
    name: str
    note: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The rows that came to the same end; `rows` are the first of `count`."""

    key: str
    title: str
    note: str
    count: int
    rows: list[Listed]


def parts_of(told: Told, *, past: bool = False, run: ImportRun | None = None) -> list[Part]:
    """Every part that has rows; the rejected ones have a table of their own. With `run`, names lead to its leads."""
    counts, people = told.get("counts", {}), told.get("people", {})
    leads = _leads_of(run, people) if run else {}
    titles = {
        "create": _("Brought in") if past else _("New people"),
        "update": _("Completed") if past else _("To be completed"),
        "unchanged": _("Left as they are"),
    }
    notes = {"create": "", "update": _("What is filled in"), "unchanged": ""}
    of = {"create": "created", "update": "updated", "unchanged": "unchanged"}
    found = [
        Part(
            key,
            title,
            notes[key],
            max(counts.get(of[key], 0), len(people.get(key, ()))),
            _people(people.get(key, ()), leads),
        )
        for key, title in titles.items()
    ]
    found.append(Part("merge", _("Merged with an earlier row"), _("Why"), counts.get("merged", 0), _merged(told)))
    return [part for part in found if part.rows]


def _people(lines: Any, leads: Mapping[int, int]) -> list[Listed]:
    return [
        Listed(line, name, "; ".join(map(_filled, filled)), _address(leads.get(line))) for line, name, filled in lines
    ]


def _merged(told: Told) -> list[Listed]:
    return [
        Listed(
            line,
            name[0] if name else "",
            _("Into line %(line)s. %(why)s", line=into, why=words.merged_by(by)),
        )
        for line, into, by, *name in told.get("merged", ())
    ]


def _filled(pair: tuple[str, str]) -> str:
    column, value = pair
    if column == "stage":
        stage, _space, day = value.partition(" ")
        label = str(stage_label(Stage(stage))) if stage in set(Stage) else stage
        value = f"{label} {day}".strip()
    field = _FIELD_OF.get(column, column)
    label = labels.field_label(field) if field in labels.FIELDS else field
    return _("%(field)s: %(value)s", field=label, value=value)


def _leads_of(run: ImportRun, people: Told) -> dict[int, int]:
    lines = [line for key in ("create", "update") for line, _name, _filled in people.get(key, ())]
    found = db.session.execute(queries.leads_of_lines(run, lines)).all() if lines else []
    return {line: lead_id for line, lead_id in found if line}


def _address(lead_id: int | None) -> str | None:
    return url_if("lead_page.show", lead_id=lead_id) if lead_id else None
