"""Check 3: 20 writers in two processes, 100 transactions each, on SQLite."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest
from flask import Flask

from outreach import clock
from outreach.extensions import db
from outreach.models import Job
from tests.support.counts import Tell

THREADS, TRANSACTIONS, PROCESSES = 10, 100, 2
LIMIT_MS = 2500.0  # the promise is 250; here it only guards against hanging, `run.py bench` measures


@dataclass
class Outcome:
    """What became of all writers together."""

    counted: int
    errors: list[str]
    p99: float


@pytest.fixture
def job(app: Flask, database_kind: str) -> Job:
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL has many writers by itself; the check is about SQLite")
    made = Job(kind="count", created_at=clock.now())
    db.session.add(made)
    db.session.commit()
    return made


def run(job: Job, transactions: int, *more: str) -> Outcome:
    job_id, url = job.id, db.engine.url.render_as_string(hide_password=False)
    db.session.commit()
    command = [sys.executable, "-m", "tests.trust.writers", url, str(job_id), str(THREADS), str(transactions), *more]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    printed = [json.loads(process.communicate(timeout=300)[0]) for process in started]
    times = sorted(ms for each in printed for ms in each["ms"])
    db.session.expire_all()
    counted = db.session.get_one(Job, job_id).done
    return Outcome(counted, [e for each in printed for e in each["errors"]], times[int(len(times) * 0.99)])


def test_no_writer_fails_and_none_is_lost(job: Job, tell: Tell) -> None:
    done = run(job, TRANSACTIONS)
    expected = PROCESSES * THREADS * TRANSACTIONS
    tell(3, f"{expected} transactions of 20 writers, {len(done.errors)} failed, p99 {done.p99:.0f} ms")
    assert done.errors == []
    assert done.counted == expected
    assert done.p99 < LIMIT_MS


def test_canary_transactions_begin_without_the_lock(job: Job) -> None:
    done = run(job, 20, "deferred")
    assert done.errors != []
    assert done.counted < PROCESSES * THREADS * 20
