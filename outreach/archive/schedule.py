"""Backups by themselves: one of the workers makes one whenever the last is old enough, and keeps the latest few."""

import logging
import re
from datetime import timedelta
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import delete, select, text

from outreach import clock, jobs
from outreach.archive.backup import back_up, record, record_failure
from outreach.archive.listing import all_backups
from outreach.config import Settings
from outreach.extensions import db, reading_only
from outreach.models import Account, Backup, Job
from outreach.text import _
from outreach.web.refusal import Refusal

KIND = "backup"
OURS = re.compile(r"outreach-\d{8}T\d{6}Z\.zip")
CUT_SHORT = re.compile(rf"\.{OURS.pattern}\.\d+\.unfinished")
TRY_AGAIN = timedelta(hours=1)
REMEMBERED = timedelta(days=90)
LOCK = 7_003_310_422

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Let the workers make backups, and look whether one is due."""
    jobs.register(app, KIND, make)
    jobs.every_minute(app, look)


def look() -> None:
    """Enqueue a backup when one is due. Several workers may look at the same instant: one of them enqueues it."""
    if not _settings().backup_every_hours:
        return
    with reading_only():
        due = is_due()
        db.session.rollback()
    if not due:
        return
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    if is_due():
        jobs.enqueue(KIND, {}, owner_id=None)
    db.session.commit()


def is_due() -> bool:
    """Whether it is time: somebody is here, none is under way, and the last attempt is long enough ago."""
    under_way = select(Job.id).where(Job.kind == KIND, Job.state.in_(("queued", "running"))).limit(1)
    somebody = select(Account.id).limit(1)
    if db.session.scalar(somebody) is None or db.session.scalar(under_way) is not None:
        return False
    folder = str(_settings().backups_folder)
    last = db.session.scalars(all_backups().where(Backup.place.startswith(folder, autoescape=True)).limit(1)).first()
    every = timedelta(hours=_settings().backup_every_hours)
    return last is None or clock.now() - last.made_at >= (min(every, TRY_AGAIN) if last.error else every)


def make(_job: Job, progress: jobs.Progress) -> None:
    """The job: a new backup beside the earlier ones; the oldest go. What goes wrong is kept, to be shown."""
    settings = _settings()
    folder = settings.backups_folder
    target = folder / f"outreach-{clock.now():%Y%m%dT%H%M%SZ}.zip"
    try:
        _make_folder(folder)
        record(back_up(target))
        _keep_latest(folder, settings.backup_keep)
    except Refusal as refusal:
        db.session.rollback()
        record_failure(target, refusal.message)
    except Exception as error:
        log.exception("a backup failed")
        db.session.rollback()
        record_failure(target, _("Something went wrong (%(why)s). The log of the server says more.",
                                 why=type(error).__name__))  # fmt: skip
    db.session.execute(delete(Backup).where(Backup.made_at < clock.now() - REMEMBERED))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refusal(_("The folder for backups could not be made: %(why)s.", why=error.strerror or "")) from error


def _keep_latest(folder: Path, kept: int) -> None:
    ours = sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name))
    # A machine that went down in the middle of one leaves its beginning; now that this one is whole, none is under way.
    cut_short = (path for path in folder.iterdir() if CUT_SHORT.fullmatch(path.name))
    for old in (*ours[:-kept], *cut_short):
        old.unlink(missing_ok=True)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["outreach.settings"]
    return settings
