"""In: everything of one account out of its archive, into an account that is still empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from sqlalchemy import select

from outreach import database
from outreach.archive.account_out import FORMAT, VERSION
from outreach.archive.account_rows import Reading, Tell
from outreach.archive.belongings import ACCOUNT, archived_kinds, archived_tables
from outreach.archive.unpacking import Archive, damaged, opened
from outreach.extensions import db
from outreach.models import Account, Brief, ImportRun, Lead, Tag, changed
from outreach.text import _
from outreach.web.refusal import Refusal


@contextmanager
def opened_account(source: IO[bytes]) -> Iterator[Archive]:
    """The archive of an account, its manifest looked over. Refusal when it is none that this version can read."""
    with opened(source, FORMAT, VERSION) as archive:
        ours = {table.name: archived_kinds(table) for table in archived_tables()}
        known = archive.manifest.get("revision") in database.known_revisions()
        names = [part.table for part in archive.tables]
        if not known or not {*names} <= {*ours}:
            raise Refusal(_("A newer version of Outreach made this file. Install that version, or a later one."))
        for part in archive.tables:
            if not part.kinds.items() <= ours[part.table].items() or names.count(part.table) > 1:
                raise damaged(part.file)
        yield archive


def address_of(archive: Archive) -> str:
    """The address under which the account signed in where it comes from."""
    part = next((part for part in archive.tables if part.table == ACCOUNT), None)
    rows = [row for some in archive.rows_of(part) for row in some] if part else []
    if len(rows) != 1 or not rows[0].get("email"):
        raise damaged(part.file if part else ACCOUNT)
    return str(rows[0]["email"])


def is_empty(account: Account) -> bool:
    """Whether nothing was done in an account yet: nobody in it, and at most the brief that it began with."""
    over = ImportRun.state.in_(("failed", "undone")) | (ImportRun.kind == FORMAT)
    filled = (
        select(Lead.id).where(Lead.owner_id == account.id),
        select(Tag.id).where(Tag.owner_id == account.id),
        select(ImportRun.id).where(ImportRun.owner_id == account.id, ~over),
        select(Brief.id).where(Brief.owner_id == account.id).order_by(Brief.id).offset(1),
    )
    return all(db.session.scalar(each.limit(1)) is None for each in filled)


def require_empty(account: Account) -> None:
    """Refusal when something was done in the account."""
    if not is_empty(account):
        raise Refusal(_("This account has leads or imports already. An archive is read into an empty account, so that "
                        "nothing is mixed. Nothing was changed."))  # fmt: skip


def bring_back(archive: Archive, account: Account, tell: Tell = lambda _done, _total: None) -> dict[str, int]:
    """Everything in the archive, in the transaction at hand; table -> rows. Refusal when the account is not empty."""
    require_empty(account)
    db.session.flush()
    changed(db.session(), account.id)
    reading = Reading(db.session.connection(), archive, account.id, tell)
    reading.clear()
    reading.read()
    db.session.expire_all()
    return {part.table: part.rows for part in archive.tables}
