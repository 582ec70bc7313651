"""How a database gets its tables: at start, after a backup, or only when its operator says so."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from outreach import database, paths
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account, Brief
from tests.support.people import make_account

# Changes a table that others point at: on SQLite it is dropped and made anew.
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"

def upgrade():
    with op.batch_alter_table("account") as batch:
        batch.alter_column("company", type_=sa.String(length={length}), existing_type=sa.String(length=200))

def downgrade():
    pass
"""


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`newer(2)`: this code has two more migrations than it really has."""
    today = database.newest()
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations_dir(), folder)
    monkeypatch.setattr(paths, "migrations_dir", lambda: folder)

    def add(how_many: int) -> None:
        for number in range(how_many):
            before = today if number == 0 else f"9{number - 1:03}"
            script = NEXT.format(number=f"9{number:03}", before=before, length=300 + number)
            (folder / "versions" / f"9{number:03}_more.py").write_text(script)

    return add


@pytest.fixture
def old(make_empty_app: Callable[[], Flask]) -> Flask:
    """An installation at today's version, with an account and its brief."""
    app = make_empty_app()
    with app.app_context():
        database.upgrade()
        make_account("alice@example.org")
        db.session.remove()
    return app


def counts() -> list[int | None]:
    found = [db.session.scalar(select(func.count()).select_from(model)) for model in (Account, Brief)]
    db.session.remove()
    return found


def test_a_fresh_sqlite_is_made_at_the_start(make_empty_app: Callable[[], Flask], database_kind: str) -> None:
    app = make_empty_app()
    with app.app_context():
        if database_kind == "sqlite":
            database.make_ready()
            assert database.revision() == database.newest()
            assert database.backups(app.extensions["outreach.settings"]) == []
        else:
            with pytest.raises(database.NotReady, match="outreach upgrade"):
                database.make_ready()
            assert database.revision() is None


def test_an_old_sqlite_is_backed_up_and_migrated_and_keeps_its_rows(
    old: Flask, newer: Callable[[int], None], database_kind: str
) -> None:
    newer(1)
    with old.app_context():
        if database_kind == "postgresql":
            with pytest.raises(database.NotReady):
                database.make_ready()
            database.upgrade()
        else:
            database.make_ready()
            (backup,) = database.backups(old.extensions["outreach.settings"])
            rows = sqlite3.connect(backup).execute("SELECT count(*) FROM brief").fetchone()
            assert rows == (1,)
        assert database.revision() == "9000"
        assert counts() == [1, 1]
        db.engine.dispose()


def test_canary_with_foreign_keys_on_the_rows_would_be_gone(
    old: Flask, newer: Callable[[int], None], database_kind: str
) -> None:
    if database_kind != "sqlite":
        pytest.skip("only SQLite re-creates tables")
    newer(1)
    env = paths.migrations_dir() / "env.py"
    env.write_text(env.read_text().replace("foreign_keys = OFF", "foreign_keys = ON"))
    with old.app_context():
        database.make_ready()
        assert counts() == [1, 0]
        db.engine.dispose()


def test_the_last_five_backups_are_kept(old: Flask, newer: Callable[[int], None], database_kind: str) -> None:
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL is backed up by its operator")
    settings: Settings = old.extensions["outreach.settings"]
    for number in range(1, 8):
        newer(number)
        with old.app_context():
            database.make_ready()
            db.engine.dispose()
    kept = [path.name.rsplit("-", 1)[1] for path in database.backups(settings)]
    assert kept == [f"9{number:03}.sqlite3" for number in (1, 2, 3, 4, 5)]


def test_a_database_of_a_newer_program_is_left_alone(old: Flask) -> None:
    with old.app_context():
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(database.NotReady, match="newer version"):
            database.make_ready()
        with pytest.raises(database.NotReady, match="newer version"):
            database.upgrade()


def test_a_broken_reference_rolls_everything_back(old: Flask, newer: Callable[[int], None], database_kind: str) -> None:
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL checks by itself")
    version = database.newest()
    newer(1)
    script = next((paths.migrations_dir() / "versions").glob("9000*"))
    lost = 'op.execute("DELETE FROM account")\n    with op'
    script.write_text(script.read_text().replace("with op", lost, 1))
    with old.app_context():
        with pytest.raises(Exception, match="points at"):
            database.make_ready()
        db.engine.dispose()
        assert database.revision() == version
        assert counts() == [1, 1]
