"""A process that forks workers, for tests that kill them: `python -m tests.trust.workers DATA URL [VARIANT]`.

Reads lines from standard input. `start` forks a worker, which does jobs until none is left and then ends by itself; its
number is printed. `wait NUMBER` prints how it ended. Forked from a process that has loaded everything, a worker is at
work within milliseconds, so that a kill at a random moment meets its work and not its start.
"""

import os
import sys
import threading
import time
from datetime import timedelta
from itertools import count
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from outreach import clock, jobs
from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db, reading_only
from outreach.imports.writing.writer import Writer
from outreach.models import Account, Brief, Job

PATIENCE = 60.0  # only against hanging
ACKNOWLEDGED = "acknowledged"
"""A file: the titles of briefs that were committed, one a line."""


def main(data: Path, url: str, variant: str) -> None:
    """Do as the lines say."""
    # A worker that was killed is believed to be alive for a minute; a test waits a second.
    jobs.LEASE, jobs.RENEW_SECONDS, jobs.POLL_SECONDS = timedelta(seconds=1), 0.2, 0.05  # type: ignore[assignment]
    app = create_app(settings=Settings(data, url, "workers", worker_in_server=False))
    jobs.register(app, "add_brief", _add_brief_at_once if variant == "at_once" else _add_brief)
    if variant == "chunks":
        _commit_every_chunk()
    print("ready", flush=True)
    for line in sys.stdin:
        word, *number = line.split()
        if word == "start":
            print(_fork(app, data), flush=True)
        else:
            print(os.waitstatus_to_exitcode(os.waitpid(int(number[0]), 0)[1]), flush=True)


def _fork(app: Flask, data: Path) -> int:
    child = os.fork()
    if child:
        return child
    try:
        _work(app, data)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _work(app: Flask, data: Path) -> None:
    """As the server does it: a worker in a thread, and somebody who writes meanwhile."""
    worker, done = jobs.Worker(app), threading.Event()
    worker.start()
    scribe = threading.Thread(target=_scribble, args=(app, data, done), daemon=True)
    scribe.start()
    with app.app_context():
        ends = time.monotonic() + PATIENCE
        while _anything_left():
            if time.monotonic() > ends:
                raise TimeoutError("the jobs do not end")
            time.sleep(0.02)
    done.set()
    scribe.join(30)
    worker.stop()


def _anything_left() -> bool:
    with reading_only():
        left = db.session.scalars(select(Job.id).where(Job.state.in_(("queued", "running"))).limit(1)).first()
        db.session.rollback()
    return left is not None


def _scribble(app: Flask, data: Path, done: threading.Event) -> None:
    """Write small things; each is told in a file once its commit has come back."""
    acknowledged = os.open(data / ACKNOWLEDGED, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with app.app_context():
        with reading_only():
            owner_id = db.session.scalars(select(Account.id)).first()
            db.session.rollback()
        for number in count():
            if done.wait(0.005):
                return
            title = f"written {os.getpid()} {number}"
            db.session.add(Brief(owner_id=owner_id, title=title, created_at=clock.now()))
            db.session.commit()
            os.write(acknowledged, f"{title}\n".encode())


def _add_brief(job: Job, _progress: jobs.Progress) -> None:
    db.session.add(Brief(owner_id=job.owner_id, title=job.payload["title"], created_at=clock.now()))
    db.session.flush()
    time.sleep(0.01)  # a while in which it can be killed


def _add_brief_at_once(job: Job, progress: jobs.Progress) -> None:
    """The mistake that the check must find: the effect is kept before the job is finished."""
    db.session.add(Brief(owner_id=job.owner_id, title=job.payload["title"], created_at=clock.now()))
    db.session.commit()
    time.sleep(0.01)


def _commit_every_chunk() -> None:
    """The mistake that the check must find: an import that keeps what it has."""
    write = Writer.write

    def write_and_commit(self: Writer, chunk: object) -> None:
        write(self, chunk)  # type: ignore[arg-type]
        db.session.commit()
        time.sleep(1)

    Writer.write = write_and_commit  # type: ignore[method-assign]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
