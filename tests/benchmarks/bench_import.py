"""Goal 1: 100,000 LinkedIn rows through the job, against one bare executemany; the same file again; the preview."""

import sqlite3
import threading
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from outreach.extensions import db
from outreach.imports.queries import LOOK
from tests.benchmarks.harness import Row
from tests.benchmarks.imports import COLUMNS, INDICES, Peak, empty_account, file_of, job_seconds, ready_rows

ROWS = 100_000
ROUNDS = 5


def run() -> list[Row]:
    """Medians of rounds that take turns: the floor, an import into an empty account, the same file again."""
    data = file_of(ROWS)
    rounds = [(bare(data), *ours(data)) for _round in range(ROUNDS)]
    low, first, again, preview = (median(taken) for taken in list(zip(*rounds, strict=True))[:4])
    return [
        Row("1", "import of 100,000 LinkedIn rows", first, "s", low, 2.0),
        Row("1", "the same file again", again, "s", low, 0.8),
        Row("1", "memory of the first import over idle (RSS)", max(each[4] for each in rounds), "MB", goal=200),
        Row("1", "preview of 100,000 rows, none of them known", preview, "s", goal=3),
        Row("1", "the longest that another writer waits meanwhile", longest_wait(data), "s"),
    ]


def bare(data: bytes) -> float:
    """The floor: rows that are ready, one executemany, one transaction, 12 columns, 5 indices, 64 MB of cache."""
    rows = ready_rows(data)
    with TemporaryDirectory() as folder, sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None) as it:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536"):
            it.execute(f"PRAGMA {pragma}")
        it.execute(f"CREATE TABLE lead (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
        for number, columns in enumerate(INDICES):
            it.execute(f"CREATE INDEX i{number} ON lead ({columns})")
        start = time.perf_counter()
        it.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(COLUMNS))
        it.executemany(f"INSERT INTO lead ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
        it.execute("COMMIT")
        return time.perf_counter() - start


def ours(data: bytes) -> tuple[float, float, float, float]:
    """Seconds of the job that brings the file in, of the one that does it again, of the preview, and megabytes."""
    with empty_account() as owner_id:
        preview = job_seconds(owner_id, data, LOOK)
        peak = Peak()
        once = job_seconds(owner_id, data)
        more = peak.over_idle()
        twice = job_seconds(owner_id, data)
    return once, twice, preview, more


def longest_wait(data: bytes) -> float:
    """Somebody else writes all the time while the file is brought in: seconds of the write that waited longest."""
    with empty_account() as owner_id:
        waits, over = [0.0], threading.Event()
        other = threading.Thread(target=_write, args=(str(db.engine.url.database), waits, over))
        other.start()
        job_seconds(owner_id, data)
        over.set()
        other.join()
    return max(waits)


def _write(path: str, waits: list[float], over: threading.Event) -> None:
    with sqlite3.connect(path, isolation_level=None, timeout=60) as connection:
        while not over.wait(0.01):
            start = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE account SET name = name")
            connection.execute("COMMIT")
            waits.append(time.perf_counter() - start)
