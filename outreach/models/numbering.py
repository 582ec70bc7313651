"""Numbers of rows that are to come, so that what belongs to them can be written at once with them."""

from array import array

from sqlalchemy import Connection, func, select, text
from sqlalchemy.sql.expression import TableClause


def reserve(connection: Connection, table: TableClause, count: int) -> "array[int]":
    """So many numbers, rising, that nobody else gets: the caller's transaction is one that writes."""
    if connection.dialect.name == "postgresql":
        return array("q", sorted(connection.scalar(_DRAWN, {"table": table.name, "count": count}) or ()))
    # Our transaction holds the write lock: nobody else can take them meanwhile.
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return array("q", range(last + 1, last + 1 + count))


# The name of the sequence is looked up once: a lookup for each number takes longer than drawing it.
_DRAWN = text(
    "SELECT array_agg(nextval(known.name)) FROM"
    " (SELECT CAST(pg_get_serial_sequence(:table, 'id') AS regclass) AS name OFFSET 0) AS known,"
    " generate_series(1, :count)"
)
