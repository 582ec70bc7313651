"""What the start may load, and what comes in only when a figure is asked for."""

import subprocess
import sys
from pathlib import Path

from flask import Flask

from outreach.web.later import Later
from tests.house.servers import plain_environment

HEAVY = {"pandas", "numpy", "scipy", "plotly", "openpyxl", "filelock", "dateutil"}
# A start on SQLite does not wait for these parts of what it loads: each took 20 to 60 ms.
LATER = {"sqlalchemy.dialects.postgresql", "outreach.imports.reading", "outreach.imports.apply"}
# The first requests after a start, all at once and each for another room.
ALL_AT_ONCE = """
import threading
from concurrent.futures import ThreadPoolExecutor
from outreach.app import create_app
from outreach.web.later import Later

views = [view for view in create_app().view_functions.values() if isinstance(view, Later)]
rooms = {view.__module__: view for view in views}.values()
start = threading.Barrier(len(rooms))
def first_call(view):
    start.wait()
    return view.access_rule
with ThreadPoolExecutor(len(rooms)) as pool:
    print(len([rule for rule in pool.map(first_call, rooms) if rule]))
"""
START = "from outreach.app import create_app; create_app(); import sys; print(*sys.modules)"


def printed(program: str, tmp_path: Path) -> list[str]:
    """The words that a program prints in an interpreter of its own."""
    env = plain_environment(tmp_path, OUTREACH_DATA=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.split()


def test_the_first_answer_waits_for_no_figures(tmp_path: Path) -> None:
    modules = set(printed(START, tmp_path))
    loaded = {name.split(".")[0] for name in modules}
    assert {"flask", "sqlalchemy", "outreach"} <= loaded
    assert loaded & HEAVY == set()
    assert modules & LATER == set()


def test_no_room_is_loaded_before_it_is_asked_for(tmp_path: Path, app: Flask) -> None:
    rooms = {view.__module__ for view in app.view_functions.values() if isinstance(view, Later)}
    assert len(rooms) > 40
    assert set(printed(START, tmp_path)) & rooms == set()


def test_rooms_are_loaded_by_many_threads_at_once(tmp_path: Path, app: Flask) -> None:
    rooms = {view.__module__ for view in app.view_functions.values() if isinstance(view, Later)}
    assert printed(ALL_AT_ONCE, tmp_path) == [str(len(rooms))]
