"""Goal 1: 100,000 LinkedIn rows through the job, against one bare executemany; then the same file again."""

import gc
import random
import sqlite3
import time
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from outreach import clock, config, database, jobs
from outreach.app import create_app
from outreach.extensions import db
from outreach.imports import actions, uploads
from outreach.models import Account, ImportRun
from tests.benchmarks.harness import Row

ROWS = 100_000
ROUNDS = 3
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
COLUMNS = ("owner", "first", "last", "name", "slug", "email", "company", "title", "day", "stage", "search", "created")
INDICES = ("owner, slug", "owner, email", "owner, name", "owner, created", "owner, stage, created")


def run() -> list[Row]:
    """Medians of rounds that take turns: the floor, an import into an empty account, the same file again."""
    data = file_of(ROWS)
    floor, first, again, memory = [], [], [], 0.0
    for _round in range(ROUNDS):
        with TemporaryDirectory() as folder:
            floor.append(bare(Path(folder), data))
        with TemporaryDirectory() as folder:
            once, twice, more = ours(Path(folder), data)
            first.append(once)
            again.append(twice)
            memory = max(memory, more)
    low = median(floor)
    return [
        Row("1", "import of 100,000 LinkedIn rows", median(first), "s", low, 2.0),
        Row("1", "the same file again", median(again), "s", low, 0.8),
        Row("1", "memory of the first import over idle (RSS)", memory, "MB", goal=200),
    ]


def file_of(rows: int) -> bytes:
    """A Connections.csv: three in ten with an address, as LinkedIn gives them."""
    luck = random.Random(20261122)
    lines = [HEADER]
    for number in range(rows):
        email = f"person{number}@example.org" if luck.random() < 0.3 else ""
        day = f"{luck.randint(1, 28):02d} {luck.choice(('Jan', 'Apr', 'Sep', 'Dec'))} {luck.randint(2010, 2025)}"
        name = f"Given{luck.randint(0, 5000)},Family{number}"
        work = f'"Company {luck.randint(0, 20_000)}, Ltd",Head of {luck.choice(("Sales", "Product", "Design"))}'
        lines.append(f"{name},https://www.linkedin.com/in/person-{number:x},{email},{work},{day}")
    return "\n".join(lines).encode()


def bare(folder: Path, data: bytes) -> float:
    """The floor: rows that are ready, one executemany, one transaction, 12 columns, 5 indices, 64 MB of cache."""
    cells = [line.split(",") for line in data.decode().splitlines()[1:]]
    rows = [
        (1, c[0], c[1], f"{c[0]} {c[1]}", c[2], c[3] or None, c[4], c[5], c[6], "prospect", " ".join(c[:5]), c[-1])
        for c in cells
    ]
    with sqlite3.connect(folder / "bare.sqlite3", isolation_level=None) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"CREATE TABLE lead (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
        for number, columns in enumerate(INDICES):
            connection.execute(f"CREATE INDEX i{number} ON lead ({columns})")
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(COLUMNS))
        connection.executemany(f"INSERT INTO lead ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
        connection.execute("COMMIT")
        return time.perf_counter() - start


def ours(folder: Path, data: bytes) -> tuple[float, float, float]:
    """Seconds of the job that brings the file in, of the one that does it again, and megabytes more than before."""
    settings = config.from_environment({"OUTREACH_DATA": str(folder), "OUTREACH_WORKER_IN_SERVER": "no"})
    app = create_app(settings=settings)
    with app.app_context():
        database.make_ready()
        owner = Account(email="p@example.org", fs_uniquifier="p", name="P", created_at=clock.now())
        db.session.add(owner)
        db.session.commit()
        owner_id = owner.id
        gc.collect()
        gc.freeze()  # as the server does once it has loaded
        idle = megabytes("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        once = job_seconds(owner_id, data)
        more = megabytes("VmHWM") - idle
        twice = job_seconds(owner_id, data)
        db.session.remove()
        db.engine.dispose()
    return once, twice, more


def job_seconds(owner_id: int, data: bytes) -> float:
    """How long the job takes, from its claim to its commit; the upload is there already."""
    run = ImportRun(owner_id=owner_id, file_name="Connections.csv", created_at=clock.now(), size=0)
    db.session.add(run)
    db.session.flush()
    uploads.keep(db.session(), run, uploads.Borrowed("Connections.csv", BytesIO(data)))
    run.state, run.job_id = "running", jobs.enqueue(actions.BRING_IN, {"run_id": run.id}, owner_id=owner_id).id
    db.session.commit()
    run_id = run.id
    start = time.perf_counter()
    found = jobs.run_next()
    taken = time.perf_counter() - start
    assert found
    assert db.session.get_one(ImportRun, run_id).state == "done"
    db.session.rollback()
    return taken


def megabytes(of: str) -> float:
    """What Linux says of this process: `VmRSS` now, `VmHWM` at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(of))
