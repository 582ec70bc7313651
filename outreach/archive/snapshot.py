"""Reading the whole database as it was at one instant, while others go on writing."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select

from outreach.archive.cells import Kinds, encoder
from outreach.extensions import db, reading_only

AT_A_TIME = 500


@contextmanager
def snapshot() -> Iterator[Connection]:
    """A connection for which time stands still. It writes nothing, and keeps nobody from writing."""
    options: dict[str, Any] = {}
    if db.engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with db.engine.connect().execution_options(**options) as connection:
        with reading_only():
            transaction = connection.begin()  # deferred: in SQLite's write-ahead log a reader sees what it saw first
        try:
            yield connection
        finally:
            transaction.rollback()


def lines_of(connection: Connection, query: Select[Any], kinds: Kinds) -> Iterator[tuple[int, bytes]]:
    """The rows of a query as lines of JSON, some hundred at a time."""
    encode = encoder(kinds)
    result = connection.execute(query, execution_options={"yield_per": AT_A_TIME})
    for rows in result.partitions():
        yield len(rows), as_lines(encode(row) for row in rows)


def as_lines(rows: Iterable[dict[str, Any]]) -> bytes:
    """One line of JSON for each, in UTF-8."""
    listed = list(rows)
    try:
        return _dumped(listed, ascii_only=False).encode()
    except UnicodeEncodeError:  # half of a pair of surrogates, which only an escape can hold
        return _dumped(listed, ascii_only=True).encode()


def _dumped(rows: Sequence[dict[str, Any]], *, ascii_only: bool) -> str:
    dump = json.JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":"), check_circular=False).encode
    return "".join(dump(row) + "\n" for row in rows)
