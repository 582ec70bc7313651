"""The product as a browser meets it: a real server on loopback with a worker, and accounts on its database."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import update
from waitress import wasyncore
from waitress.server import create_server

from outreach import clock
from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from outreach.jobs import Worker
from outreach.models import Account
from outreach.web import sessions
from tests.support.databases import make_tables
from tests.support.people import make_account

THREADS = 6


@dataclass(frozen=True)
class Site:
    """A server that runs, and the app behind it."""

    app: Flask
    address: str

    def account(self, name: str, **columns: Any) -> int:
        """The number of a new account that is called `name`."""
        with self.app.app_context():
            return make_account(f"{name}@example.org", **columns).id

    def email(self, account_id: int) -> str:
        """The address that an account signs in with."""
        with self.app.app_context():
            return db.session.get_one(Account, account_id).email

    def look(self, account_id: int, *, locale: str, theme: str) -> None:
        """Let an account read in this language and theme from now on."""
        with self.app.app_context():
            db.session.execute(update(Account).where(Account.id == account_id).values(locale=locale, theme=theme))
            db.session.commit()

    def cookie(self, account_id: int) -> dict[str, Any]:
        """What a browser keeps in which this account is signed in."""
        token = secrets.token_urlsafe(32)
        with self.app.app_context():
            account = db.session.get_one(Account, account_id)
            data = {"_user_id": account.fs_uniquifier, "_fresh": True, "csrf_token": secrets.token_hex(20)}
            db.session.add(sessions.new_row(token, account_id, data, clock.now()))
            db.session.commit()
        name = self.app.config["SESSION_COOKIE_NAME"]
        return {"name": name, "value": sessions.cookie_of(token), "url": self.address}


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """A server on a free port, with an empty SQLite database in `folder`, until the block ends."""
    url = f"sqlite:///{folder / 'outreach.sqlite3'}"
    make_tables(url)
    settings = Settings(data_dir=folder, database_url=url, secret_key="browser")
    app = create_app({"RATELIMIT_ENABLED": False}, settings=settings)
    worker = Worker(app)
    worker.start()
    try:
        with _listening(app) as address:
            yield Site(app, address)
    finally:
        worker.stop()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@contextmanager
def _listening(app: Flask) -> Iterator[str]:
    channels: dict[int, Any] = {}
    server = create_server(app, listen="127.0.0.1:0", threads=THREADS, map=channels)
    ending = threading.Event()

    def serve() -> None:
        while not ending.is_set():
            wasyncore.loop(timeout=1.0, map=channels, count=1)

    thread = threading.Thread(target=serve, name="outreach-server", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        ending.set()
        server.pull_trigger()
        thread.join(10)
        server.close()
        wasyncore.close_all(channels)
