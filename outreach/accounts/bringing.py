"""An account's archive brought back into it: at once when it is small, in the background when it is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from flask import Flask
from flask_babel import force_locale
from sqlalchemy import Select, delete, insert, select

from outreach import clock, jobs
from outreach.archive.account_in import bring_back, opened_account, require_empty
from outreach.archive.account_out import FORMAT
from outreach.extensions import db
from outreach.models import Account, ImportRun, Job, UploadPart
from outreach.text import _
from outreach.web.refusal import Refusal

KIND = "bring_account_back"
AT_ONCE = 2_000
MOST_UNPACKED = 1024**3
PIECE = 1024 * 1024


def register(app: Flask) -> None:
    """Let the worker read what is large."""
    jobs.register(app, KIND, _bring_back)


def hand_in(account: Account, sent: IO[bytes]) -> bool:
    """Read an archive into the account, in the transaction at hand. False when a job will do it. Refusal: nothing."""
    require_empty(account)
    with opened_account(sent) as archive:
        if archive.size > MOST_UNPACKED:
            raise Refusal(_("This archive unpacks to more than %(size)s GB. The command line takes any size: "
                            "outreach import-account", size=MOST_UNPACKED // 1024**3))  # fmt: skip
        if archive.rows <= AT_ONCE and not archive.files:
            bring_back(archive, account)
            return True
    sent.seek(0)
    run = _kept(account, sent)
    jobs.enqueue(KIND, {"run_id": run.id}, owner_id=account.id)
    return False


def last_reading(account: Account) -> Select[Job]:
    """The latest job that read an archive into this account."""
    return select(Job).where(Job.owner_id == account.id, Job.kind == KIND).order_by(Job.id.desc()).limit(1)


def _kept(account: Account, sent: IO[bytes]) -> ImportRun:
    """The file in the database, so that a worker on any machine can read it; gone once it is read."""
    run = ImportRun(owner_id=account.id, file_name="", kind=FORMAT, created_at=clock.now(), size=0)
    db.session.add(run)
    db.session.flush()
    position = 0
    while data := sent.read(PIECE):
        row = {"owner_id": account.id, "run_id": run.id, "position": position, "data": data}
        db.session.execute(insert(UploadPart), [row])
        position, run.size = position + 1, run.size + len(data)
    return run


def _bring_back(job: Job, progress: jobs.Progress) -> None:
    run_id = int(job.payload["run_id"])
    account = db.session.get_one(Account, job.owner_id)
    try:
        with force_locale(account.locale), _spooled(run_id) as stream, opened_account(stream) as archive:
            bring_back(archive, account, progress.tell)
    except Refusal as refusal:
        db.session.rollback()
        job.message = refusal.message
    db.session.execute(delete(ImportRun).where(ImportRun.id == run_id))


@contextmanager
def _spooled(run_id: int) -> Iterator[IO[bytes]]:
    """The kept file on the disk of this machine: a zip is read from its end."""
    pieces = select(UploadPart.data).where(UploadPart.run_id == run_id).order_by(UploadPart.position)
    with TemporaryFile() as stream:
        for data in db.session.scalars(pieces, execution_options={"yield_per": 1}):
            stream.write(data)
        stream.seek(0)
        yield stream
