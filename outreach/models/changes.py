"""How often the rows of an account have changed: what figures were computed from, said in one number."""

import secrets
from itertools import chain
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, bindparam, event, select, text
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from outreach.models.account import Account
from outreach.models.base import Base, Owned, RowId

_CHANGED = "outreach.changed_accounts"


class DataVersion(Base):
    """One row per account. It begins anywhere, so that a row made anew never tells an old number again."""

    __tablename__ = "data_version"

    account_id: Mapped[int] = mapped_column(RowId, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)


def data_version(session: Session, account_id: int) -> int:
    """The number that every write of this account raises; 0 before its first, which tells nothing."""
    return session.scalar(_VERSION, {"account_id": account_id}) or 0


def changed(session: Session, account_id: int) -> None:
    """Say that rows of this account change in this transaction: for who writes past the objects of the session."""
    session.info.setdefault(_CHANGED, set()).add(account_id)


_VERSION = select(DataVersion.version).where(DataVersion.account_id == bindparam("account_id"))
_RAISE = text(
    "INSERT INTO data_version (account_id, version) SELECT id, :start FROM account WHERE id = :account_id"
    " ON CONFLICT (account_id) DO UPDATE SET version = data_version.version + 1"
)
_START_BITS = 40


@event.listens_for(Session, "before_flush")
def _note(session: Session, *_rest: Any) -> None:
    for row in chain(session.new, session.dirty, session.deleted):
        if isinstance(row, Owned):
            changed(session, row.owner_id)
        elif isinstance(row, Account):
            changed(session, row.id)


@event.listens_for(Session, "before_commit")
def _raise(session: Session) -> None:
    # At the very end: on PostgreSQL whoever raises it next waits for this transaction.
    if session.in_nested_transaction():
        return
    session.flush()
    for account_id in sorted(filter(None, session.info.pop(_CHANGED, ()))):
        start = 1 + secrets.randbits(_START_BITS)
        session.connection().execute(_RAISE, {"account_id": account_id, "start": start})


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, ended: SessionTransaction) -> None:
    if not ended.nested:  # what came before a savepoint stays
        session.info.pop(_CHANGED, None)
