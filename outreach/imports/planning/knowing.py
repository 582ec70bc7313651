"""Who of a chunk of people is a lead already."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.people.person import Person
from outreach.imports.planning.history import told_by
from outreach.imports.planning.own_marks import leads_marked
from outreach.imports.planning.plan import Known
from outreach.leads.identity import profile_key
from outreach.models import Lead

_AT_ONCE = 1_000
_NAMES = [column.key for column in queries.KNOWN]
Item = TypeVar("Item")


class Acquaintance:
    """Looks up people by address, LinkedIn slug and fingerprint. `locking` holds what it finds until the commit."""

    def __init__(self, session: Session, owner_id: int, today: date, *, locking: bool) -> None:
        self._session, self._owner_id, self._today, self._locking = session, owner_id, today, locking
        # Before a first import there is nobody to be known, and nobody of the file is in it twice.
        self._nobody = not session.scalar(queries.any_lead(owner_id))
        self._joined = bool(session.scalar(queries.any_further_profile(owner_id)))

    def __call__(self, people: Sequence[Person]) -> dict[str, Known]:
        """Those who are known, by every key under which they were found."""
        if self._nobody or not people:
            return {}
        keys = {sign: [key[1:] for one in people for key in one.keys if key[0] == sign] for sign in "elf"}
        known: dict[int, Known] = {}
        found = self._by_columns(keys, known) | self._by_rows(keys, known)
        if known:
            self._complete(known, people)
        return {key: known[lead_id] for key, lead_id in found.items()}

    def _by_columns(self, keys: dict[str, list[str]], known: dict[int, Known]) -> dict[str, int]:
        found: dict[str, int] = {}
        for sign, column in (("e", Lead.email), ("l", Lead.linkedin)):
            for values in some(keys[sign]):
                self._load(queries.leads_by(self._owner_id, column, values), known)
        for lead_id, one in known.items():
            for sign, name in (("e", "email"), ("l", "linkedin")):
                if one.columns[name]:
                    found[sign + one.columns[name]] = lead_id
        return found

    def _by_rows(self, keys: dict[str, list[str]], known: dict[int, Known]) -> dict[str, int]:
        found: dict[str, int] = {}
        for sign, query in (("e", queries.further_addresses), ("f", queries.nameless_keys)):
            for values in some(keys[sign]):
                rows = self._session.execute(query(self._owner_id, values))
                found.update({sign + key: lead_id for key, lead_id in rows})
        marked = leads_marked(self._session, self._owner_id, keys["f"])
        found |= {"f" + key: lead_id for key, lead_id in marked.items()}
        for slugs in some(keys["l"] if self._joined else []):
            slug_of = {profile_key(slug): slug for slug in slugs}
            rows = self._session.execute(queries.nameless_keys(self._owner_id, list(slug_of)))
            found.update({"l" + slug_of[key]: lead_id for key, lead_id in rows})
        missing = sorted(set(found.values()) - known.keys())
        for ids in some(missing):
            self._load(queries.leads_with_ids(self._owner_id, ids), known)
        return found

    def _load(self, query: Any, known: dict[int, Known]) -> None:
        query = query.with_for_update() if self._locking else query
        for lead_id, version, details, do_not_contact_at, *values in self._session.connection().execute(query):
            if lead_id in known:
                continue
            columns = dict(zip(_NAMES, values, strict=True))
            if columns["connected_on"]:
                columns["connected_on"] = columns["connected_on"].isoformat()
            if columns["channel"]:
                columns["channel"] = columns["channel"].value
            emails = {columns["email"]} if columns["email"] else set()
            kept = {} if details == "{}" else json.loads(details)
            known[lead_id] = Known(lead_id, version, columns, kept, emails, set(), bool(do_not_contact_at))

    def _complete(self, known: dict[int, Known], people: Sequence[Person]) -> None:
        """What only some rows need: further addresses, tags, and whether there is a history."""
        ids = list(known)
        if any(one.emails for one in people):
            self._each(queries.addresses_of, ids, lambda lead_id, email: known[lead_id].emails.add(email))
        if any(one.tags for one in people):
            self._each(queries.tags_on, ids, lambda lead_id, key: known[lead_id].tags.add(key))
        if any(told_by(one.texts, self._today) for one in people):
            self._each(queries.with_history, ids, lambda lead_id: setattr(known[lead_id], "has_history", True))

    def _each(self, query: Callable[[Sequence[int]], Any], ids: list[int], take: Callable[..., Any]) -> None:
        for few in some(ids):
            for row in self._session.execute(query(few)):
                take(*row)


def some(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """`items` in pieces that a statement can take at once."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
