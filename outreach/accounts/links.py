"""Links that open one door once: the address holds a token, the database only its hash."""

import secrets
from datetime import timedelta
from typing import Literal

from sqlalchemy import ColumnElement, delete, select, update

from outreach import clock
from outreach.extensions import db
from outreach.models import OneTimeLink
from outreach.web.sessions import hashed

Purpose = Literal["set_up", "sign_in", "reset"]
LIFETIME = timedelta(hours=24)


def make_link(purpose: Purpose, account_id: int | None = None, lifetime: timedelta = LIFETIME) -> str:
    """A new token; the earlier ones for the same door die."""
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.execute(
        delete(OneTimeLink).where(
            OneTimeLink.purpose == purpose, OneTimeLink.account_id.is_not_distinct_from(account_id)
        )
    )
    db.session.add(
        OneTimeLink(
            token_hash=hashed(token),
            purpose=purpose,
            account_id=account_id,
            created_at=now,
            expires_at=now + lifetime,
        )
    )
    return token


def find_link(purpose: Purpose, token: str) -> OneTimeLink | None:
    """The link, while it can still be used."""
    return db.session.scalar(select(OneTimeLink).where(*_usable(purpose, token)))


def use_link(purpose: Purpose, token: str) -> bool:
    """Use the link up, in the transaction at hand; False when somebody was quicker."""
    statement = update(OneTimeLink).where(*_usable(purpose, token)).values(used_at=clock.now())
    used = db.session.execute(statement.returning(OneTimeLink.token_hash))
    return used.first() is not None


def _usable(purpose: Purpose, token: str) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeLink.token_hash == hashed(token),
        OneTimeLink.purpose == purpose,
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > clock.now(),
    )
