"""Many rows at once, handed to the driver as they are.

SQLAlchemy's own executemany looks at every value of every row; here each column is looked at once for all of them."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session


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


def next_ids(session: Session, table: Table, count: int) -> range | list[int]:
    """Numbers for `count` new rows, so that what belongs to them can be written at once."""
    if session.get_bind().dialect.name == "sqlite":
        # Our transaction holds the write lock: nobody else can take them meanwhile.
        last = session.scalar(select(func.max(table.c.id))) or 0
        return range(last + 1, last + 1 + count)
    drawn = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)")
    return list(session.scalars(drawn, {"table": table.name, "count": count}))


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
