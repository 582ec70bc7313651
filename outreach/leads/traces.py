"""What is left of a person beside their lead: cells and words of the files that were brought in.

Somebody is recognised by address, LinkedIn page, phone and whole name, and by the line of the file they came from."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from outreach.models import ImportChange, ImportMapping, ImportRun, Job, Lead, LeadEmail, LeadMerge, RejectedRow, folded

_SHORTEST_PHONE = 7
Lines = Mapping[int, Collection[int]]


@dataclass(frozen=True, slots=True)
class Traces:
    """By what a person is recognised in a text; all of it folded."""

    marks: frozenset[str]
    phones: frozenset[str]
    names: frozenset[tuple[str, ...]]

    def shown_in(self, text: str) -> bool:
        """Whether `text` tells of this person."""
        plain = folded(text)
        if not plain:
            return False
        if any(mark in plain for mark in self.marks):
            return True
        digits = _digits(plain) if self.phones else ""
        if any(phone in digits for phone in self.phones):
            return True
        words = plain.replace(",", " ").replace(";", " ").split()
        return any(set(name) <= set(words) if len(name) > 1 else [*name] == words for name in self.names)

    def names_a_file(self, name: str) -> bool:
        """Whether a file is called after this person: one part of the name is enough."""
        words = set(re.findall(r"[^\W_]+", folded(name)))
        return self.shown_in(name) or any(word in words for parts in self.names for word in parts if len(word) > 2)


def traces_of(session: Session, lead: Lead) -> Traces:
    """By what `lead`, and whoever went up in it, is recognised."""
    merged = [merge.other for merge in session.scalars(select(LeadMerge).where(LeadMerge.kept_id == lead.id))]
    people = [{name: getattr(lead, name) for name in _TELLING}, *merged]
    further = session.scalars(select(LeadEmail.email).where(LeadEmail.lead_id == lead.id))
    marks = [person.get(name) or "" for person in people for name in ("email", "linkedin")]
    phones = [_digits(person.get("phone") or "")[-9:] for person in people]
    names = [tuple(folded(name).split()) for person in people for name in _names(person)]
    return Traces(
        frozenset(folded(mark) for mark in (*marks, *further) if len(mark) > 2),
        frozenset(phone for phone in phones if len(phone) >= _SHORTEST_PHONE),
        frozenset(name for name in names if name),
    )


def lines_of(session: Session, lead: Lead) -> dict[int, set[int]]:
    """Run -> the lines of its file that were this person."""
    found: dict[int, set[int]] = {}
    merged = session.scalars(select(LeadMerge).where(LeadMerge.kept_id == lead.id))
    said = [(merge.other.get("import_run_id"), merge.other.get("import_line")) for merge in merged]
    changes = session.execute(select(ImportChange.run_id, ImportChange.line).where(ImportChange.lead_id == lead.id))
    for run_id, line in [(lead.import_run_id, lead.import_line), *said, *changes]:
        if run_id is not None and line is not None:
            found.setdefault(run_id, set()).add(line)
    return found


def under_way(owner_id: int) -> Select[int]:
    """The imports of an account that are being written or taken back right now."""
    busy = ImportRun.state.in_(("running", "undoing")) & Job.state.in_(("queued", "running"))
    return select(ImportRun.id).join(Job, Job.id == ImportRun.job_id).where(ImportRun.owner_id == owner_id, busy)


def erase(session: Session, owner_id: int, traces: Traces, lines: Lines) -> None:
    """Take the person out of everything that files left behind.

    What was only looked at, or never finished, is given up whole: nobody can say who is in a file that is not read.
    """
    _give_up_unfinished(session, owner_id)
    for row_id, cells in session.execute(
        select(RejectedRow.id, RejectedRow.cells).where(RejectedRow.owner_id == owner_id)
    ).all():
        if traces.shown_in(" ".join(str(cell) for cell in cells)):
            session.execute(delete(RejectedRow).where(RejectedRow.id == row_id))
    for run in session.scalars(select(ImportRun).where(ImportRun.owner_id == owner_id)):
        _clean(run, traces, set(lines.get(run.id, ())))
    for mapping in session.scalars(select(ImportMapping).where(ImportMapping.owner_id == owner_id)):
        mapping.choices = without(mapping.choices, traces, frozenset())


def without(value: Any, traces: Traces, lines: Collection[int]) -> Any:
    """The same plain value without the rows that are theirs, and without any text that shows them."""
    if isinstance(value, str):
        return "" if traces.shown_in(value) else value
    if isinstance(value, (list, tuple)):
        return [without(each, traces, lines) for each in value if not _is_theirs(each, traces, lines)]
    if isinstance(value, dict):
        return {key: without(each, traces, lines) for key, each in value.items() if not traces.shown_in(key)}
    return value


def _is_theirs(row: Any, traces: Traces, lines: Collection[int]) -> bool:
    """Whether something is told of one of their lines, or of them: `[12, "Ada Obi", ...]`."""
    if isinstance(row, dict):
        return _is_line(row.get("line"), lines)
    if not isinstance(row, (list, tuple)) or all(isinstance(each, str) for each in row):
        return False
    texts = [each for each in row if isinstance(each, str)]
    return _is_line(row[0], lines) or (bool(texts) and traces.shown_in(" ".join(texts)))


def _clean(run: ImportRun, traces: Traces, lines: set[int]) -> None:
    for told in (run.plan, run.result, run.undo_result):
        lines |= _lines_in(told, traces)
    for told in (run.plan, run.result):
        lines |= {row[0] for row in told.get("merged", ()) if row[1] in lines}
    values = {"plan": _without_sample(run.plan, traces, lines), "result": run.result}
    if not lines:
        values = {name: _without_values(told) for name, told in values.items()}
    values |= {"undo_result": run.undo_result, "choices": run.choices}
    for name, value in values.items():
        cleaned = without(value, traces, lines)
        if cleaned != getattr(run, name):
            setattr(run, name, cleaned)
    if traces.names_a_file(run.file_name):
        run.file_name = "…"


def _lines_in(value: Any, traces: Traces) -> set[int]:
    """The lines of which something is told that shows them."""
    if isinstance(value, dict):
        return set().union(*(_lines_in(each, traces) for each in value.values()))
    if not isinstance(value, (list, tuple)):
        return set()
    here = value[0] if value and isinstance(value[0], int) and not isinstance(value[0], bool) else None
    if here is not None and _is_theirs(value, traces, ()):
        return {here}
    return set().union(*(_lines_in(each, traces) for each in value))


def _without_values(told: dict[str, Any]) -> dict[str, Any]:
    """Of a file of which it is not known whether they are in it, no value is kept that was not taken over."""
    named = sum(len(rows) for rows in told.get("people", {}).values())
    counts = told.get("counts", {})
    if "notices" not in told or named >= sum(counts.get(verb, 0) for verb in ("created", "updated", "unchanged")) > 0:
        return told
    return told | {"notices": [[line, field, "", why] for line, field, _value, why in told["notices"]]}


def _without_sample(plan: dict[str, Any], traces: Traces, lines: Collection[int]) -> dict[str, Any]:
    """The first rows of a file stand in the plan column by column: one that is theirs goes as a whole."""
    columns = [column for column in plan.get("columns", ()) if isinstance(column, dict)]
    rows = list(zip(*(column.get("values", ()) for column in columns), strict=False))
    numbers = [*plan.get("lines", ()), *[None] * len(rows)]
    theirs = {
        at
        for at, row in enumerate(rows)
        if _is_line(numbers[at], lines) or traces.shown_in(" ".join(str(cell) for cell in row))
    }
    if not theirs:
        return plan
    blanked = [
        column | {"values": ["" if at in theirs else cell for at, cell in enumerate(column.get("values", ()))]}
        for column in columns
    ]
    return plan | {"columns": blanked}


def _give_up_unfinished(session: Session, owner_id: int) -> None:
    unfinished = select(ImportRun).where(
        ImportRun.owner_id == owner_id, ImportRun.state.in_(("waiting", "planned", "running", "failed"))
    )
    for run in session.scalars(unfinished).all():
        session.execute(delete(Job).where(Job.id == run.job_id, Job.state == "queued"))
        session.delete(run)
    session.flush()


def _is_line(value: Any, lines: Collection[int]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in lines


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


_TELLING = ("name", "given_name", "family_name", "email", "linkedin", "phone")


def _names(person: Mapping[str, Any]) -> Iterable[str]:
    given, family = person.get("given_name") or "", person.get("family_name") or ""
    return filter(None, (person.get("name") or "", f"{given} {family}".strip()))
