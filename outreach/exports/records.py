"""Leads as they are told to programs and files: read by the thousand, so that memory stays flat."""

import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

from outreach.exports import queries
from outreach.leads.filters import LeadFilter
from outreach.models import Account

AT_ONCE = 1_000


@dataclass(slots=True)
class Record:
    """One lead with what belongs to it. Rows of the history are the valid ones, the first one first; they are there
    only if they were asked for, the count of touchpoints always is."""

    lead: Any
    details: dict[str, Any]
    emails: Sequence[str] = ()
    tags: Sequence[str] = ()
    touches: int = 0
    touchpoints: list[Any] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)
    closings: list[Any] = field(default_factory=list)


def numbers_of(session: Session, owner: Account, chosen: LeadFilter) -> "array[int]":
    """The numbers of the leads, in the order of their list."""
    found = array("q")
    for query in queries.numbers(owner, chosen):
        found.extend(session.scalars(query))
    return found


def records_of(session: Session, ids: Sequence[int], *, history: bool = False) -> Iterator[Record]:
    """These leads in this order; who was deleted meanwhile is left out."""
    for few in some(ids):
        found = _read(session, few, history=history)
        yield from (found[lead_id] for lead_id in few if lead_id in found)


def some(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """`ids` in pieces that a statement can take at once."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _read(session: Session, ids: Collection[int], *, history: bool) -> dict[int, Record]:
    ids = list(ids)
    leads = session.connection().execute(queries.leads_numbered(ids))
    found = {row[0]: Record(row, read_details(row[-1])) for row in leads}
    emails, tags = _texts(session, queries.addresses_of(ids)), _texts(session, queries.tags_of(ids))
    touches = {row[0]: row[1] for row in session.connection().execute(queries.touches_of(ids))}
    for lead_id, record in found.items():
        record.emails, record.tags = emails.get(lead_id, ()), tags.get(lead_id, ())
        record.touches = touches.get(lead_id, 0)
    if history:
        for row in session.connection().execute(queries.touchpoints_of(ids)):
            _add(found, "touchpoints", row)
        for row in session.connection().execute(queries.events_of(ids)):
            _add(found, "events", row)
        for row in session.connection().execute(queries.closings_of(ids)):
            _add(found, "closings", row)
    return found


def read_details(text: str) -> dict[str, Any]:
    """What files said that has no column."""
    if text == queries.NO_DETAILS:
        return {}
    found: dict[str, Any] = json.loads(text)
    return found


def _texts(session: Session, query: Select[int, str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for lead_id, text in session.connection().execute(query):
        found[lead_id].append(text)
    return found


def _add(found: dict[int, Record], name: str, row: Row[Any]) -> None:
    if row.lead_id in found:
        getattr(found[row.lead_id], name).append(row)
