"""Whether the database has the tables that this code expects, and how it gets them.

The embedded SQLite file is brought up to date at every start, after a backup of itself. A PostgreSQL database belongs
to an operator: only `outreach upgrade` touches its tables, and the server refuses to work on an old schema.

Alembic is loaded when there is something to migrate: it takes a third of the time that a start may take.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import inspect, make_url, text

from outreach import clock, paths
from outreach.config import Settings
from outreach.extensions import db, reading_only

if TYPE_CHECKING:
    from alembic.config import Config

BACKUPS_KEPT = 5


class NotReady(Exception):
    """The database cannot be used as it is; the sentence says what to do."""


def make_ready() -> None:
    """Bring the embedded database up to date; refuse a PostgreSQL database that is not."""
    settings = _settings()
    now_at = revision()
    if now_at == newest():
        return
    _refuse_unknown(now_at)
    if not settings.embedded:
        raise NotReady("The database is not at the version that this program needs. Run: outreach upgrade")
    upgrade()


def upgrade() -> str | None:
    """Migrate to the newest version; on SQLite a backup comes first. Gives the backup's path, if there is one."""
    settings, now_at = _settings(), revision()
    _refuse_unknown(now_at)
    if now_at == newest():
        return None
    backup = _back_up(settings, now_at) if settings.embedded and now_at is not None else None
    from alembic import command

    command.upgrade(alembic_config(), "head")
    return str(backup) if backup else None


def wipe_log() -> None:
    """Leave nothing of what was deleted in SQLite's log of changes: it goes into the file, and the log is emptied.

    Somebody who reads meanwhile may keep it from being emptied; it then is by the next one who closes the file.
    """
    if db.engine.dialect.name == "sqlite":
        with closing(db.engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def revision() -> str | None:
    """The migration that the database is at; None when it has no tables yet."""
    settings = _settings()
    if settings.embedded:
        _file_of(settings).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with reading_only(), db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return version


def newest() -> str:
    """The migration that this code needs: their files are named by number, `0001_first.py`, and one follows another."""
    return max(path.name for path in (paths.migrations_dir() / "versions").glob("[0-9]*.py")).partition("_")[0]


def alembic_config() -> "Config":
    """Alembic's configuration: nothing but where the migrations are."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations_dir()).replace("%", "%%"))
    return config


def backups(settings: Settings) -> list[Path]:
    """The backups made before migrations, oldest first."""
    return sorted((settings.data_dir / "backups").glob("outreach-*.sqlite3"))


def known_revisions() -> set[str]:
    """Every migration that this code has."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}


def make_empty_at(version: str) -> None:
    """Give a database without anything to lose the tables of this migration, and no rows."""
    from alembic import command

    if revision() is not None:
        command.downgrade(alembic_config(), "base")
    command.upgrade(alembic_config(), version)


def _refuse_unknown(now_at: str | None) -> None:
    if now_at is not None and now_at not in known_revisions():
        raise NotReady("A newer version of this program made the database. Install that version, or a later one.")


def _back_up(settings: Settings, now_at: str) -> Path:
    # The online copy is whole even while others write; a copied live file would be torn.
    folder = settings.data_dir / "backups"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"outreach-{clock.now():%Y%m%dT%H%M%SZ}-{now_at}.sqlite3"
    unfinished = target.with_suffix(".unfinished")
    with closing(sqlite3.connect(_file_of(settings))) as source, closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
    unfinished.chmod(0o600)
    unfinished.replace(target)
    for old in backups(settings)[:-BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
    return target


def _file_of(settings: Settings) -> Path:
    return Path(make_url(settings.database_url).database or "")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["outreach.settings"]
    return settings
