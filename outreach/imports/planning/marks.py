"""What is asked about thousands of rows at once: who has this address or profile, and which row they came from."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, any_, bindparam, case, exists, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from outreach.models import ImportKey, Lead, LeadEmail


def any_further_address(owner_id: int) -> Select[bool]:
    """Whether a lead of this account has more than one address."""
    return select(exists().where(LeadEmail.owner_id == owner_id))


@lru_cache(100)
def marks_by(owner_id: int, column: str, *, dialect: str) -> Select[str, int | None]:
    """Leads whose `column` is `:among` some values: the value, and the mark of the row they are unchanged since.

    SQLite also answers with None for values that nobody has: only an outer join makes it go by the values."""
    lead = Lead.__table__
    unchanged = case((lead.c.version == 1, lead.c.import_mark))
    if dialect != "sqlite":
        return select(lead.c[column], unchanged).where(lead.c.owner_id == owner_id, _among(lead.c[column], dialect))
    each = func.json_each(bindparam("among")).table_valued("value")
    theirs = and_(lead.c.owner_id == owner_id, lead.c[column] == each.c.value)
    return select(lead.c[column], unchanged).select_from(each.outerjoin(lead, theirs))


@lru_cache(100)
def further_among(owner_id: int, *, dialect: str) -> Select[str]:
    """Those `:among` some addresses that a lead has as a further one."""
    further = LeadEmail.__table__.c
    return select(further.email).where(further.owner_id == owner_id, _among(further.email, dialect))


@lru_cache(100)
def keys_among(owner_id: int, *, dialect: str) -> Select[str]:
    """Those `:among` some keys by which a lead is known beside its columns."""
    key = ImportKey.__table__.c
    return select(key.key).where(key.owner_id == owner_id, _among(key.key, dialect))


def _among(column: Any, dialect: str) -> ColumnElement[bool]:
    """Thousands of values as one parameter: a list for PostgreSQL, a text of JSON for SQLite."""
    values = bindparam("among", type_=None if dialect == "sqlite" else ARRAY(Text))
    if dialect == "sqlite":
        values = select(func.json_each(values).table_valued("value").c.value)  # type: ignore[assignment]
    found: ColumnElement[bool] = column.in_(values) if dialect == "sqlite" else column == any_(values)
    return found
