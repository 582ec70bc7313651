"""How a migration is run: in one transaction, and on SQLite without losing rows to cascades."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, text

from outreach.extensions import db, mark_reading
from outreach.models import Base

UPGRADE_LOCK = 7_003_310_421


class BrokenReference(Exception):
    """After the migration a row points at one that is not there; everything is rolled back."""


def run(connection: Connection) -> None:
    """Run what was asked for on this connection, and check every reference before it is kept."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # A batch migration drops and re-creates tables: with foreign keys on, rows that cascade would go with them.
        # The pragma counts only outside a transaction, hence on the driver's own connection.
        driver_connection(connection).execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            _migrate(connection)
            broken = connection.execute(text("PRAGMA foreign_key_check")).first() if sqlite else None
            if broken is not None:
                raise BrokenReference(f"a row of {broken[0]} points at {broken[2]}")
    finally:
        if sqlite:
            driver_connection(connection).execute("PRAGMA foreign_keys = ON")


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def driver_connection(connection: Connection) -> Any:
    """The connection of the driver itself."""
    return connection.connection.driver_connection


if context.is_offline_mode():
    raise SystemExit("Migrations look at the database while they run; they cannot be printed as SQL.")
mark_reading(False)
with db.engine.connect() as engine_connection:
    run(engine_connection)
