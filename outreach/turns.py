"""Writers of a SQLite database in the order in which they came.

SQLite lets one transaction write at a time, and waits for it by sleeping longer and longer: of twenty writers some
then wait ten seconds and are told "locked", while others pass at once. Here the threads of a process stand in a
queue, and only the first of each process asks, every millisecond. Nobody is passed over.
"""

import sqlite3
import threading
import time
from collections import deque
from typing import Any

from sqlalchemy import Connection, Engine, event

PATIENCE_SECONDS = 10.0
ASK_EVERY_SECONDS = 0.001


class Queue:
    """The threads of this process that wait to write; the turn is handed from one to the next."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def take(self, patience: float) -> bool:
        """Wait for the turn; False when it did not come within `patience` seconds."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(patience):
            return True
        with self._guard:
            if called in self._waiting:
                self._waiting.remove(called)
                return False
        return True  # it was called in the last moment

    def hand_on(self) -> None:
        """Let the next one."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


def give_turns(engine: Engine) -> Queue:
    """Take the turn back whenever a transaction of `engine` ends, however it ends."""
    queue = Queue()

    def end(connection: Connection) -> None:
        _end(queue, connection.info)

    def back_in_pool(_driver: Any, record: Any) -> None:
        _end(queue, record.info)

    event.listen(engine, "commit", end)
    event.listen(engine, "rollback", end)
    event.listen(engine, "checkin", back_in_pool)
    return queue


def begin_writing(queue: Queue, connection: Connection, *, busy_timeout_ms: int) -> None:
    """Begin a transaction that may write; OperationalError "locked" only when its turn did not come in time."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    if queue.take(PATIENCE_SECONDS):
        connection.info["has_turn"] = True
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while time.monotonic() < give_up and _is_busy(driver):
            time.sleep(ASK_EVERY_SECONDS)
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # for the error as SQLAlchemy tells it
    except BaseException:
        _end(queue, connection.info)
        raise
    finally:
        driver.execute(f"PRAGMA busy_timeout = {busy_timeout_ms}")


def _is_busy(driver: sqlite3.Connection) -> bool:
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def _end(queue: Queue, info: Any) -> None:
    if info.pop("has_turn", None):
        queue.hand_on()
