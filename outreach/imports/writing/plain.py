"""Plain people as rows of new leads: columns as they came, without a dictionary or an object per row."""

import json
from collections.abc import Sequence

from sqlalchemy import Table
from sqlalchemy.orm import Session

from outreach.imports.people.plain import Plain, Values
from outreach.imports.planning.plan import COLUMNS
from outreach.imports.writing.bulk import Bulk
from outreach.imports.writing.rows import LeadRows
from outreach.models import Lead, folded_all

_SEARCHED = ("full_name", "email", "linkedin", "company", "title", "city", "hook")
_LONGEST_KEY = 320
_TYPED = ("email", "linkedin", "phone")


class PlainLeads:
    """Writes them; what is not said about anybody is the same in all rows."""

    def __init__(self, session: Session, rows: LeadRows) -> None:
        table: Table = Lead.__table__  # type: ignore[assignment]
        self._bulk, self._always = Bulk(session, table), rows.always

    def write(self, plain: Plain, ids: Sequence[int] | None = None) -> None:
        """Insert them, under these numbers or those that the database gives them: in their order."""
        texts = plain.texts
        columns: dict[str, Values | Sequence[int]] = {"import_line": plain.lines, "import_mark": plain.marks}
        if ids is not None:
            columns["id"] = ids
        columns |= {COLUMNS.get(name, name): texts[name] for name in texts if name in COLUMNS or name in _TYPED}
        columns |= keys_of(texts)
        always = self._always | {"source": plain.source, "details": {}}
        if details := _details(plain):
            columns["details"] = details
        self._bulk.insert(columns, {name: value for name, value in always.items() if name not in columns})


def keys_of(texts: dict[str, Values]) -> dict[str, Values]:
    """What leads are sorted and searched by."""
    called = zip(texts["full_name"], texts["email"], texts["linkedin"], strict=True)
    searched = zip(*(texts[name] for name in _SEARCHED if name in texts), strict=True)
    keys = folded_all([name or email or slug for name, email, slug in called])
    return {
        "name_key": keys if max(map(len, keys)) <= _LONGEST_KEY else [key[:_LONGEST_KEY] for key in keys],
        "search_text": folded_all([" ".join(filter(None, words)) for words in searched]),
    }


def _details(plain: Plain) -> list[str]:
    """JSON of what has no column; empty when nobody has any."""
    named = {name: column for name, column in plain.texts.items() if name not in COLUMNS and name not in _TYPED}
    columns = {name: column for name, column in (plain.custom | named).items() if any(column)}
    if not columns:
        return []
    names = list(columns)
    rows = zip(*columns.values(), strict=True)
    return [json.dumps({name: value for name, value in zip(names, row, strict=True) if value}) for row in rows]
