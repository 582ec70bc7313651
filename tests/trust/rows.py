"""One row of every table for one account, filled from the columns themselves: a new table needs nothing here."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer, LargeBinary, String, Table, insert, select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Base

MARK = "zanzibar"
SHARED = ("account", "account_session", "attempt", "one_time_link", "backup", "data_version")


def furnish(owner: Account) -> dict[str, int]:
    """Give `owner` one row of every table that has rows of owners; table -> the row's number."""
    made = {"account": owner.id}
    for table in Base.metadata.sorted_tables:
        if table.name in SHARED:
            continue
        values = {column.name: _value(column, owner, made) for column in table.columns if _wanted(column)}
        written: Any = db.session.execute(insert(table).values(values))
        keys = written.inserted_primary_key
        if keys is not None and len(keys) == 1:
            made[table.name] = keys[0]
    db.session.commit()
    return made


def _wanted(column: Column[Any]) -> bool:
    if column.primary_key and not column.foreign_keys:
        return False
    if column.foreign_keys or isinstance(column.type, JSON):
        return True
    plain_text = isinstance(column.type, String) and not isinstance(column.type, Enum)
    empty_by_default = column.default is not None and getattr(column.default, "arg", None) == ""
    return not column.nullable or (plain_text and (empty_by_default or _unconstrained(column)))


def _unconstrained(column: Column[Any]) -> bool:
    return not any(column.name in str(getattr(c, "sqltext", "")) for c in column.table.constraints)


def _value(column: Column[Any], owner: Account, made: dict[str, int]) -> Any:
    for foreign in column.foreign_keys:
        return made.get(foreign.column.table.name)
    default: Any = column.default
    if default is not None and getattr(default, "is_scalar", False) and default.arg != "":
        return default.arg
    return _by_type(column, owner)


def _by_type(column: Column[Any], owner: Account) -> Any:
    if isinstance(column.type, JSON):
        return {"said": MARK} if column.default is not None else [MARK]
    if isinstance(column.type, Enum):
        return column.type.enums[1]
    if isinstance(column.type, String):
        return f"{MARK}{owner.id}@example.org" if "email" in column.name else f"{MARK} {owner.id}"[: column.type.length]
    if isinstance(column.type, LargeBinary):
        return MARK.encode()
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer):
        return 1
    return date(2026, 3, 5) if isinstance(column.type, Date) else clock.now()


def missing(table: Table, row_id: int) -> bool:
    """Whether a row that was furnished is gone."""
    return db.session.scalar(select(table.c.id).where(table.c.id == row_id)) is None
