"""Workers in processes of their own that are killed with signal 9 at moments drawn from a fixed seed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from sqlalchemy import select, text

from outreach.extensions import db
from outreach.models import Brief
from tests.trust.workers import ACKNOWLEDGED

PATIENCE = 120.0  # only against hanging


@dataclass
class Nursery:
    """A process that starts workers when it is told to."""

    process: subprocess.Popen[str]
    data: Path

    def say(self, line: str) -> str:
        """One command, and its answer."""
        to, back = cast(IO[str], self.process.stdin), cast(IO[str], self.process.stdout)
        to.write(f"{line}\n")
        to.flush()
        return back.readline().strip()

    def killed(self, after: float) -> None:
        """A worker that lives for `after` seconds."""
        worker = int(self.say("start"))
        time.sleep(after)  # the moment is the test's input, not a wait for something
        os.kill(worker, signal.SIGKILL)
        self.say(f"wait {worker}")

    def killed_once(self, true: Callable[[], bool]) -> None:
        """A worker that lives until something is true."""
        worker, ends = int(self.say("start")), time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < ends
            time.sleep(0.003)
        os.kill(worker, signal.SIGKILL)
        self.say(f"wait {worker}")

    def finished(self) -> float:
        """A worker that may do everything there is to do; how many seconds it took."""
        began = time.monotonic()
        assert self.say(f"wait {self.say('start')}") == "0"
        return time.monotonic() - began


@contextmanager
def nursery(data: Path, variant: str = "") -> Iterator[Nursery]:
    """Ends with the block, and its workers by themselves when nothing is left to do."""
    url = db.engine.url.render_as_string(hide_password=False)
    db.session.commit()
    command = [sys.executable, "-m", "tests.trust.workers", str(data), url, variant]
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        made = Nursery(process, data)
        assert cast(IO[str], process.stdout).readline().strip() == "ready"
        try:
            yield made
        finally:
            cast(IO[str], process.stdin).close()
            process.wait(PATIENCE)


def moments(seed: int, longest: float) -> Iterator[float]:
    """Random moments within `longest` seconds."""
    chance = random.Random(seed)
    while True:
        yield chance.uniform(0, longest)


def lost_writes(data: Path) -> list[str]:
    """Writes that were acknowledged and are not there."""
    told = (data / ACKNOWLEDGED).read_text().splitlines() if (data / ACKNOWLEDGED).exists() else []
    db.session.rollback()
    there = set(db.session.scalars(select(Brief.title)))
    db.session.rollback()
    return [title for title in told if title not in there]


def integrity() -> list[str]:
    """What is wrong with the database as such: on SQLite its own check, and references that lead nowhere."""
    if db.engine.dialect.name != "sqlite":
        return []  # its constraints cannot be left open, and it recovers from its own log
    found = [row[0] for row in db.session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    found += [str(row) for row in db.session.execute(text("PRAGMA foreign_key_check"))]
    db.session.rollback()
    return found
