"""What the tests share: a database of its own each, an app on it, people, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session, scoped_session

from outreach import clock
from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account
from tests.support import databases
from tests.support.browser import Browser
from tests.support.people import make_account

CHOICES = {"sqlite": ["sqlite"], "postgresql": ["postgresql"], "both": list(databases.KINDS)}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=list(CHOICES), default="sqlite", help="on which database the tests run")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that touches the database runs once on each database that was asked for."""
    if "database_kind" in metafunc.fixturenames:
        kinds = CHOICES[metafunc.config.getoption("--db")]
        metafunc.parametrize("database_kind", kinds, scope="session", indirect=True)


@pytest.fixture(scope="session")
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def database_template(
    database_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[databases.Template]:
    """An empty database with all tables, from which each test gets a copy."""
    folder = tmp_path_factory.mktemp(database_kind)
    if database_kind == "sqlite":
        yield databases.SQLiteTemplate(folder)
        return
    with databases.postgresql_template(folder) as template:
        yield template


@pytest.fixture
def database_url(database_template: databases.Template, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with all tables and no rows."""
    url = database_template.copy(tmp_path)
    yield url
    database_template.drop(url)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path, database_url=database_url, secret_key="only for tests", worker_in_server=False
    )


@pytest.fixture
def make_app(settings: Settings) -> Iterator[Callable[..., Flask]]:
    """A maker of apps on the test's database, for tests that want other configuration or a second process."""
    made: list[Flask] = []

    def make(**overrides: Any) -> Flask:
        app = create_app({"TESTING": True, "RATELIMIT_ENABLED": False, **overrides}, settings=settings)
        app.test_client_class = Browser
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def db_session(app: Flask) -> Iterator[scoped_session[Session]]:
    """The session of the test itself. A request commits it first, so that nothing waits for its lock."""
    with app.app_context():
        yield db.session
        db.session.rollback()


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    browser = app.test_client()
    assert isinstance(browser, Browser)
    return browser


@pytest.fixture
def signed_in(app: Flask, db_session: scoped_session[Session]) -> Callable[[Account], Browser]:
    """`signed_in(bob)` is a new browser in which Bob is signed in; use its `.send()` to post forms."""

    def browser_of(account: Account) -> Browser:
        browser = app.test_client()
        assert isinstance(browser, Browser)
        return browser.sign_in(account)

    return browser_of


@pytest.fixture
def alice(db_session: scoped_session[Session]) -> Account:
    """The owner of what the test is about."""
    return make_account("alice@example.org", time_zone="Europe/Paris")


@pytest.fixture
def bob(db_session: scoped_session[Session]) -> Account:
    """Another user, to whom nothing of Alice's may show."""
    return make_account("bob@example.org")


@pytest.fixture
def charlie(db_session: scoped_session[Session]) -> Account:
    """An account that was disabled."""
    return make_account("charlie@example.org", active=False)


@pytest.fixture
def alice_browser(alice: Account, signed_in: Callable[[Account], Browser]) -> Browser:
    return signed_in(alice)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], datetime]:
    """`at("2026-03-05T08:00Z")` stops the clock there, until it is called again."""

    def stop(iso: str) -> datetime:
        moment = datetime.fromisoformat(iso).astimezone(UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return stop
