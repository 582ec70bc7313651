"""What the benchmarks of imports share: a file as LinkedIn gives it, an account that is empty, and jobs."""

import gc
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach import clock, config, database, jobs
from outreach.app import create_app
from outreach.extensions import db
from outreach.imports import uploads
from outreach.imports.queries import BRING_IN
from outreach.models import Account, ImportRun

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
COLUMNS = ("owner", "first", "last", "name", "slug", "email", "company", "title", "day", "stage", "search", "created")
INDICES = ("owner, slug", "owner, email", "owner, name", "owner, created", "owner, stage, created")


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


def ready_rows(data: bytes) -> list[tuple[object, ...]]:
    """The rows of the floor: nothing is left to be read, checked or looked up."""
    cells = (line.split(",") for line in data.decode().splitlines()[1:])
    return [
        (1, c[0], c[1], f"{c[0]} {c[1]}", c[2], c[3] or None, c[4], c[5], c[6], "prospect", " ".join(c[:5]), c[-1])
        for c in cells
    ]


@contextmanager
def empty_account(database_url: str | None = None) -> Iterator[int]:
    """An account without leads on a new database (SQLite unless one is given), by its number, inside its app."""
    with TemporaryDirectory() as folder:
        said = {"OUTREACH_DATA": folder, "OUTREACH_WORKER_IN_SERVER": "no"}
        if database_url:
            said["OUTREACH_DATABASE_URL"] = database_url
        app = create_app(settings=config.from_environment(said))
        with app.app_context():
            database.upgrade()
            owner = Account(email="p@example.org", fs_uniquifier="p", name="P", created_at=clock.now())
            db.session.add(owner)
            db.session.flush()
            owner_id = owner.id
            db.session.commit()
            gc.collect()
            gc.freeze()  # as the server does once it has loaded
            yield owner_id
            db.session.remove()
            db.engine.dispose()


def job_seconds(owner_id: int, data: bytes, kind: str = BRING_IN) -> float:
    """How long the job takes, from its claim to its commit; the upload is there already."""
    run = ImportRun(owner_id=owner_id, file_name="Connections.csv", created_at=clock.now(), size=0)
    db.session.add(run)
    db.session.flush()
    uploads.keep(db.session(), run, uploads.Borrowed("Connections.csv", BytesIO(data)))
    run.state = "running" if kind == BRING_IN else "waiting"
    run.job_id = jobs.enqueue(kind, {"run_id": run.id}, owner_id=owner_id).id
    run_id = run.id
    db.session.commit()
    start = time.perf_counter()
    found = jobs.run_next()
    taken = time.perf_counter() - start
    assert found
    assert db.session.get_one(ImportRun, run_id).state == ("done" if kind == BRING_IN else "planned")
    db.session.rollback()
    return taken


class Peak:
    """Megabytes (RSS) that this process takes at most over what it took when this was made."""

    def __init__(self) -> None:
        self.idle = _megabytes("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew

    def over_idle(self) -> float:
        """Until now."""
        return _megabytes("VmHWM") - self.idle


def _megabytes(of: str) -> float:
    """What Linux says of this process: `VmRSS` now, `VmHWM` at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(of))
