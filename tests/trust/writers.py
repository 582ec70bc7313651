"""One process with several writers on a shared database: `python -m tests.trust.writers URL JOB THREADS TRANSACTIONS`.

Each transaction reads a number and writes the next one. Printed is a JSON object: milliseconds of each transaction,
and the errors. A fifth argument, `deferred`, leaves out the guard of the connections, as the drivers come.
"""

import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flask import Flask
from sqlalchemy import event

from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Job


def main(url: str, job: int, threads: int, transactions: int, *, deferred: bool) -> None:
    """Run the writers, and print what became of them."""
    settings = Settings(Path(tempfile.gettempdir()), url, "writers", worker_in_server=False)
    app = create_app(settings=settings)
    with app.app_context():
        db.engine.connect().close()
        if deferred:
            leave_out_the_guard()
    with ThreadPoolExecutor(threads) as pool:
        done = list(pool.map(lambda _: write(app, job, transactions), range(threads)))
    print(json.dumps({"ms": [t for times, _ in done for t in times], "errors": [e for _, es in done for e in es]}))


def write(app: Flask, job_id: int, transactions: int) -> tuple[list[float], list[str]]:
    """Raise the number of a job by one, many times; how long each took, and what failed."""
    times, errors = [], []
    for _ in range(transactions):
        began = time.perf_counter()
        with app.app_context():
            try:
                job = db.session.get_one(Job, job_id)
                job.done += 1
                db.session.commit()
            except Exception as error:
                errors.append(type(error).__name__)
        times.append((time.perf_counter() - began) * 1000)
    return times, errors


def leave_out_the_guard() -> None:
    """Begin transactions as the driver does: without the lock that the first write needs."""
    engine = db.engine
    registered = list(engine.dispatch.begin)
    for listener in registered:
        event.remove(engine, "begin", listener)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), deferred="deferred" in sys.argv)
