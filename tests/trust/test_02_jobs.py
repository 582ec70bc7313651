"""Check 2, its part about the queue: kill -9 amid a hundred jobs. Mail and reminders come with their rooms."""

import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from outreach import clock
from outreach.extensions import db, reading_only
from outreach.models import Account, Brief, Job
from tests.support.counts import Tell
from tests.trust.killing import integrity, lost_writes, nursery

JOBS = 100
SEED = 20261123


def enqueue(owner: Account) -> None:
    """A hundred jobs, each of which adds one brief."""
    rows = [
        Job(kind="add_brief", payload={"title": f"job {n}"}, owner_id=owner.id, created_at=clock.now())
        for n in range(JOBS)
    ]
    db.session.add_all(rows)
    db.session.commit()


def left() -> int:
    with reading_only():
        found = db.session.scalar(select(func.count()).where(Job.state.in_(("queued", "running")))) or 0
        db.session.rollback()
    return found


def done() -> Counter[str]:
    """How often each job took effect."""
    with reading_only():
        titles = Counter(db.session.scalars(select(Brief.title).where(Brief.title.startswith("job "))))
        db.session.rollback()
    return titles


def kills_until_done(folder: Path, variant: str = "") -> int:
    """Kill worker after worker until no job is left, each amid one of the next jobs: five lives are what a job has."""
    chance, kills = random.Random(SEED), 0
    with nursery(folder, variant) as workers:
        while left() and len(done()) < JOBS:
            enough = min(JOBS, len(done()) + chance.randint(1, 8))
            workers.killed_once(lambda enough=enough: len(done()) >= enough)  # type: ignore[misc]
            kills += 1
        workers.finished()
    return kills


@pytest.mark.full
def test_no_job_is_lost_or_done_twice(alice: Account, tmp_path: Path, tell: Tell) -> None:
    enqueue(alice)
    kills = kills_until_done(tmp_path)
    times = done()
    twice = sum(count > 1 for count in times.values())
    tell(2, f"{kills} kills amid {JOBS} jobs: {JOBS - len(times)} lost, {twice} done twice")
    assert kills > 5
    assert (len(times), twice) == (JOBS, 0)
    assert (lost_writes(tmp_path), integrity()) == ([], [])


@pytest.mark.full
def test_canary_an_effect_that_is_kept_before_its_job_is_done(alice: Account, tmp_path: Path) -> None:
    enqueue(alice)
    kills_until_done(tmp_path, "at_once")
    assert max(done().values()) > 1
