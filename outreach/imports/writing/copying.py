"""A COPY that stays open between the pieces of a file: PostgreSQL stores rows while we make the next ones ready."""

from contextlib import ExitStack
from typing import Any

from sqlalchemy import Connection, event


class GivenUp(Exception):
    """The transaction is taken back: the server need not finish."""


class Copying:
    """One COPY at a time over a connection.

    It ends when anything else is said over the connection, the commit included: who speaks next learns of rows that
    the database would not take."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._statement, self._open = connection, "", ExitStack()
        self._copy: Any = None
        for moment in ("before_cursor_execute", "commit"):
            event.listen(connection, moment, self._end)
        for moment in ("rollback", "rollback_savepoint"):
            event.listen(connection, moment, self._give_up)

    def write(self, statement: str, rows: str) -> None:
        """Send these rows, in the COPY before if it is the same."""
        if statement != self._statement:
            self._end()
            driver: Any = self._connection.connection
            cursor = self._open.enter_context(driver.cursor())
            self._copy, self._statement = self._open.enter_context(cursor.copy(statement)), statement
        self._copy.write(rows)

    def _end(self, *_event: object) -> None:
        self._statement = ""
        self._open.close()

    def _give_up(self, *_event: object) -> None:
        self._statement = ""
        self._open.__exit__(GivenUp, GivenUp(), None)
