"""Take an import back. Each of its rows comes out as reversed, as kept because somebody has edited it since, or as
failed with the reason. One transaction, which the caller commits."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.planning.knowing import some
from outreach.imports.writing.reversing import differs, empty
from outreach.models import ImportChange, ImportRun, Lead, RejectedRow, Tag

KEPT_LINES = 200


@dataclass(slots=True)
class Undone:
    """Counts of rows, and the first of those that stayed: line, name, and why."""

    reversed: int = 0
    kept: int = 0
    failed: int = 0
    lines: list[tuple[int, str, str]] = field(default_factory=list)

    def stay(self, line: int, name: str, why: str) -> None:
        """A row that is not taken back."""
        if len(self.lines) < KEPT_LINES:
            self.lines.append((line, name, why))

    def to_json(self) -> dict[str, Any]:
        """As kept with the run."""
        return {"reversed": self.reversed, "kept": self.kept, "failed": self.failed, "lines": self.lines}


def undo(session: Session, run: ImportRun, at: datetime) -> Undone:
    """Take back what `run` did, as far as nobody has built on it."""
    undone = Undone()
    changes = session.scalars(queries.changes_of(run)).all()
    _remove_created(session, run, changes, undone)
    for change in changes:
        _reverse(session, run, change, undone)
    session.execute(delete(ImportChange).where(ImportChange.run_id == run.id))
    session.execute(delete(RejectedRow).where(RejectedRow.run_id == run.id))
    session.execute(delete(Tag).where(Tag.id.in_(run.new_tags), ~queries.tag_in_use()))
    run.state, run.undone_at, run.undo_result = "undone", at, undone.to_json()
    return undone


def _remove_created(session: Session, run: ImportRun, changes: Any, undone: Undone) -> None:
    kept = set(session.scalars(queries.created_and_edited(run)))
    kept |= _worn_since(session, run, changes)
    for ids in some(sorted(kept)):
        for lead in session.scalars(queries.leads_numbered(run.owner_id, ids)):
            undone.kept += 1
            undone.stay(lead.import_line or 0, lead.display_name, "edited")
    gone = delete(Lead).where(Lead.import_run_id == run.id, Lead.owner_id == run.owner_id)
    if len(kept) <= 1_000:
        undone.reversed += _count(session, gone.where(Lead.id.not_in(kept)))
    else:
        created = [lead_id for lead_id in session.scalars(queries.created_by(run)) if lead_id not in kept]
        undone.reversed += sum(_count(session, gone.where(Lead.id.in_(ids))) for ids in some(created))


def _worn_since(session: Session, run: ImportRun, changes: Any) -> set[int]:
    """Created leads that were given a tag or a further address by hand, of which the lead itself says nothing."""
    brought: dict[int, set[Any]] = defaultdict(set)
    for change in changes:
        brought[change.lead_id] |= {*change.filled.get("tags", ()), *change.filled.get("emails", ())}
    worn = [*session.execute(queries.tags_of_created(run)), *session.execute(queries.addresses_of_created(run))]
    return {lead_id for lead_id, thing in worn if thing not in brought[lead_id]}


def _count(session: Session, statement: Any) -> int:
    result: Any = session.execute(statement.execution_options(synchronize_session=False))
    return int(result.rowcount)


def _reverse(session: Session, run: ImportRun, change: ImportChange, undone: Undone) -> None:
    lead = session.get(Lead, change.lead_id, populate_existing=True)
    if lead is None or lead.import_run_id == run.id:
        return  # created by this run: done with above
    if differs(session, run, lead, change):
        undone.kept += 1
        undone.stay(change.line, lead.display_name, "edited")
        return
    untouched = lead.version == change.version_after
    empty(session, run, lead, change)
    session.flush()
    if untouched:
        # As if it had never been: nobody has seen the version that the import made.
        before = update(Lead).where(Lead.id == lead.id).values(version=change.version_after - 1)
        session.execute(before.execution_options(synchronize_session=False))
    session.expire(lead)
    undone.reversed += 1
