"""Work in the background: rows claimed by a thread of the server, or by workers on any number of machines.

A job is enqueued in the same transaction as what it is about, and finished in the same transaction as its effect.
So a crash at any moment leaves it either undone, to be taken again, or done.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy import or_, select, update

from outreach import clock
from outreach.config import Settings
from outreach.extensions import db, reading_only
from outreach.models import Job

LEASE = timedelta(seconds=60)
RENEW_SECONDS = 15
POLL_SECONDS = 1.0
TELL_EVERY_SECONDS = 0.25
LOOK_SECONDS = 60.0
MOST_ATTEMPTS = 5

log = logging.getLogger(__name__)


class Progress:
    """How far a job is, told while its own transaction is still open.

    SQLite lets nobody else write meanwhile, so there it goes into a small file; elsewhere into the row of the job.
    """

    def __init__(self, job_id: int) -> None:
        self.job_id, self._silent_until = job_id, 0.0

    def tell(self, done: int, total: int) -> None:
        """Say that `done` of `total` pieces are through; too soon after the last time, nothing is said."""
        if time.monotonic() < self._silent_until:
            return
        self._silent_until = time.monotonic() + TELL_EVERY_SECONDS
        if _settings().embedded:
            _write_small(_progress_file(self.job_id), f"{done} {total}")
            return
        with db.engine.begin() as connection:
            connection.execute(update(Job).where(Job.id == self.job_id).values(done=done, total=total))


Handler = Callable[[Job, Progress], None]


def init_app(app: Flask) -> None:
    """Give the app its register of handlers and the bell that wakes its worker."""
    app.extensions["outreach.handlers"] = {}
    app.extensions["outreach.looks"] = []
    app.extensions["outreach.bell"] = threading.Event()


def register(app: Flask, kind: str, handler: Handler) -> None:
    """Name the function that does jobs of this kind. It neither commits nor rolls back."""
    app.extensions["outreach.handlers"][kind] = handler


def every_minute(app: Flask, look: Callable[[], None]) -> None:
    """Let the workers of the app call `look` now and then: it enqueues what is due, and commits."""
    app.extensions["outreach.looks"].append(look)


def enqueue(kind: str, payload: dict[str, Any], *, owner_id: int | None) -> Job:
    """Put a job into the queue, in the caller's transaction."""
    if kind not in current_app.extensions["outreach.handlers"]:
        raise LookupError(f"no handler is registered for jobs of kind {kind!r}")
    job = Job(kind=kind, payload=payload, owner_id=owner_id, created_at=clock.now())
    db.session.add(job)
    db.session.flush()
    return job


def ring() -> None:
    """Wake the worker of this process after the commit; without it the worker looks by itself within a second."""
    current_app.extensions["outreach.bell"].set()


def progress_of(job: Job) -> tuple[int, int]:
    """How many pieces of a job are through, of how many."""
    if job.state == "running" and _settings().embedded:
        try:
            done, total = _progress_file(job.id).read_text().split()
            return int(done), int(total)
        except (OSError, ValueError):
            pass  # nothing told yet
    return job.done, job.total


def run_next() -> bool:
    """Claim one job and do it; False when there is none. A failing job is marked so, with what to tell the user."""
    job_id = _claim()
    if job_id is None:
        return False
    with _Lease(job_id):
        try:
            _do(job_id)
        except Exception:
            log.exception("job %s failed", job_id)
            db.session.rollback()
            _finish(job_id, "failed")
    _progress_file(job_id).unlink(missing_ok=True)
    db.session.remove()
    return True


def _do(job_id: int) -> None:
    job = db.session.get_one(Job, job_id)
    db.session.commit()  # reading it began a transaction, which on SQLite holds the write lock
    handler: Handler = current_app.extensions["outreach.handlers"][job.kind]
    handler(job, Progress(job_id))
    job.state, job.finished_at, job.claimed_by = "done", clock.now(), None
    db.session.commit()


def _claim() -> int | None:
    if not _anything_queued():
        return None
    now = clock.now()
    free = or_(Job.state == "queued", (Job.state == "running") & (Job.claimed_until < now))
    job = db.session.scalars(
        select(Job).where(free).order_by(Job.id).limit(1).with_for_update(skip_locked=True)
    ).one_or_none()
    if job is None:
        db.session.rollback()
        return None
    job.attempts += 1
    job.state, job.claimed_by, job.claimed_until = "running", _me(), now + LEASE
    if job.attempts > MOST_ATTEMPTS:
        job.state, job.finished_at = "failed", now
    db.session.commit()
    return job.id if job.state == "running" else None


