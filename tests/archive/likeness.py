"""An account without its numbers: two accounts are the same when this is equal. Written without a look at the code."""

from typing import Any

from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Base

OF_THE_INSTALLATION = ("email", "password", "active", "fs_uniquifier", "sample_of_id")
OF_THE_MACHINE = {"job", "account_session", "one_time_link", "attempt", "backup", "upload_part", "data_version"}
# Where numbers of rows stand in columns of JSON: compared by tests of their own.
NUMBERS_INSIDE = {("import_run", "new_tags"), ("import_change", "before"), ("lead_merge", "other"),
                  ("lead_merge", "before"), ("lead_merge", "moved")}  # fmt: skip

Likeness = dict[str, list[dict[str, Any]]]


def likeness(owner: Account) -> Likeness:
    """Table -> rows, in which every number of a row is its place among the rows of its table."""
    own = {table.name: _rows(table, owner.id) for table in Base.metadata.sorted_tables if _is_told(table)}
    places = {name: {row.get("id"): place for place, row in enumerate(rows)} for name, rows in own.items()}
    return {name: sorted((_told(name, row, places) for row in rows), key=str) for name, rows in own.items()}


def _is_told(table: Any) -> bool:
    return table.name not in OF_THE_MACHINE


def _rows(table: Any, owner_id: int) -> list[dict[str, Any]]:
    if table.name == "account":
        query = select(table).where(table.c.id == owner_id)
    elif table.name == "lead_tag":
        lead = Base.metadata.tables["lead"]
        query = select(table).join(lead, lead.c.id == table.c.lead_id).where(lead.c.owner_id == owner_id)
    else:
        query = select(table).where(table.c.owner_id == owner_id)
    return [dict(row._mapping) for row in db.session.execute(query.order_by(*table.primary_key))]


def _told(name: str, row: dict[str, Any], places: dict[str, dict[Any, int]]) -> dict[str, Any]:
    table, told = Base.metadata.tables[name], dict[str, Any]()
    for column in table.columns:
        value = row[column.name]
        targets = [key.column.table.name for key in column.foreign_keys]
        if (name, column.name) in NUMBERS_INSIDE or (name == "account" and column.name in OF_THE_INSTALLATION):
            continue
        if targets and targets[0] == "job":
            continue
        if (name, column.name) == ("import_change", "filled") and "tags" in value:
            value = {**value, "tags": [places["tag"][number] for number in value["tags"]]}
        numbers = places[name] if column.name == "id" else places[targets[0]] if targets else None
        told[column.name] = value if numbers is None or value is None else numbers[value]
    return told
