"""Sessions that the server can end: the cookie holds a token, the database its hash and what belongs to it.

A browser in which nobody is signed in has no row, so that looking at the sign-in page writes nothing: what little
it needs (the CSRF token, a language) travels in a signed cookie, as Flask does it.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from flask import Flask, Request, Response, g, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from outreach import clock
from outreach.extensions import db, mark_reading, reading_only
from outreach.models import AccountSession

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=5)
SIGNED_IN_MARK = "~"  # never begins a cookie that Flask signed
READING = ("GET", "HEAD", "OPTIONS")


class ServerSession(SecureCookieSession):
    """What is known of one browser. `token` is set while somebody is signed in."""

    token: str | None = None
    ended_token: str | None = None
    account_id: int | None = None
    is_stored = False


class ServerSessions(SecureCookieSessionInterface):
    """Opens the session of a request and keeps what the request changed in it."""

    session_class = ServerSession

    def open_session(self, app: Flask, request: Request) -> ServerSession | None:
        """The session that the cookie names; an empty one when it has ended or never was."""
        mark_reading(request.method in READING)
        cookie = request.cookies.get(self.get_cookie_name(app), "")
        if not cookie.startswith(SIGNED_IN_MARK):
            opened = super().open_session(app, request)
            assert opened is None or isinstance(opened, ServerSession)
            return opened
        return _stored_session(cookie.removeprefix(SIGNED_IN_MARK)) or ServerSession()

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        """Write what changed, in a short transaction of its own, after that of the request."""
        if session.ended_token is not None:
            _forget(session.ended_token)
        if session.token is None:
            super().save_session(app, session, response)
            return
        if session.modified:
            _keep(session)
        response.vary.add("Cookie")
        if not session.is_stored:
            self._set_cookie(app, response, session.token)

    def _set_cookie(self, app: Flask, response: Response, token: str) -> None:
        response.set_cookie(
            self.get_cookie_name(app),
            cookie_of(token),
            path=self.get_cookie_path(app),
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite=self.get_cookie_samesite(app),
        )


def init_app(app: Flask) -> None:
    """Use these sessions."""
    app.session_interface = ServerSessions()
    app.teardown_request(lambda _error: mark_reading(False))


def begin(account_id: int) -> None:
    """A new session with a new id for who has just signed in; nothing of the old one is carried over."""
    end()
    session.token = secrets.token_urlsafe(32)  # type: ignore[attr-defined]
    session.account_id = account_id  # type: ignore[attr-defined]
    session["csrf_token"] = secrets.token_hex(20)


def end() -> None:
    """End this session, in the database too."""
    ending: Any = session
    ending.clear()
    ending.modified = True
    ending.ended_token = ending.ended_token or (ending.token if ending.is_stored else None)
    ending.token, ending.account_id, ending.is_stored = None, None, False
    g.pop("csrf_token", None)


def remember_language(language: str) -> None:
    """For pages before signing in."""
    session["language"] = language


def end_all(account_id: int) -> None:
    """End every session of an account, in the transaction at hand."""
    db.session.execute(delete(AccountSession).where(AccountSession.account_id == account_id))


def new_row(token: str, account_id: int | None, data: Mapping[str, Any], at: datetime) -> AccountSession:
    """The row of a session that begins `at`."""
    return AccountSession(
        token_hash=hashed(token), account_id=account_id, data=json.dumps(data), created_at=at, last_seen_at=at
    )


def cookie_of(token: str) -> str:
    """What the browser is given to keep."""
    return SIGNED_IN_MARK + token


def hashed(token: str) -> str:
    """What is stored of a secret that is long and random by itself."""
    return sha256(token.encode()).hexdigest()


def _stored_session(token: str) -> ServerSession | None:
    query = select(AccountSession.__table__).where(AccountSession.token_hash == hashed(token))
    with reading_only(), db.engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    now = clock.now()
    if row is None or now - row.created_at >= ABSOLUTE or now - row.last_seen_at >= IDLE:
        return None
    if now - row.last_seen_at >= SEEN_EVERY:
        _note_seen(row.token_hash, now)
    opened = ServerSession(json.loads(row.data))
    opened.token, opened.account_id, opened.is_stored = token, row.account_id, True
    return opened


def _note_seen(token_hash: str, now: datetime) -> None:
    try:
        with _short_write() as connection:
            statement = update(AccountSession).where(AccountSession.token_hash == token_hash)
            connection.execute(statement.values(last_seen_at=now))
    except OperationalError:
        pass  # a full disk or a busy database must not keep anybody from reading


def _keep(kept: ServerSession) -> None:
    assert kept.token is not None
    data, now = json.dumps(dict(kept)), clock.now()
    with _short_write() as connection:
        if kept.is_stored:
            statement = update(AccountSession).where(AccountSession.token_hash == hashed(kept.token))
            connection.execute(statement.values(data=data))
            return
        connection.execute(delete(AccountSession).where(_has_expired(now)))
        connection.execute(
            insert(AccountSession).values(
                token_hash=hashed(kept.token),
                account_id=kept.account_id,
                data=data,
                created_at=now,
                last_seen_at=now,
            )
        )


def _forget(token: str) -> None:
    with _short_write() as connection:
        connection.execute(delete(AccountSession).where(AccountSession.token_hash == hashed(token)))


def _has_expired(now: datetime) -> Any:
    return (AccountSession.last_seen_at <= now - IDLE) | (AccountSession.created_at <= now - ABSOLUTE)


@contextmanager
def _short_write() -> Iterator[Connection]:
    """A transaction of its own; whatever the request left open is given up first, or both would wait."""
    db.session.rollback()
    mark_reading(False)
    with db.engine.begin() as connection:
        yield connection
