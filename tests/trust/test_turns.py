"""Writers stand in a queue: nobody is passed over, and a turn always comes back."""

import threading

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from outreach import turns
from outreach.extensions import db


def test_the_turn_goes_to_who_waits_longest() -> None:
    queue, order = turns.Queue(), []
    assert queue.take(0)

    def wait(name: int) -> None:
        assert queue.take(10)
        order.append(name)
        queue.hand_on()

    threads = []
    for name in range(5):
        threads.append(threading.Thread(target=wait, args=(name,)))
        threads[-1].start()
        while len(queue._waiting) <= name:
            pass
    queue.hand_on()
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]
    assert queue.take(0)


def test_who_gives_up_leaves_the_queue() -> None:
    queue = turns.Queue()
    assert queue.take(0)
    assert not queue.take(0.01)
    queue.hand_on()
    assert queue.take(0)


def test_a_turn_comes_back_after_commit_rollback_and_error(app: Flask, database_kind: str) -> None:
    if database_kind != "sqlite":
        pytest.skip("only SQLite has one writer at a time")
    for _ in range(3):
        db.session.execute(text("SELECT 1"))
        db.session.commit()
        db.session.execute(text("SELECT 1"))
        db.session.rollback()
        with pytest.raises(OperationalError):
            db.session.execute(text("SELECT * FROM nowhere"))
        db.session.remove()
    with db.engine.connect() as connection:
        connection.execute(text("SELECT 1"))  # closed without an end: the pool rolls it back
    with db.engine.begin() as connection:
        assert connection.info["has_turn"]


def test_a_database_that_stays_locked_says_so(app: Flask, database_kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if database_kind != "sqlite":
        pytest.skip("only SQLite has one writer at a time")
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.05)
    with db.engine.begin(), pytest.raises(OperationalError, match="locked"), db.engine.begin():
        pass
