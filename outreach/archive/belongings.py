"""What belongs to one account: its tables, their rows, and what of them goes into an archive."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, select

from outreach.archive.cells import kinds_of
from outreach.models import Account, Base, Job, Lead, MentorLink, Snooze, UploadPart

ACCOUNT, JOB, UPLOAD_PART = "account", Job.__tablename__, UploadPart.__tablename__
# What lets somebody in, and what only this installation can know.
SECRET = ("password", "active", "fs_uniquifier", "sample_of_id")
# Work in the background belongs to the machine; uploaded files go into the archive as files; a link for a mentor opens
# a door of this installation only; a line that was put off is named by the numbers that its rows have here.
NOT_AS_ROWS = (JOB, UPLOAD_PART, MentorLink.__tablename__, Snooze.__tablename__)


def owned_tables() -> list[Table]:
    """The tables whose rows belong to accounts, each after those that its rows point at."""
    return [table for table in Base.metadata.sorted_tables if "owner_id" in table.columns]


def joining_tables() -> list[Table]:
    """The tables that join two rows of one account and name no owner themselves."""
    named = {table.name for table in owned_tables()}
    return [
        table
        for table in Base.metadata.sorted_tables
        if "owner_id" not in table.columns
        and any(key.column.table.name in named for column in table.primary_key for key in column.foreign_keys)
    ]


def archived_tables() -> list[Table]:
    """The tables of an archive: the account itself, then everything that is its own, in an order that can be read."""
    own = {ACCOUNT, *(each.name for each in (*owned_tables(), *joining_tables()))} - set(NOT_AS_ROWS)
    return [table for table in Base.metadata.sorted_tables if table.name in own]


def belonging(table: Table, owner_id: int) -> ColumnElement[bool]:
    """The condition under which a row of `table` belongs to the account."""
    if table.name == ACCOUNT:
        return Account.id == owner_id
    if "owner_id" in table.columns:
        return table.c.owner_id == owner_id
    return table.c.lead_id.in_(select(Lead.id).where(Lead.owner_id == owner_id))


def archived_kinds(table: Table) -> dict[str, str]:
    """The columns of an archive: without the owner, who is the same for all, and without secrets."""
    return {name: kind for name, kind in kinds_of(table).items() if not _is_left_out(table, name)}


def rows_of(table: Table, owner_id: int) -> Select[Any]:
    """The rows that belong to the account, by their keys, with the columns of an archive."""
    columns = [table.c[name] for name in archived_kinds(table)]
    return select(*columns).where(belonging(table, owner_id)).order_by(*table.primary_key)


def points_at(table: Table) -> dict[str, str]:
    """Column -> the table whose number it holds."""
    return {
        column.name: key.column.table.name
        for column in table.columns
        for key in column.foreign_keys
        if not _is_left_out(table, column.name)
    }


def _is_left_out(table: Table, name: str) -> bool:
    if table.name == ACCOUNT:
        return name in SECRET
    return name == "owner_id" or any(key.column.table.name in NOT_AS_ROWS for key in table.c[name].foreign_keys)
