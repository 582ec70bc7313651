"""Goal 11: how soon the first page is there, and how much memory the server holds."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.harness import Row, alternate, in_milliseconds, stopwatch
from tests.benchmarks.visitor import environment, existing_database, serving

LIBRARIES = [sys.executable, "-c", "import flask, flask_security"]
PLAIN_PAGES = ("/", "/leads")
DASHBOARD = "/funnel"


def run() -> list[Row]:
    """First answer against the import of Flask and Flask-Security alone; RSS before and with dashboards."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        existing_database(data)
        floor, ours = alternate(
            stopwatch(lambda: import_libraries(data)), stopwatch(lambda: first_answer(data)), rounds=7
        )
        before, after = memory(data)
    return [
        in_milliseconds("11", "start: first answer on an existing database", floor, ours, 1.5),
        Row("11", "memory before the first dashboard (RSS)", before, "MB", goal=120),
        Row("11", "memory with dashboards (RSS)", after, "MB", goal=220),
    ]


def import_libraries(data: Path) -> None:
    """The floor: a fresh interpreter that imports what no such app can do without."""
    subprocess.run(LIBRARIES, env=environment(data), check=True)


def first_answer(data: Path) -> None:
    """Start the server and wait until the sign-in page is there."""
    with serving(data) as server:
        server.wait_for_answer()
        server.process.kill()  # its orderly end is not what is measured
        server.process.wait()


def memory(data: Path) -> tuple[float, float]:
    """RSS in MB after the plain pages, and after the dashboard was drawn."""
    with serving(data) as server:
        server.wait_for_answer()
        server.sign_in()
        for path in PLAIN_PAGES:
            server.page(path)
        before = server.resident_megabytes()
        server.page(DASHBOARD)
        return before, server.resident_megabytes()
