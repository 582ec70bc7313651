"""What is asked about thousands of rows at once: who has this address or profile, and which row they came from."""

from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, Text, and_, any_, bindparam, case, exists, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from outreach.models import ImportKey, Lead, LeadEmail


def any_further_address(owner_id: int) -> Select[bool]:
    """Whether a lead of this account has more than one address."""
    return select(exists().where(LeadEmail.owner_id == owner_id))


@lru_cache(100)
def marks_by(owner_id: int, column: str, *, dialect: str) -> Select[dict[str, int | None] | None]:
    """Leads whose `column` is `:among` some values: the value -> the mark of the row they are unchanged since.

    All of them in one object of JSON, which takes half the time of as many rows. On SQLite only an outer join makes it
    go by the values."""
    lead = Lead.__table__
    told = lead.c[column], case((lead.c.version == 1, lead.c.import_mark))
    if dialect != "sqlite":
        mine = lead.c.owner_id == owner_id, _among(lead.c[column], dialect)
        return select(func.json_object_agg(*told, type_=JSON)).where(*mine)
    each = func.json_each(bindparam("among")).table_valued("value")
    theirs = and_(lead.c.owner_id == owner_id, lead.c[column] == each.c.value)
    found = func.json_group_object(*told, type_=JSON).filter(lead.c.id.is_not(None))
    return select(found).select_from(each.outerjoin(lead, theirs))


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