def _anything_queued() -> bool:
    # Looked up without the write lock, which on SQLite everybody else waits for.
    with reading_only():
        found = db.session.scalars(select(Job.id).where(Job.state.in_(("queued", "running"))).limit(1)).first()
        db.session.rollback()
    return found is not None


def _finish(job_id: int, state: str) -> None:
    db.session.execute(
        update(Job).where(Job.id == job_id).values(state=state, finished_at=clock.now(), claimed_by=None)
    )
    db.session.commit()


class _Lease(AbstractContextManager[None]):
    """Keeps a claim alive on databases that several machines share; SQLite has one worker, by a file lock."""

    def __init__(self, job_id: int) -> None:
        self.job_id, self.over = job_id, threading.Event()
        self.engine = db.engine
        self.thread = threading.Thread(target=self._renew, daemon=True)

    def __enter__(self) -> None:
        if not _settings().embedded:
            self.thread.start()

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        if self.thread.is_alive():
            self.thread.join()

    def _renew(self) -> None:
        while not self.over.wait(RENEW_SECONDS):
            with self.engine.begin() as connection:
                until = clock.now() + LEASE
                connection.execute(update(Job).where(Job.id == self.job_id).values(claimed_until=until))


class Worker:
    """Does jobs until told to stop: as a thread of the server, or as `outreach worker`."""

    def __init__(self, app: Flask) -> None:
        self.app, self.stopping = app, threading.Event()
        self.thread = threading.Thread(target=self._work_soon, name="outreach-worker", daemon=True)

    def start(self) -> None:
        """Work in a thread of this process."""
        self.thread.start()

    def stop(self, timeout: float = 30) -> None:
        """Finish the job in hand, then end."""
        self.stopping.set()
        self.app.extensions["outreach.bell"].set()
        if self.thread.is_alive():
            self.thread.join(timeout)

    def _work_soon(self) -> None:
        # Who has just started has a first page to answer; a new job rings.
        self.app.extensions["outreach.bell"].wait(POLL_SECONDS)
        self.work()

    def work(self) -> None:
        """Do jobs as they come. On SQLite a second worker waits until the first one is gone."""
        from filelock import FileLock, Timeout  # brings sqlite and asyncio locks along, and is not needed to answer

        with self.app.app_context():
            settings = _settings()
            if not settings.embedded:
                self._loop()
                return
            lock = FileLock(settings.data_dir / "worker.lock")
            while not self.stopping.is_set():
                try:
                    with lock.acquire(timeout=POLL_SECONDS):
                        _take_back_orphans()
                        self._loop()
                except Timeout:
                    continue
                except Exception:
                    # Somebody may hold the database for long; the worker must outlive that, too.
                    log.exception("the worker could not begin")
                    db.session.remove()

    def _loop(self) -> None:
        bell: threading.Event = self.app.extensions["outreach.bell"]
        next_look = time.monotonic() + LOOK_SECONDS  # who has just started has a first page to answer
        while not self.stopping.is_set():
            bell.clear()
            try:
                if time.monotonic() >= next_look:
                    next_look = time.monotonic() + LOOK_SECONDS
                    look_around(self.app)
                if run_next():
                    continue
            except Exception:
                # The database may be away for a moment; the worker must outlive that.
                log.exception("the worker could not look for jobs")
                db.session.remove()
            bell.wait(POLL_SECONDS)


def look_around(app: Flask) -> None:
    """Have everything enqueued that is due."""
    for look in app.extensions["outreach.looks"]:
        look()


def _take_back_orphans() -> None:
    # Whoever holds the lock is the only worker: a job that is still "running" belonged to one that died.
    db.session.execute(update(Job).where(Job.state == "running").values(state="queued", claimed_by=None))
    db.session.commit()


def _me() -> str:
    return f"{socket.gethostname()[:60]}:{os.getpid()}"


def _settings() -> Settings:
    settings: Settings = current_app.extensions["outreach.settings"]
    return settings


def _progress_file(job_id: int) -> Path:
    return _settings().data_dir / "progress" / str(job_id)


def _write_small(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    fresh.replace(path)
