"""Many rows at once, handed to the driver as they are.

SQLAlchemy's own executemany looks at every value of every row; here each column is looked at once for all of them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from operator import itemgetter
from types import NoneType
from typing import Any

from sqlalchemy import Table, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

from outreach.imports.writing.copying import Copying

_MANY, _ROOM_KB = 200_000, 160 * 1024
_NULL = "\\N"
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_NEEDS_ESCAPE = "\\\t\n\r"
_TOGETHER = 100
"""Rows of one statement on SQLite: what a statement costs by itself is then little beside its rows."""


@contextmanager
def roomy(session: Session, rows: int) -> Iterator[None]:
    """A larger cache for very many rows on SQLite: indices that grow in many places at once have to fit in it."""
    if rows < _MANY or session.get_bind().dialect.name != "sqlite":
        yield
        return
    (usual,) = session.execute(text("PRAGMA cache_size")).one()
    session.execute(text(f"PRAGMA cache_size = -{_ROOM_KB}"))
    try:
        yield
    finally:
        session.execute(text(f"PRAGMA cache_size = {usual}"))


class Bulk:
    """Writes columns of equal length into one table, beside values that are the same in all rows.

    Columns hold what the driver takes (days as YYYY-MM-DD, JSON as text); the other values may be of any type."""

    def __init__(self, session: Session, table: Table) -> None:
        self._session, self._table = session, table

    @cached_property
    def _copying(self) -> Copying:
        return Copying(self._session.connection())

    def insert(self, columns: Mapping[str, Sequence[Any]], always: Mapping[str, Any]) -> None:
        """Insert as many rows as the columns are long."""
        dialect = self._session.connection().dialect
        same = {name: _for_driver(self._table, name, value, dialect) for name, value in always.items()}
        if dialect.name == "sqlite":
            self._as_values([*same, *columns], tuple(same.values()), list(zip(*columns.values(), strict=True)))
        else:
            # The driver wraps JSON for parameters; COPY wants its text.
            self._copy(columns, same | {name: value for name, value in always.items() if isinstance(value, dict)})

    def _as_values(self, names: list[str], same: tuple[Any, ...], rows: list[tuple[Any, ...]]) -> None:
        """Parameters ?1, ?2... are shared by all rows of a statement, those without a number belong to one each."""
        connection = self._session.connection()
        shared = [f"?{number}" for number in range(1, len(same) + 1)]
        one = f"({', '.join([*shared, *'?' * (len(names) - len(same))])})"
        # Names of tables and columns are ours; values go as parameters.
        head = f"INSERT INTO {self._table.name} ({', '.join(names)}) VALUES "  # noqa: S608
        whole = len(rows) - len(rows) % _TOGETHER
        many = head + ", ".join([one] * _TOGETHER)
        for start in range(0, whole, _TOGETHER):
            connection.exec_driver_sql(many, (*same, *chain.from_iterable(rows[start : start + _TOGETHER])))
        if rows[whole:]:
            connection.exec_driver_sql(head + one, [(*same, *row) for row in rows[whole:]])

    def _copy(self, columns: Mapping[str, Sequence[Any]], same: Mapping[str, Any]) -> None:
        """Lines of text as COPY takes them, made from whole columns: the driver would look at every value."""
        said = {name: value for name, value in same.items() if value is not None}  # what is not said is NULL
        tail = "".join(f"\t{_copied([_text(value)])[0]}" for value in said.values()) + "\n"
        lines = map("\t".join, zip(*map(_copied, columns.values()), strict=True))
        statement = f"COPY {self._table.name} ({', '.join([*columns, *said])}) FROM STDIN"
        self._copying.write(statement, tail.join(lines) + tail)


def _copied(column: Sequence[Any]) -> Sequence[str]:
    """Numbers, or texts and None, as the text format of COPY writes them."""
    kinds = set(map(type, column))
    if kinds == {int}:
        return list(map(str, column))
    together = "".join(filter(None, column))
    if any(sign in together for sign in _NEEDS_ESCAPE):
        column = [text and text.translate(_ESCAPED) for text in column]
    return [_NULL if text is None else text for text in column] if NoneType in kinds else column


def _text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, dict) else str(value)


def _for_driver(table: Table, name: str, value: Any, dialect: Dialect) -> Any:
    process = _processor(table, name, dialect)
    return process(value) if process and value is not None else value


def insert_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns. Their values are changed into what the driver takes."""
    connection = session.connection()
    dialect, names = connection.dialect, list(rows[0])
    for name in names:
        if process := _processor(table, name, dialect):
            _apply(process, name, rows)
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    quoted = ", ".join(map(dialect.identifier_preparer.quote, names))
    marks = ", ".join([mark] * len(names))
    # Names of tables and columns are ours; values go as parameters.
    statement = f"INSERT INTO {dialect.identifier_preparer.format_table(table)} ({quoted}) VALUES ({marks})"  # noqa: S608
    take = itemgetter(*names)
    connection.exec_driver_sql(statement, [take(row) for row in rows])


def _processor(table: Table, name: str, dialect: Dialect) -> Callable[[Any], Any] | None:
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)


def _apply(process: Callable[[Any], Any], name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Most values of a column are those of the row before: the time of the import, no details at all."""
    before, after = object(), None
    for row in rows:
        value = row[name]
        if value is None:
            continue
        if value != before:
            before, after = value, process(value)
        row[name] = after
