"""What a database holds, to be compared before and after something that must not have changed it."""

from typing import Any

from sqlalchemy import select

from outreach.extensions import db, reading_only
from outreach.models import Base

Dump = dict[str, list[tuple[Any, ...]]]


def dump(*leaving_out: str) -> Dump:
    """Every row of every table, in the order of their keys."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in leaving_out]
    with reading_only(), db.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables
        }


def rows_of(owner_id: int) -> Dump:
    """Every row that belongs to one account."""
    tables = [table for table in Base.metadata.sorted_tables if "owner_id" in table.columns]
    with reading_only(), db.engine.connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    select(table).where(table.c.owner_id == owner_id).order_by(*table.primary_key)
                )
            ]
            for table in tables
        }


def differences(before: Dump, after: Dump) -> list[str]:
    """The tables whose rows differ."""
    return [name for name in before if before[name] != after[name]]
