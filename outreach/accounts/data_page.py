"""What the page about all of one's data shows: the archive, how a reading goes, the backups."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import current_app
from flask_babel import format_datetime

from outreach import clock, jobs
from outreach.accounts.bringing import last_reading
from outreach.accounts.data_forms import ArchiveForm
from outreach.archive.account_in import is_empty
from outreach.archive.listing import all_backups, last_good
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account, Backup, Job
from outreach.text import _
from outreach.web.filters import number
from outreach.web.headers import LOOPBACK

TOLD_FOR = timedelta(days=1)
KILOBYTE, MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True)
class Backups:
    """What is known of the backups of this installation."""

    every_hours: int
    kept: int
    good: Backup | None
    failed: Backup | None
    """The latest attempt, when it failed."""
    place: str
    """Where the good one is; its name alone when others than the owner of the machine read this."""


def page(account: Account, form: ArchiveForm | None = None) -> dict[str, Any]:
    """Everything that the page needs."""
    reading = db.session.scalars(last_reading(account)).first()
    running = reading is not None and reading.state in ("queued", "running")
    done, total = jobs.progress_of(reading) if reading and running else (0, 0)
    return {
        "account": account,
        "form": form or ArchiveForm(),
        "running": running,
        "done": done,
        "total": total,
        "ended": _how_it_ended(reading),
        "empty": is_empty(account),
        "limit": upload_limit() // (1024 * 1024),
        "backups": _backups(),
        "size_words": size_words,
        "when_words": when_words,
    }


def upload_limit() -> int:
    """How large an archive may be that is sent by a browser, in bytes."""
    return _settings().max_upload_bytes


def size_words(size: int) -> str:
    """A number of bytes as a person says it."""
    if size < MEGABYTE:
        return _("%(size)s kB", size=number(max(1, round(size / KILOBYTE))))
    return _("%(size)s MB", size=number(round(size / MEGABYTE, 1)))


def when_words(backup: Backup) -> str:
    """Day and hour of a backup, by the reader's clock."""
    return str(format_datetime(backup.made_at, "d MMM y, HH:mm"))


def _how_it_ended(reading: Job | None) -> str:
    """What is said about a reading that is over, for a day; nothing else."""
    if reading is None or reading.finished_at is None or clock.now() - reading.finished_at > TOLD_FOR:
        return ""
    if reading.state == "failed":
        return _("The archive could not be read. Nothing was changed. Try again; if it fails twice, the log of the "
                 "server says why.")  # fmt: skip
    return reading.message or _("The archive was read. Everything in it is here now.")


def _backups() -> Backups:
    settings = _settings()
    good, last = (db.session.scalars(query.limit(1)).first() for query in (last_good(), all_backups()))
    place = Path(good.place) if good else Path()
    return Backups(
        every_hours=settings.backup_every_hours,
        kept=settings.backup_keep,
        good=good,
        failed=last if last is not None and last.error else None,
        place=str(place) if settings.host in LOOPBACK else place.name,
    )


def _settings() -> Settings:
    settings: Settings = current_app.extensions["outreach.settings"]
    return settings
