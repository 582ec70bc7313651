"""Check 1: kill -9 at random moments during imports of 10,000 rows, on both databases."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from outreach import clock, jobs
from outreach.extensions import db
from outreach.imports import uploads
from outreach.imports.queries import BRING_IN
from outreach.models import Account, ImportRun, Job, Lead, UploadPart
from tests.support.counts import Tell
from tests.trust.killing import Nursery, integrity, lost_writes, moments, nursery

ROWS = 10_000
SEED = 20261122
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


@dataclass
class Counted:
    """What became of all imports together."""

    kills: int = 0
    amid: int = 0
    half: int = 0
    unfinished: int = 0


def people(rows: int) -> bytes:
    numbers = range(rows)
    lines = (
        f"G{n},F{n},https://www.linkedin.com/in/p-{n},p{n}@example.org,C{n % 99},Head,05 Mar 2020" for n in numbers
    )
    return "\n".join([HEADER, *lines]).encode() + b"\n"


@pytest.fixture(scope="module")
def data() -> bytes:
    return people(ROWS)


def handed_in(owner: Account, data: bytes) -> int:
    """A file that waits to be brought in by a job; the number of its run."""
    run = ImportRun(owner_id=owner.id, file_name="Connections.csv", created_at=clock.now(), size=0)
    db.session.add(run)
    db.session.flush()
    uploads.keep(db.session(), run, uploads.Borrowed("Connections.csv", BytesIO(data)))
    run.state, run.job_id = "running", jobs.enqueue(BRING_IN, {"run_id": run.id}, owner_id=owner.id).id
    run_id = run.id  # to read it after the commit would begin a transaction, which keeps the workers from writing
    db.session.commit()
    return run_id


def seen(run_id: int) -> tuple[str, str, int, int]:
    """State of the run and of its job, how many leads and how many parts of the file there are: at one moment."""
    leads = select(func.count()).where(Lead.import_run_id == run_id).scalar_subquery()
    parts = select(func.count()).where(UploadPart.run_id == run_id).scalar_subquery()
    query = select(ImportRun.state, Job.state, leads, parts).join(Job, Job.id == ImportRun.job_id)
    found = db.session.execute(query.where(ImportRun.id == run_id)).one()
    db.session.rollback()
    return found[0], found[1], found[2], found[3]


def look(run_id: int, counted: Counted) -> None:
    """Right after the kill: all of the file, or nothing of it."""
    state, job, leads, parts = seen(run_id)
    whole = (state, job, leads, parts) == ("done", "done", ROWS, 0)
    nothing = state == "running" and job in ("queued", "running") and leads == 0 and parts > 0
    counted.kills += 1
    counted.amid += job == "running"
    counted.half += not (whole or nothing)


def forget(run_id: int) -> None:
    """The next round begins with an empty list."""
    db.session.execute(delete(Lead).where(Lead.import_run_id == run_id))
    db.session.commit()


def round_of(owner: Account, data: bytes, workers: Nursery, after: float, counted: Counted) -> None:
    """One import, killed once and then left alone."""
    run_id = handed_in(owner, data)
    workers.killed(after)
    look(run_id, counted)
    workers.finished()
    counted.unfinished += seen(run_id) != ("done", "done", ROWS, 0)
    forget(run_id)


def rounds(owner: Account, data: bytes, folder: Path, kills: int) -> Counted:
    counted = Counted()
    with nursery(folder) as workers:
        run_id = handed_in(owner, data)
        usual = workers.finished()
        forget(run_id)
        for after, _kill in zip(moments(SEED, usual), range(kills), strict=False):
            round_of(owner, data, workers, after, counted)
    return counted


def check(owner: Account, data: bytes, folder: Path, kills: int, tell: Tell) -> None:
    counted = rounds(owner, data, folder, kills)
    lost, broken = lost_writes(folder), integrity()
    tell(
        1,
        f"{kills} kills, {counted.amid} of them amid the job: {counted.half} half-imported, {len(lost)} acknowledged "
        f"writes lost, {counted.unfinished} jobs unfinished, {len(broken)} faults of the database",
    )
    assert counted.amid > 0
    assert (counted.half, lost, counted.unfinished, broken) == (0, [], 0, [])


# Ten on either kind of database.
def test_20_kills(alice: Account, data: bytes, tmp_path: Path, tell: Tell) -> None:
    check(alice, data, tmp_path, 10, tell)


@pytest.mark.full
def test_200_kills(alice: Account, data: bytes, tmp_path: Path, tell: Tell) -> None:
    check(alice, data, tmp_path, 100, tell)


def test_canary_an_import_that_commits_every_chunk(alice: Account, data: bytes, tmp_path: Path) -> None:
    counted, run_id = Counted(), handed_in(alice, data)
    with nursery(tmp_path, "chunks") as workers:
        workers.killed_once(lambda: seen(run_id)[2] > 0)
        look(run_id, counted)
    assert counted.half == 1
