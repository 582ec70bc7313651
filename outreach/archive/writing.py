"""Rows into a table, and what the database says against them as a sentence."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, TableClause, insert
from sqlalchemy.exc import OperationalError, StatementError

from outreach.archive.cells import Row
from outreach.text import _
from outreach.web.refusal import Refusal


def write(connection: Connection, into: TableClause, rows: Sequence[Row]) -> None:
    """Insert rows. Refusal when the database does not take them."""
    with refusing(into.name):
        connection.execute(insert(into), list(rows))


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """What the database says against rows of the table `name`, as a Refusal."""
    try:
        yield
    except StatementError as error:
        # What breaks a rule is somebody's data, and is not repeated; what the machine says of itself is.
        why = str(error.orig) if isinstance(error, OperationalError) else type(error).__name__
        raise Refusal(_("The database does not take rows of %(table)s from this archive (%(why)s). "
                        "Nothing was changed.", table=name, why=why)) from None  # fmt: skip
