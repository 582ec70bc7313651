"""What the tests share: a database of its own each, an app on it, people, and a clock that stands still."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_sqlalchemy.session import Session
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import scoped_session

from outreach import clock, database
from outreach.cli import common
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account
from tests.support.apps import Lender
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell, lines, teller
from tests.support.databases import KINDS, SQLiteTemplate, Template, postgresql_template
from tests.support.people import make_account
from tests.support.terminal import Run, terminal_of

HERE = Path(__file__).parent
# What stores, asks, counts and locks.
ON_BOTH = (
    "archive/test_account", "archive/test_backup", "archive/test_damaged_account", "archive/test_old_backup",
    "archive/test_schedule", "dashboard/test_filters", "dashboard/test_reading", "dashboard/test_wrong_funnels",
    "exports/test_coming_back", "imports/test_choices", "imports/test_copying", "imports/test_fixtures",
    "imports/test_history_kept", "imports/test_people_known", "imports/test_properties", "imports/test_side_by_side",
    "imports/test_undo", "jobs/", "leads/", "migrations/", "models/", "touchpoints/", "trust/test_01", "trust/test_03",
    "trust/test_06", "trust/test_08", "trust/test_14", "trust/test_15", "trust/test_24", "trust/test_rows",
    "trust/test_turns",
)  # fmt: skip
CHOICES = {"both": KINDS, "sqlite": ("sqlite",), "postgresql": ("postgresql",)}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db",
        choices=list(CHOICES),
        default=os.environ.get("OUTREACH_TEST_DB") or "both",
        help="on which database the tests run: sqlite is the quickest (default: both)",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that touches the database runs once on each kind that was asked for."""
    if "database_kind" in metafunc.fixturenames:
        marks = {"postgresql": marks_of_postgresql(metafunc)}
        kinds = CHOICES[metafunc.config.getoption("--db")]
        params = [pytest.param(kind, marks=marks.get(kind, ())) for kind in kinds]
        metafunc.parametrize("database_kind", params, scope="session", indirect=True)


def marks_of_postgresql(metafunc: pytest.Metafunc) -> list[pytest.MarkDecorator]:
    """On PostgreSQL the full tier runs every test; the fast one those where the two kinds may differ.

    Pages need no test of their own there: check 8 asks for every page and sends every form on both.
    """
    where = metafunc.definition.path.relative_to(HERE).as_posix()
    fast = where.startswith(ON_BOTH) and not metafunc.function.__name__.startswith("test_canary")
    asked_for = metafunc.config.getoption("--db") == "postgresql"
    return [pytest.mark.postgres] if fast or asked_for else [pytest.mark.postgres, pytest.mark.full]


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """`tell(8, "120 refusals, 0 wrong")`: a check of trust.md says what it counted; the end of the run prints it."""
    return teller(request.node)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What the checks of trust.md counted."""
    stats = terminalreporter.stats
    said = lines([*stats.get("passed", ()), *stats.get("failed", ())])
    if said:
        terminalreporter.section("trust")
    for line in said:
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def database_kind(request: pytest.FixtureRequest) -> str:
    """The kind that this test runs on; a test may ask for it."""
    return str(request.param)


@pytest.fixture(scope="session")
def template(database_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    """An empty database with all tables, made once and copied for every test."""
    if database_kind == "sqlite":
        yield SQLiteTemplate(tmp_path_factory.mktemp(database_kind))
        return
    with postgresql_template() as made:
        yield made


@pytest.fixture
def database_url(template: Template, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with all tables and no rows."""
    url = template.copy(tmp_path)
    yield url
    template.drop(url)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, database_url=database_url, secret_key="tests", worker_in_server=False)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates are compiled once, not once a test."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled-templates")))


@pytest.fixture(scope="session")
def lender(compiled_templates: FileSystemBytecodeCache) -> Lender:
    """Where the apps of all tests come from."""
    return Lender(compiled_templates)


@pytest.fixture
def make_app(settings: Settings, lender: Lender) -> Iterator[Callable[..., Flask]]:
    """`make_app(OPTION=value)`: an app on the test's database with other configuration.

    `make_app(fresh=True)`: one that no test has had, and none will have.
    """
    yield lambda fresh=False, **overrides: lender.lend(settings, overrides, fresh=fresh)
    lender.take_back()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Iterator[Flask]:
    """The app on a fresh database; its context is open for the length of the test."""
    made = make_app()
    with made.app_context():
        yield made
        db.session.rollback()


@pytest.fixture
def db_session(app: Flask) -> scoped_session[Session]:
    """The session of the test. A request of a Browser commits it first, so that nothing waits for its lock."""
    return db.session


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    return new_browser(app)


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Account], Browser]:
    """`signed_in(bob)`: a new browser in which Bob is signed in; its `.send(path, data)` posts with the token."""
    return lambda account: new_browser(app).sign_in(account)


@pytest.fixture
def alice(app: Flask) -> Account:
    """She owns what the test is about."""
    return make_account("alice@example.org", time_zone="Europe/Paris")


@pytest.fixture
def terminal(app: Flask, alice: Account, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Commands for Alice, in the app of the test."""
    monkeypatch.setattr(common, "create_app", lambda: app)
    monkeypatch.setattr(database, "make_ready", lambda: None)
    return terminal_of(alice)


@pytest.fixture
def bob(app: Flask) -> Account:
    """He has an account of his own, and must not see hers."""
    return make_account("bob@example.org")


@pytest.fixture
def charlie(app: Flask) -> Account:
    """He had an account, and is shut out."""
    return make_account("charlie@example.org", active=False)


@pytest.fixture
def alices(app: Flask, alice: Account) -> Browser:
    """The browser in which Alice is signed in."""
    return new_browser(app).sign_in(alice)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], datetime]:
    """`at("2026-03-05T08:00Z")` stops the clock there, until it is called again."""

    def stop(iso: str) -> datetime:
        moment = datetime.fromisoformat(iso).astimezone(UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return stop
