"""Who of the plain people of a file is a lead already, and whether their row has anything to add."""

import json
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.people.plain import Plain, Values
from outreach.imports.planning import marks
from outreach.leads.identity import profile_key

_ABSENT = object()
Verdicts = tuple[Plain, Plain, Plain]


class Recognition:
    """Sorts plain people into new ones, those whose row was brought in before, and those who need a closer look.

    A lead that was made from a row keeps the mark of it. As long as nobody has changed the lead, the same row comes
    to nothing, so that neither has to be read."""

    def __init__(self, session: Session, owner_id: int) -> None:
        self._session, self._owner_id = session, owner_id
        # Before a first import there is nobody to be known, and nobody of the file is in it twice.
        self._nobody = not session.scalar(queries.any_lead(owner_id))
        self._more_mail = not self._nobody and bool(session.scalar(marks.any_further_address(owner_id)))
        self._more_pages = not self._nobody and bool(session.scalar(queries.any_further_profile(owner_id)))

    def __call__(self, plain: Plain) -> Verdicts:
        """New, unchanged, to be looked at."""
        if self._nobody:
            nobody = plain.only([False] * len(plain))
            return plain, nobody, nobody
        by_page = self._by_page(plain.texts["linkedin"])
        # An address only matters where the profile does not show that they are the same.
        wanted = [
            None if known == mark else address
            for address, known, mark in zip(plain.texts["email"], by_page, plain.marks, strict=True)
        ]
        by_mail = self._by_mail(wanted)
        same = [by_page[row] == mark or by_mail[row] == mark for row, mark in enumerate(plain.marks)]
        new = [one is _ABSENT and other is _ABSENT for one, other in zip(by_page, by_mail, strict=True)]
        other = [not (known or fresh) for known, fresh in zip(same, new, strict=True)]
        return plain.only(new), plain.only(same), plain.only(other)

    def _by_page(self, pages: Values) -> Values:
        found = self._known("linkedin", pages)
        if not self._more_pages:
            return found
        keys = [profile_key(page) if page else None for page in pages]
        return self._without(marks.keys_among, keys, found)

    def _by_mail(self, addresses: Values) -> Values:
        found = self._known("email", addresses)
        return self._without(marks.further_among, addresses, found) if self._more_mail else found

    def _without(self, query: Any, values: Values, found: Values) -> Values:
        """Whoever is known by more than the lead itself says needs a closer look."""
        theirs = set(self._asked(query, values))
        return [None if value in theirs else known for value, known in zip(values, found, strict=True)]

    def _known(self, column: str, values: Sequence[str | None]) -> Values:
        """For each value the mark of the lead that has it, None for a lead without a mark, else _ABSENT."""
        known = next(iter(self._asked(marks.marks_by, values, column)), None)
        return list(map(known.get, values, repeat(_ABSENT))) if known else [_ABSENT] * len(values)

    def _asked(self, query: Any, values: Iterable[str | None], *more: Any) -> Iterable[Any]:
        wanted = [value for value in values if value]
        if not wanted:
            return ()
        dialect = self._session.get_bind().dialect.name
        given = json.dumps(wanted) if dialect == "sqlite" else wanted
        statement = query(self._owner_id, *more, dialect=dialect)
        return self._session.connection().scalars(statement, {"among": given}).all()
