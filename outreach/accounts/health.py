"""What `outreach doctor` looks at: is the installation whole, and may others reach it?

While the server listens on this machine only, nothing else is asked of it. As soon as it listens to others it needs
https in front, a secret that is its own, the host names it answers to, backups, and a place for its data that nobody
else can read.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from outreach import database
from outreach.archive.listing import all_backups
from outreach.config import Settings
from outreach.extensions import db, reading_only
from outreach.models import printed
from outreach.web.headers import LOOPBACK

SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    good: bool
    sentence: str


def findings(settings: Settings) -> list[Finding]:
    """Everything that was looked at; all must be good."""
    found = [*_database(settings), *_backups(settings), *_folder(settings)]
    return [*found, *exposure(settings)]


def exposure(settings: Settings) -> Iterator[Finding]:
    """What must be so before others may reach the server; nothing is asked while it listens on this machine only."""
    if settings.host in LOOPBACK:
        yield Finding(True, f"It listens on {settings.host} only: nobody else reaches it.")
        return
    yield Finding(
        settings.behind_https,
        "Others reach it by https." if settings.behind_https
        else f"It listens on {settings.host} without https. "
        "Put a proxy with a certificate in front and set OUTREACH_HTTPS=1.",
    )  # fmt: skip
    yield Finding(
        bool(settings.trusted_hosts),
        f"It answers to {', '.join(settings.trusted_hosts)}." if settings.trusted_hosts
        else "It answers to any host name. Set OUTREACH_TRUSTED_HOSTS to the names under which it is reached.",
    )  # fmt: skip
    long_enough = len(settings.secret_key) >= SHORTEST_SECRET
    yield Finding(
        long_enough,
        "Its secret is long enough." if long_enough
        else f"OUTREACH_SECRET_KEY has less than {SHORTEST_SECRET} characters. "
        "Leave it away, and a good one is made and kept.",
    )  # fmt: skip
    yield Finding(
        settings.backup_every_hours > 0,
        "Backups are made by themselves." if settings.backup_every_hours
        else "No backups are made. Set OUTREACH_BACKUP_EVERY_HOURS to 24, or leave it away.",
    )  # fmt: skip


def _backups(settings: Settings) -> Iterator[Finding]:
    """What became of the latest backup, where some are made by schedule."""
    if not settings.backup_every_hours:
        return
    try:
        last = db.session.scalars(all_backups().limit(1)).first()
    except SQLAlchemyError:
        return  # said already: the database cannot be reached, or is not at its version
    if last is not None:
        yield Finding(
            not last.error,
            f"The last backup, of {printed(last.made_at)}, is whole." if not last.error
            else f"The last backup, of {printed(last.made_at)}, failed. {last.error}",
        )  # fmt: skip


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        now_at, newest = database.revision(), database.newest()
        yield Finding(now_at == newest, f"The database is at version {now_at or 'none'}, and {newest} is needed." + (
            "" if now_at == newest else " Run: outreach upgrade"))  # fmt: skip
        if settings.embedded:
            with reading_only(), db.engine.connect() as connection:
                answer = connection.execute(text("PRAGMA quick_check")).scalar()
            whole = answer == "ok"
            yield Finding(whole, "The database file is whole." if whole else "The database file is damaged.")
    except SQLAlchemyError as error:
        yield Finding(False, f"The database cannot be reached ({type(error).__name__}).")


def _folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    if not folder.is_dir():
        yield Finding(True, f"{folder} will be made at the first start.")
        return
    private = os.name == "nt" or not stat.S_IMODE(folder.stat().st_mode) & 0o007
    yield Finding(private, f"{folder} is closed to other users of this machine." if private
                  else f"Other users of this machine can look into {folder}. Run: chmod o-rwx {folder}")  # fmt: skip
