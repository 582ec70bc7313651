"""Take an import back. Each of its rows comes out as reversed, as kept because somebody has edited it since, or as
failed with the reason. One transaction, which the caller commits."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.planning.knowing import some
from outreach.imports.writing.reversing import differs, empty, would_be_nobody
from outreach.models import ImportChange, ImportRun, Lead, RejectedRow, Tag

KEPT_LINES = 200
Outcome = Literal["reversed", "kept", "failed"]
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Undone:
    """What became of each row: line of the file, name, and for those that stayed why."""

    rows: dict[Outcome, list[tuple[int, str, str]]] = field(
        default_factory=lambda: {"reversed": [], "kept": [], "failed": []}
    )
    unnamed: int = 0
    """Rows that failed because nothing is left of them, not even a name."""

    def tell(self, outcome: Outcome, line: int | None, name: str, why: str = "") -> None:
        """Add what became of one row."""
        self.rows[outcome].append((line or 0, name, why))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows came to each end."""
        counts: dict[str, int] = {outcome: len(rows) for outcome, rows in self.rows.items()}
        return counts | {"failed": counts["failed"] + self.unnamed}

    def to_json(self, most: int = KEPT_LINES) -> dict[str, Any]:
        """As kept with the run: all counts, and the first rows of each end."""
        return {**self.counts, "rows": {outcome: sorted(rows)[:most] for outcome, rows in self.rows.items()}}


def undo(session: Session, run: ImportRun, at: datetime) -> Undone:
    """Take back what `run` did, as far as nobody has built on it."""
    undone = Undone()
    changes = session.scalars(queries.changes_of(run)).all()
    _remove_created(session, run, changes, undone)
    filled = [change.line for change in changes if _reverse(session, run, change, undone)]
    _tell_gone(run, "update", filled, undone)
    session.execute(delete(ImportChange).where(ImportChange.run_id == run.id))
    session.execute(delete(RejectedRow).where(RejectedRow.run_id == run.id))
    session.execute(delete(Tag).where(Tag.id.in_(run.new_tags), ~queries.tag_in_use()))
    run.state, run.undone_at, run.undo_result = "undone", at, undone.to_json()
    return undone


def _remove_created(session: Session, run: ImportRun, changes: Any, undone: Undone) -> None:
    kept = set(session.scalars(queries.created_and_edited(run)))
    kept |= _worn_since(session, run, changes)
    found = session.execute(queries.names_of_created(run)).all()
    for lead_id, line, name, email, linkedin in found:
        called = name or email or linkedin or ""
        if lead_id in kept:
            undone.tell("kept", line, called, "edited")
        else:
            undone.tell("reversed", line, called)
    _tell_gone(run, "create", [line for _id, line, *_names in found], undone)
    gone = delete(Lead).where(Lead.import_run_id == run.id, Lead.owner_id == run.owner_id)
    if len(kept) <= 1_000:
        _execute(session, gone.where(Lead.id.not_in(kept)))
    else:
        for ids in some([row[0] for row in found if row[0] not in kept]):
            _execute(session, gone.where(Lead.id.in_(ids)))


def _tell_gone(run: ImportRun, verb: Literal["create", "update"], lines: Sequence[int | None], undone: Undone) -> None:
    """Leads of the run that were deleted or merged since: of the first ones the run still knows a name."""
    counts = run.result.get("counts", {})
    before = counts.get(f"{verb}d", 0) + (counts.get("aside", 0) if verb == "create" else 0)
    missing = max(0, before - len(lines))
    there = set(lines)
    named = [row for row in run.result.get("people", {}).get(verb, ()) if row[0] not in there][:missing]
    for line, name, _filled in named:
        undone.tell("failed", line, name, "gone")
    undone.unnamed += missing - len(named)


def _worn_since(session: Session, run: ImportRun, changes: Any) -> set[int]:
    """Created leads that were given a tag or a further address by hand, of which the lead itself says nothing."""
    brought: dict[int, set[Any]] = defaultdict(set)
    for change in changes:
        brought[change.lead_id] |= {*change.filled.get("tags", ()), *change.filled.get("emails", ())}
    worn = [*session.execute(queries.tags_of_created(run)), *session.execute(queries.addresses_of_created(run))]
    return {lead_id for lead_id, thing in worn if thing not in brought[lead_id]}


def _execute(session: Session, statement: Any) -> None:
    session.execute(statement.execution_options(synchronize_session=False))


def _reverse(session: Session, run: ImportRun, change: ImportChange, undone: Undone) -> bool:
    """Whether the change was one of a lead that was there before the import."""
    lead = session.get(Lead, change.lead_id, populate_existing=True)
    if lead is None or lead.import_run_id == run.id:
        return False  # created by this run: done with above
    name, line = lead.display_name, change.line
    if differs(session, run, lead, change):
        undone.tell("kept", line, name, "edited")
    elif would_be_nobody(lead, change):
        undone.tell("failed", line, name, "nameless")
    else:
        try:
            with session.begin_nested():
                _empty(session, run, lead, change)
            undone.tell("reversed", line, name)
        except SQLAlchemyError:
            log.exception("row %s of import %s could not be taken back", line, run.id)
            undone.tell("failed", line, name, "error")
        session.expire(lead)
    return True


def _empty(session: Session, run: ImportRun, lead: Lead, change: ImportChange) -> None:
    untouched = lead.version == change.version_after
    empty(session, run, lead, change)
    session.flush()
    if untouched:
        # As if it had never been: nobody has seen the version that the import made.
        before = update(Lead).where(Lead.id == lead.id).values(version=change.version_after - 1)
        session.execute(before.execution_options(synchronize_session=False))
