"""Deleting an account for good: everything by portions, so that nobody waits long for the lock of another.

A small account goes at once. Of a large one the owner is shut out at once, and the rest goes in the background.
"""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import delete, func, select

from outreach import jobs
from outreach.accounts import throttle
from outreach.accounts.actions import disable
from outreach.database import wipe_log
from outreach.extensions import db
from outreach.models import Account, ImportRun, Job, Lead, Note, Touchpoint

KIND = "delete_account"
AT_A_TIME = 2_000


@dataclass(frozen=True)
class Holdings:
    """What there is in an account."""

    leads: int
    touchpoints: int
    notes: int
    imports: int


def register(app: Flask) -> None:
    """Let the worker do the portions."""
    jobs.register(app, KIND, _next_portion)


def holdings(account: Account) -> Holdings:
    """What will be deleted with the account, counted."""
    return Holdings(*(_count(model, account) for model in (Lead, Touchpoint, Note, ImportRun)))


def delete_account(account: Account) -> bool:
    """Delete it in the transaction at hand. False when it is too large for that: it is shut, and a job deletes it."""
    throttle.forget(f"account {account.email}")
    if _delete_portion(account.id):
        return True
    disable(account)
    _go_on(account.id)
    return False


def delete_now(account: Account) -> None:
    """Delete it all, however much there is, a transaction for each portion; for who can wait."""
    account_id = account.id
    throttle.forget(f"account {account.email}")
    disable(account)
    over = False
    while not over:
        over = _delete_portion(account_id)
        db.session.commit()
    wipe_log()


def _next_portion(job: Job, _progress: jobs.Progress) -> None:
    account_id = int(job.payload["account_id"])
    if not _delete_portion(account_id):
        _go_on(account_id)


def _go_on(account_id: int) -> None:
    # Not a job of the account: it would be deleted with it.
    jobs.enqueue(KIND, {"account_id": account_id}, owner_id=None)


def _delete_portion(account_id: int) -> bool:
    """Delete some leads; whether these were the last, with which the account itself goes, and all else it has."""
    db.session.flush()
    some = select(Lead.id).where(Lead.owner_id == account_id).order_by(Lead.id).limit(AT_A_TIME)
    gone: Any = db.session.execute(_bare(delete(Lead).where(Lead.id.in_(some))))
    if gone.rowcount == AT_A_TIME:
        return False
    db.session.execute(_bare(delete(Account).where(Account.id == account_id)))
    db.session.expire_all()
    return True


def _bare(statement: Any) -> Any:
    return statement.execution_options(synchronize_session=False)


def _count(model: Any, account: Account) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(model.owner_id == account.id)) or 0
