"""The libraries that hold on to the app: database, forms' token, limits, languages."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, event

from outreach import turns

# The models stand on a Base of their own, which mypy --strict can read; only sessions and engines come from here.
db = SQLAlchemy(disable_autonaming=True)
csrf = CSRFProtect()
babel = Babel()
limiter = Limiter(key_func=get_remote_address, default_limits=["600 per minute"], storage_uri="memory://")

BUSY_TIMEOUT_MS = 10_000
_reading_only: ContextVar[bool] = ContextVar("reading_only", default=False)


@contextmanager
def reading_only() -> Iterator[None]:
    """Transactions begun inside take no write lock: for what is known not to write, such as a GET."""
    token = _reading_only.set(True)
    try:
        yield
    finally:
        _reading_only.reset(token)


def mark_reading(only: bool) -> None:
    """Say whether transactions begun from here on in this context only read."""
    _reading_only.set(only)


def guard_sqlite(engine: Engine) -> None:
    """Make SQLite keep its word: write-ahead log, full synchronisation, foreign keys, one writer at a time.

    The driver's own BEGIN is deferred: two writers that both began by reading then fail with "locked" at once,
    whatever the timeout. BEGIN IMMEDIATE queues them instead.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",  # what is deleted is overwritten: somebody may have asked to be forgotten
            "cache_size = -65536",
            "temp_store = MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    queue = turns.give_turns(engine)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if _reading_only.get():
            connection.exec_driver_sql("BEGIN")
        else:
            turns.begin_writing(queue, connection, busy_timeout_ms=BUSY_TIMEOUT_MS)
