"""A server on a database with a search of many leads, and somebody who is signed in to it."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from flask import Flask
from sqlalchemy import insert

from outreach import clock
from outreach.app import create_app
from outreach.cli.server import Server
from outreach.config import from_environment
from outreach.extensions import db
from outreach.models import STAGES, Account, Base, Brief, FollowUp, Lead, Source, Stage, StepKind, folded
from outreach.web import sessions
from outreach.web.access import SIGNED_IN, access
from tests.house.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "benchmark"
CHUNK = 10_000
FLOOR = "/floor"
GIVEN = ("Ana", "Ben", "Clara", "Dov", "Eva", "Finn", "Gwen", "Hana", "Ivo", "Jan", "Kaya", "Lars", "Mona", "Nils")
FAMILY = ("Abel", "Brun", "Costa", "Diaz", "Egger", "Falk", "Gold", "Hoffmann", "Ito", "Jansen", "Keller", "Lopez")
NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)


class Site:
    """A server of such an app in a process of its own, and one client that keeps its connection."""

    def __init__(self, data: Path, view: str = "leads.index") -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "tests.benchmarks.many_leads", str(data), str(self.port), view]
        self.process = subprocess.Popen(command, cwd=ROOT)
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.cookie = ""

    def ask(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer to a GET, and its body."""
        self.connection.request("GET", path, headers={"Cookie": self.cookie, **headers})
        answer = self.connection.getresponse()
        return answer, answer.read()

    def page(self, path: str) -> bytes:
        """Ask for a page; anything but 200 is a mistake of the benchmark."""
        answer, body = self.ask(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return body

    def floor(self) -> bytes:
        """The HTML that the view had at first, from memory, served by the same app with its session load."""
        return self.page(FLOOR)


@contextmanager
def serving(leads: int) -> Iterator[Site]:
    """A server on a new database whose one account has this many leads."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        app = app_on(data)
        with app.app_context():
            fill(leads)
            db.engine.dispose()
        with visited(app, data) as site:
            yield site


@contextmanager
def visited(app: Flask, data: Path, view: str = "leads.index") -> Iterator[Site]:
    """A server on the database that `app` made in `data`, and somebody signed in; the floor is what `view` answers."""
    site = Site(data, view)
    site.cookie = f"{app.config['SESSION_COOKIE_NAME']}={sessions.cookie_of(TOKEN)}"
    try:
        wait_for_answer(site)
        yield site
    finally:
        site.process.terminate()
        site.process.wait(60)


def wait_for_answer(site: Site) -> None:
    """Until the floor is there; the server is then warm, too."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            site.floor()
            return
        except ConnectionError:
            site.connection.close()
            time.sleep(0.05)
    raise AssertionError("the server did not answer")


def app_on(data: Path) -> Flask:
    """An app of ours whose database lies in `data`."""
    settings = from_environment({"OUTREACH_DATA": str(data), "OUTREACH_WORKER_IN_SERVER": "no"})
    return create_app({"RATELIMIT_ENABLED": False}, settings=settings)


def serve(data: Path, port: int, view: str) -> None:
    """The product's own server, with one view more: the floor, which is what `view` answered at first."""
    app = app_on(data)
    kept: list[str] = []

    @access(SIGNED_IN)
    def floor() -> str:
        if not kept:
            kept.append(app.make_response(cast(Any, app.view_functions[view]())).get_data(as_text=True))
        return kept[0]

    app.add_url_rule(FLOOR, "floor", floor)
    Server(app, "127.0.0.1", port).run()


def fill(leads: int) -> None:
    """Tables, one account with its session, and its leads; one in three has a next step."""
    account = fresh_account()
    chance = random.Random(4)
    for start in range(1, leads + 1, CHUNK):
        numbers = range(start, min(start + CHUNK, leads + 1))
        rows = [lead_row(number, account.id, chance) for number in numbers]
        db.session.execute(insert(Lead), rows)
        steps = [step_row(row) for row in rows if row["last_touch_at"] and row["id"] % 3]
        db.session.execute(insert(FollowUp), steps)
    db.session.commit()


def fresh_account() -> Account:
    """Tables, and one account with its brief and its session."""
    Path(str(db.engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
    Base.metadata.create_all(db.engine)
    account = Account(email="bench@example.org", name="Bench", fs_uniquifier="bench", created_at=NOW, password="x")
    db.session.add(account)
    db.session.flush()
    db.session.add(Brief(owner_id=account.id, title="Go-to-market", created_at=NOW))
    data = {"_user_id": account.fs_uniquifier, "_fresh": True, "csrf_token": "bench"}
    db.session.add(sessions.new_row(TOKEN, account.id, data, clock.now()))
    return account


def lead_row(number: int, owner_id: int, chance: random.Random) -> dict[str, Any]:
    """One invented person; four in ten were contacted, one in twelve is closed."""
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}"
    stage = chance.choice((*[Stage.PROSPECT] * 6, *STAGES[1:]))
    touched = None if stage is Stage.PROSPECT else NOW - timedelta(minutes=chance.randrange(400_000))
    closed = touched if touched and chance.random() < 1 / 5 else None
    return {
        "id": number, "owner_id": owner_id, "version": 1, "brief_id": 1, "name": name, "name_key": folded(name),
        "email": f"p{number}@example.org", "title": "Head of Sales", "company": f"Company {number % 5000}",
        "hook": "Told how a small firm sells to hospitals" if number % 2 else "", "stage": stage,
        "search_text": folded(f"{name} p{number}@example.org Company {number % 5000} Head of Sales"),
        "source": chance.choice(list(Source)), "created_at": NOW - timedelta(minutes=500_000 - number // 4),
        "stage_since": touched, "contacted_at": touched, "last_touch_at": touched, "details": {},
        "closing": "declined" if closed else None, "closed_at": closed,
        "replied_at": touched if stage.rank >= 2 else None, "met_at": touched if stage.rank >= 3 else None,
        "ongoing_at": touched if stage.rank >= 4 else None,
    }  # fmt: skip


def step_row(lead: dict[str, Any]) -> dict[str, Any]:
    """The next step with one of them."""
    return {
        "lead_id": lead["id"], "owner_id": lead["owner_id"], "kind": StepKind.FOLLOW_UP, "proposed": True,
        "due_on": (lead["last_touch_at"] + timedelta(days=7)).date(), "clock_from": lead["last_touch_at"],
        "ended": False, "created_at": NOW, "text": "",
    }  # fmt: skip


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
