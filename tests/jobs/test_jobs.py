"""Background work: done once, with its effect, whatever happens to the worker."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, scoped_session

from outreach import clock, jobs
from outreach.config import Settings
from outreach.models import Account, Brief, Job


def add_brief(job: Job, progress: jobs.Progress) -> None:
    from outreach.extensions import db

    progress.tell(1, 2)
    db.session.add(Brief(owner_id=job.owner_id, title=job.payload["title"], created_at=clock.now()))


def fail_halfway(job: Job, progress: jobs.Progress) -> None:
    add_brief(job, progress)
    raise RuntimeError("in the middle")


@pytest.fixture
def handlers(app: Flask) -> None:
    jobs.register(app, "add_brief", add_brief)
    jobs.register(app, "fail", fail_halfway)


def briefs(session: scoped_session[Session], title: str) -> int:
    return session.scalar(select(func.count()).select_from(Brief).where(Brief.title == title)) or 0


def enqueue(session: scoped_session[Session], owner: Account, kind: str, title: str) -> int:
    job = jobs.enqueue(kind, {"title": title}, owner_id=owner.id)
    job_id = job.id
    session.commit()
    return job_id


@pytest.mark.usefixtures("handlers")
def test_a_job_is_done_once(db_session: scoped_session[Session], alice: Account) -> None:
    job_id = enqueue(db_session, alice, "add_brief", "Pricing")
    assert jobs.run_next() is True
    assert jobs.run_next() is False
    assert briefs(db_session, "Pricing") == 1
    assert db_session.get_one(Job, job_id).state == "done"


@pytest.mark.usefixtures("handlers")
def test_a_job_that_was_not_committed_does_not_exist(db_session: scoped_session[Session], alice: Account) -> None:
    jobs.enqueue("add_brief", {"title": "Never"}, owner_id=alice.id)
    db_session.rollback()
    assert jobs.run_next() is False


@pytest.mark.usefixtures("handlers")
def test_a_failing_job_leaves_nothing_half_done(db_session: scoped_session[Session], alice: Account) -> None:
    job_id = enqueue(db_session, alice, "fail", "Half")
    assert jobs.run_next() is True
    assert briefs(db_session, "Half") == 0
    assert db_session.get_one(Job, job_id).state == "failed"


def test_an_unknown_kind_is_refused_before_it_is_queued(db_session: scoped_session[Session]) -> None:
    with pytest.raises(LookupError):
        jobs.enqueue("nobody does this", {}, owner_id=None)
    assert db_session.scalars(select(Job)).first() is None


@pytest.mark.usefixtures("handlers")
def test_a_job_whose_worker_died_is_taken_again(db_session: scoped_session[Session], alice: Account) -> None:
    job_id = enqueue(db_session, alice, "add_brief", "Again")
    job = db_session.get_one(Job, job_id)
    job.state, job.claimed_until = "running", clock.now() - timedelta(seconds=1)
    db_session.commit()
    assert jobs.run_next() is True
    assert briefs(db_session, "Again") == 1


@pytest.mark.usefixtures("handlers")
def test_a_job_that_kills_its_worker_is_given_up_in_the_end(
    db_session: scoped_session[Session], alice: Account
) -> None:
    job_id = enqueue(db_session, alice, "add_brief", "Deadly")
    job = db_session.get_one(Job, job_id)
    job.attempts = jobs.MOST_ATTEMPTS
    db_session.commit()
    assert jobs.run_next() is False
    assert db_session.get_one(Job, job_id).state == "failed"
    assert briefs(db_session, "Deadly") == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from outreach import clock, jobs
from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Brief

def add_brief(job, progress):
    db.session.add(Brief(owner_id=job.owner_id, title=job.payload["title"], created_at=clock.now()))
    db.session.flush()
    os.kill(os.getpid(), signal.SIGKILL)

app = create_app(settings=Settings(data_dir=Path(sys.argv[1]), database_url=sys.argv[2], secret_key="tests"))
jobs.register(app, "add_brief", add_brief)
with app.app_context():
    jobs.run_next()
"""


@pytest.mark.usefixtures("handlers")
def test_kill_9_in_the_middle_loses_nothing_and_doubles_nothing(
    app: Flask, db_session: scoped_session[Session], alice: Account, settings: Settings
) -> None:
    job_id = enqueue(db_session, alice, "add_brief", "Survivor")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(settings.data_dir), settings.database_url], check=False, timeout=120
    )
    assert killed.returncode == -9
    assert (db_session.get_one(Job, job_id).state, briefs(db_session, "Survivor")) == ("running", 0)
    db_session.execute(update(Job).values(claimed_until=clock.now() - timedelta(seconds=1)))
    db_session.commit()
    worker = jobs.Worker(app)
    worker.start()
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and db_session.scalar(select(Job.state)) != "done":
        db_session.rollback()
        time.sleep(0.05)
    worker.stop()
    assert briefs(db_session, "Survivor") == 1
