"""The rows of an archive on their way into an account of another database: with new numbers and a new owner."""

from array import array
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, delete, insert, update

from outreach.archive.account_out import FORMAT
from outreach.archive.belongings import ACCOUNT, NOT_AS_ROWS, archived_tables, owned_tables, points_at
from outreach.archive.cells import Kinds, Row, kinds_of, plain
from outreach.archive.ids import IN_JSON, Numbers, renumbered
from outreach.archive.unpacking import Archive, Expected, damaged
from outreach.archive.writing import refusing, write
from outreach.models import Account, Base, ImportRun, UploadPart
from outreach.models.numbering import reserve

Tell = Callable[[int, int], None]
# What the archive does not decide: who signs in stays who signs in.
KEPT_OF_ACCOUNT = ("id", "email")
IMPORT_RUN = ImportRun.__tablename__
# An import whose job did not come along was not finished: what had not begun has failed, what was being undone is done.
UNDER_WAY = {"waiting": "failed", "running": "failed", "undoing": "done"}
_NONE = Numbers(array("q"))


class Reading:
    """One archive on its way into one account, in one transaction."""

    def __init__(self, connection: Connection, archive: Archive, owner_id: int, tell: Tell) -> None:
        self.connection, self.archive, self.owner_id, self.tell = connection, archive, owner_id, tell
        self.parts = {part.table: part for part in archive.tables}
        self.numbers: dict[str, Numbers] = {}
        self.done = 0

    def clear(self) -> None:
        """Take away what an account begins with, and what imports left that were taken back."""
        for table in reversed(owned_tables()):
            if table.name not in NOT_AS_ROWS:
                self.connection.execute(delete(table).where(table.c.owner_id == self.owner_id, *_but_itself(table)))

    def read(self) -> None:
        """Every table, then the numbers inside JSON, then the files. Refusal when something is not as it must be."""
        for table in archived_tables():
            part = self.parts.get(table.name)
            if part and table.name == ACCOUNT:
                self._account(part)
            elif part:
                self._rows(table, part)
        for name, columns in IN_JSON.items():
            if part := self.parts.get(name):
                self._inside_json(part, columns)
        for part in self.archive.files:
            self._file(part)

    def _account(self, part: Expected) -> None:
        rows = [row for some in self.archive.rows_of(part) for row in some]
        if len(rows) != 1 or rows[0]["time_zone"] not in available_timezones():
            raise damaged(part.file)
        self.numbers[ACCOUNT] = Numbers(array("q", [self.owner_id]))
        self.numbers[ACCOUNT].give(rows[0]["id"])
        values = {name: value for name, value in rows[0].items() if name not in KEPT_OF_ACCOUNT}
        with refusing(self.connection, ACCOUNT):
            self.connection.execute(update(Account).where(Account.id == self.owner_id).values(values))

    def _rows(self, table: Table, part: Expected) -> None:
        if "id" in table.columns:
            self.numbers[table.name] = Numbers(reserve(self.connection, table, part.rows))
        new = new_columns(table, part.kinds)
        into = plain(table.name, {name: kind for name, kind in kinds_of(table).items() if name in {*part.kinds, *new}})
        for rows in self.archive.rows_of(part):
            try:
                renewed = self._renewed(table, rows)
            except (ValueError, TypeError, KeyError):
                raise damaged(part.file) from None
            write(self.connection, into, [new | row for row in renewed])
            self.done += len(rows)
            self.tell(self.done, self.archive.rows)

    def _renewed(self, table: Table, rows: Iterable[Row]) -> list[Row]:
        """The rows with new numbers. KeyError for a row that points at one that did not come."""
        numbers = self.numbers.get(table.name)
        pointers = [(name, self.numbers.get(target, _NONE)) for name, target in points_at(table).items()]
        renewed = []
        for row in rows:
            if numbers is not None:
                row["id"] = numbers.give(row["id"])
            for name, target in pointers:
                if row.get(name) is not None:
                    row[name] = _found(target.of(row[name]))
            if "owner_id" in table.columns:
                row["owner_id"] = self.owner_id
            if table.name == IMPORT_RUN:
                row["state"] = UNDER_WAY.get(row["state"], row["state"])
            renewed.append(row)
        return renewed

    def _inside_json(self, part: Expected, columns: Iterable[str]) -> None:
        table = Base.metadata.tables[part.table]
        for rows in self.archive.rows_of(part):
            for name in columns:
                changed = [
                    {"of_id": self.numbers[part.table].of(row["id"]), "new": renumbered(row[name], self.numbers, name)}
                    for row in rows
                    if row.get(name)
                ]
                new = bindparam("new", type_=table.c[name].type)
                if changed:
                    statement = update(table).where(table.c.id == bindparam("of_id")).values({name: new})
                    self.connection.execute(statement, changed)

    def _file(self, part: Expected) -> None:
        old = part.about.get("import_run")
        run_id = self.numbers[IMPORT_RUN].of(old) if isinstance(old, int) and IMPORT_RUN in self.numbers else None
        if run_id is None:
            raise damaged(part.file)
        for position, data in enumerate(self.archive.pieces_of(part)):
            row = {"owner_id": self.owner_id, "run_id": run_id, "position": position, "data": data}
            self.connection.execute(insert(UploadPart), [row])


def new_columns(table: Table, kinds: Kinds) -> Row:
    """What the columns hold that an archive does not bring: those of a later version, and the owner."""
    return {
        column.name: _default_of(column)
        for column in table.columns
        if column.name not in kinds and (column.name == "owner_id" or not column.nullable)
    }


def _default_of(column: Column[Any]) -> Any:
    default: Any = column.default
    if default is None:
        return None
    return default.arg if default.is_scalar else default.arg(None)


def _but_itself(table: Table) -> tuple[ColumnElement[bool], ...]:
    """The run under which the archive itself waits in the database is needed until it is read."""
    return (ImportRun.kind != FORMAT,) if table.name == IMPORT_RUN else ()


def _found(number: int | None) -> int:
    if number is None:
        raise KeyError("a row that points at nobody")
    return number
