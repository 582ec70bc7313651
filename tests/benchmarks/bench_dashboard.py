"""Goal 7: the dashboard cold, against SQL on the raw tables that answers the same questions; and its memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from outreach.extensions import db
from tests.benchmarks import histories
from tests.benchmarks.harness import Row, alternate, in_milliseconds, stopwatch
from tests.benchmarks.many_leads import NOW, Site, app_on, visited
from tests.benchmarks.questions import ours, raw

LEADS = 100_000
PAGE = "/funnel"


def run() -> list[Row]:
    """100,000 leads, a million touchpoints and as many events: the figures alone, and the page as a browser asks."""
    with searched(LEADS) as (app, data), app.app_context(), closing(opened(data)) as raw_tables:
        by_sql = stopwatch(lambda: raw(raw_tables))
        floor, figures = alternate(by_sql, stopwatch(ours))
        db.session.remove()
        with visited(app, data) as site:
            over_idle, days = memory(site), count(1)
            again, page = alternate(by_sql, stopwatch(lambda: cold(site, next(days))))
    return [
        in_milliseconds("7", "dashboard cold, 100k leads, 1M events: its questions", floor, figures, 0.5),
        in_milliseconds("7", "dashboard cold, 100k leads, 1M events: the page", again, page, 0.5),
        Row("7", "memory while it is drawn, over idle (RSS)", over_idle, "MB", goal=200),
    ]


@contextmanager
def searched(leads: int) -> Iterator[tuple[Flask, Path]]:
    """An app on a new database with so many leads and ten times as many touchpoints."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        app = app_on(data)
        with app.app_context():
            histories.fill(leads)
            db.engine.dispose()
        yield app, data


def opened(data: Path) -> sqlite3.Connection:
    """The same database without us, with as much memory as ours has."""
    connection = sqlite3.connect(data / "outreach.sqlite3")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def cold(site: Site, number: int) -> None:
    """The page with a filter that nobody has asked for, and that lets everybody through."""
    first_day = (NOW - timedelta(days=2 * histories.DAYS + number)).date()
    site.page(f"{PAGE}?contacted_from={first_day}")


def memory(site: Site) -> float:
    """How many megabytes the server takes at most while it draws its first dashboard, over what it took before."""
    process = Path(f"/proc/{site.process.pid}")
    site.page("/leads")
    (process / "clear_refs").write_text("5")  # the peak begins anew
    idle = _megabytes(process, "VmRSS")
    site.page(PAGE)
    return _megabytes(process, "VmHWM") - idle


def _megabytes(process: Path, of: str) -> float:
    lines = (process / "status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith(of))
