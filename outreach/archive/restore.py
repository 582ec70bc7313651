"""In: the whole installation out of a backup, into an empty database of either kind."""

from pathlib import Path

from sqlalchemy import Connection, column, delete, func, inspect, select, table, text

from outreach import database
from outreach.archive.backup import FORMAT, LEFT_OUT, VERSION
from outreach.archive.cells import Kinds, plain
from outreach.archive.unpacking import Archive, opened
from outreach.archive.writing import write
from outreach.extensions import db, reading_only
from outreach.text import _
from outreach.web.refusal import Refusal


def restore(source: Path) -> Archive:
    """Bring everything back, in one transaction; its manifest says what. Refusal, and nothing kept, when it cannot be.

    A backup of an older version of the tables is read into those, which are then migrated.
    """
    with source.open("rb") as stream, opened(stream, FORMAT, VERSION) as archive:
        _prepare(str(archive.manifest.get("revision")))
        with db.engine.begin() as connection:
            if _has_account(connection):
                raise _not_empty()
            _load(connection, archive)
        database.upgrade()
        return archive


def _prepare(revision: str) -> None:
    """The tables as they were when the backup was made, without rows."""
    if revision not in database.known_revisions():
        raise Refusal(_("A newer version of Outreach made this backup. Install that version, or a later one."))
    with reading_only(), db.engine.connect() as connection:
        if inspect(connection).has_table("account") and _has_account(connection):
            raise _not_empty()
    if database.revision() != revision:
        database.make_empty_at(revision)


def _has_account(connection: Connection) -> bool:
    return connection.execute(select(column("id")).select_from(table("account")).limit(1)).first() is not None


def _not_empty() -> Refusal:
    return Refusal(_("There are accounts in this database already. A backup is restored into an empty one: set "
                     "OUTREACH_DATA or OUTREACH_DATABASE_URL to another place. Nothing was changed."))  # fmt: skip


def _load(connection: Connection, archive: Archive) -> None:
    _refuse_unknown(connection, archive)
    left_out = [name for name in LEFT_OUT if inspect(connection).has_table(name)]
    for name in (*left_out, *(each.table for each in reversed(archive.tables))):
        connection.execute(delete(table(name)))  # what a server without accounts left: links, counted tries
    for part in archive.tables:
        into = plain(part.table, part.kinds)
        for rows in archive.rows_of(part):
            write(connection, into, rows)
        _number_on(connection, part.table, part.kinds)


def _refuse_unknown(connection: Connection, archive: Archive) -> None:
    looked_at = inspect(connection)
    known = {*looked_at.get_table_names()}
    for part in archive.tables:
        if part.table not in known or not {*part.kinds} <= {each["name"] for each in looked_at.get_columns(part.table)}:
            raise Refusal(_("This archive has columns that its version of the tables has not. Nothing was changed."))


def _number_on(connection: Connection, name: str, kinds: Kinds) -> None:
    """PostgreSQL gives the next row the number after the last; SQLite looks by itself."""
    if connection.dialect.name != "postgresql" or kinds.get("id") != "number":
        return
    last = connection.scalar(select(func.max(column("id"))).select_from(table(name)))
    if last is not None:
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"),
                           {"name": name, "last": last})  # fmt: skip
