"""Puts decisions into the database: whole chunks at once, without an object per row, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import lt
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from outreach.imports.findings import Rejected
from outreach.imports.people.plain import Plain
from outreach.imports.planning.chunks import Chunk
from outreach.imports.planning.history import Told
from outreach.imports.planning.knowing import some
from outreach.imports.planning.plan import Decision
from outreach.imports.queries import tags_named
from outreach.imports.writing.activities import write_activities
from outreach.imports.writing.bulk import insert_rows
from outreach.imports.writing.plain import PlainLeads
from outreach.imports.writing.rows import LeadRows, keys_of, tag_key, typed
from outreach.imports.writing.standing import columns_told, rows_told
from outreach.models import (
    Account,
    Closing,
    ImportChange,
    ImportKey,
    ImportRun,
    Lead,
    LeadEmail,
    RejectedRow,
    StageEvent,
    Tag,
    lead_tag,
)
from outreach.models.numbering import reserve


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose import it is, when it happens, and under which brief its people come."""

    owner: Account
    run: ImportRun
    at: datetime
    today: date
    brief_id: int | None


class Writer:
    """Writes one chunk after the other. What it made anew is kept in `new_tags`."""

    def __init__(self, session: Session, setting: Setting) -> None:
        self._session, self._setting = session, setting
        self._owner_id, self._run_id = setting.owner.id, setting.run.id
        self._tags: dict[str, int] = {}
        self._told: list[tuple[int, Decision]] = []
        self.new_tags: list[int] = []
        self._rows = LeadRows(setting.owner.id, setting.run.id, setting.brief_id, setting.at)
        self._plain = PlainLeads(session, self._rows)

    def write(self, chunk: Chunk) -> None:
        """Everything that a chunk says."""
        decided = [one for one in chunk.decided if isinstance(one, Decision)]
        self._know_tags(tag for one in decided for tag in one.person.tags)
        self._create(chunk.new, [one for one in decided if one.verb == "create"])
        for one in decided:
            if one.verb == "update":
                self._update(one)
        if self._told:
            write_activities(self._session, self._setting, self._told)
            self._told = []
        self._reject([one for one in chunk.decided if isinstance(one, Rejected)])

    def _create(self, new: Plain | None, decisions: Sequence[Decision]) -> None:
        lines = [*(new.lines if new else ()), *(one.person.line for one in decisions)]
        if not lines:
            return
        if new and not decisions:
            self._plain.write(new)
            return
        ids = self._numbers(lines)
        if new:
            self._plain.write(new, ids[: len(new)])
        self._create_decided(ids[len(lines) - len(decisions) :], decisions)

    def _numbers(self, lines: Sequence[int]) -> Sequence[int]:
        """A number for each of these lines, the first line the lowest: leads are listed in the order of their file."""
        ids = reserve(self._session.connection(), Lead.__table__, len(lines))  # type: ignore[arg-type]
        if all(map(lt, lines, lines[1:])):
            return ids
        number_of = dict(zip(sorted(range(len(lines)), key=lines.__getitem__), ids, strict=True))
        return [number_of[place] for place in range(len(lines))]

    def _create_decided(self, ids: Sequence[int], decisions: Sequence[Decision]) -> None:
        plain, told = [], []
        for lead_id, one in zip(ids, decisions, strict=True):
            row = self._rows.new(lead_id, one)
            if one.history:
                told.append(row | columns_told(one.history, self._setting.owner.zone, self._setting.today))
                told[-1]["do_not_contact_at"] = self._setting.at if one.history.do_not_contact else None
            else:
                plain.append(row)
        self._insert(Lead, plain)
        self._insert(Lead, told)
        for lead_id, one in zip(ids, decisions, strict=True):
            if one.history:
                self._tell(lead_id, one.history)
        self._attach(list(zip(ids, decisions, strict=True)))
        self._told += [(lead_id, one) for lead_id, one in zip(ids, decisions, strict=True) if one.activities]

    def _attach(self, made: Sequence[tuple[int, Decision]]) -> None:
        owner_id = self._owner_id
        emails = [(i, address) for i, one in made for address in one.person.emails[1:]]
        tags = {(i, self._tags[tag_key(tag)]) for i, one in made for tag in one.person.tags}
        keys = [(i, one.person.keys[0][1:]) for i, one in made if one.person.keys[0][0] == "f"]
        self._insert(LeadEmail, [{"owner_id": owner_id, "lead_id": i, "email": address} for i, address in emails])
        self._insert(ImportKey, [{"owner_id": owner_id, "lead_id": i, "key": key} for i, key in keys])
        self._insert(lead_tag, [{"lead_id": i, "tag_id": tag_id} for i, tag_id in sorted(tags)])
        self._insert(
            ImportChange, [self._brought(i, one) for i, one in made if one.person.tags or one.person.emails[1:]]
        )

    def _brought(self, lead_id: int, one: Decision) -> dict[str, Any]:
        """What a new lead came with beside its own row: whatever is more at the undo was put there by hand."""
        tags = [self._tags[tag_key(tag)] for tag in one.person.tags]
        row = {"owner_id": self._owner_id, "run_id": self._run_id, "lead_id": lead_id, "line": one.person.line}
        return row | {"filled": {"tags": tags, "emails": one.person.emails[1:]}, "version_after": 1}

    def _update(self, one: Decision) -> None:
        known, session = one.known, self._session
        if known is None:
            raise ValueError("an update of nobody")
        columns = {name: value for name, value in one.filled.items() if name not in ("emails", "tags", "details")}
        version, known.version = known.version, known.version + 1
        values = typed(columns) | keys_of(known.columns) | {"version": known.version, "details": known.details}
        if one.history:
            values |= columns_told(one.history, self._setting.owner.zone, self._setting.today)
            if one.history.do_not_contact:
                values["do_not_contact_at"] = self._setting.at
        session.execute(update(Lead.__table__).where(Lead.id == known.lead_id).values(values))  # type: ignore[arg-type]
        self._tell(known.lead_id, one.history)
        self._attach_more(known.lead_id, one)
        self._remember(one, columns, version + 1)
        if one.activities:
            self._told.append((known.lead_id, one))

    def _attach_more(self, lead_id: int, one: Decision) -> None:
        emails, tags = one.filled.get("emails", ()), one.filled.get("tags", ())
        self._insert(LeadEmail, [{"owner_id": self._owner_id, "lead_id": lead_id, "email": email} for email in emails])
        ids = sorted({self._tags[tag_key(tag)] for tag in tags})
        self._insert(lead_tag, [{"lead_id": lead_id, "tag_id": tag_id} for tag_id in ids])

    def _remember(self, one: Decision, columns: dict[str, Any], version: int) -> None:
        """Enough to take the change back."""
        filled: dict[str, Any] = dict(columns)
        for name in ("emails", "details"):
            if name in one.filled:
                filled[name] = one.filled[name]
        if "tags" in one.filled:
            filled["tags"] = [self._tags[tag_key(tag)] for tag in one.filled["tags"]]
        if one.history:
            filled["history"] = "do_not_contact" if one.history.do_not_contact else "told"
        lead_id = one.known.lead_id if one.known else 0
        row = {"owner_id": self._owner_id, "run_id": self._run_id, "lead_id": lead_id, "line": one.person.line}
        self._insert(ImportChange, [row | {"filled": filled, "version_after": version}])

    def _tell(self, lead_id: int, told: Told) -> None:
        passages, closings = rows_told(told, self._setting.owner.zone, self._setting.today)
        always = {
            "owner_id": self._owner_id,
            "lead_id": lead_id,
            "recorded_at": self._setting.at,
            "import_run_id": self._run_id,
        }
        self._insert(StageEvent, [always | row for row in passages])
        self._insert(Closing, [always | row for row in closings])

    def _reject(self, rejected: Sequence[Rejected]) -> None:
        always = {"owner_id": self._owner_id, "run_id": self._run_id}
        rows = [always | {"line": one.line, "reason": one.reason, "cells": one.cells} for one in rejected]
        self._insert(RejectedRow, rows)

    def _know_tags(self, tags: Iterable[str]) -> None:
        missing = {tag_key(tag): tag for tag in tags if tag_key(tag) not in self._tags}
        for keys in some(list(missing)):
            for key, tag_id in self._session.execute(tags_named(self._owner_id, keys)):
                self._tags[key] = tag_id
        for key, name in missing.items():
            if key not in self._tags:
                made = insert(Tag).values(owner_id=self._owner_id, name=name, name_key=key).returning(Tag.id)
                self._tags[key] = self._session.execute(made).scalar_one()
                self.new_tags.append(self._tags[key])

    def _insert(self, into: Any, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            insert_rows(self._session, getattr(into, "__table__", into), rows)
