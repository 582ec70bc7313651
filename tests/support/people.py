"""Accounts for the tests: the ladder from the owner of the data to somebody who is shut out."""

from functools import cache
from typing import Any

from flask_security.utils import hash_password

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Brief

PASSWORD = "correct horse battery"


@cache
def password_hash() -> str:
    """The hash of PASSWORD; made once, since it is slow on purpose."""
    return str(hash_password(PASSWORD))


def make_account(email: str, **columns: Any) -> Account:
    """An account that may sign in with PASSWORD, with the brief that every account starts with."""
    columns = {"name": email.split("@")[0].capitalize(), "password": password_hash(), **columns}
    account = Account(email=email, fs_uniquifier=f"session-of-{email}", created_at=clock.now(), **columns)
    db.session.add(account)
    db.session.flush()
    db.session.add(Brief(owner_id=account.id, title="My search", created_at=clock.now()))
    db.session.commit()
    return account
