"""A test client that knows the CSRF token as a browser knows it: from its session."""

import re
import secrets
from typing import Any

from flask import Flask, has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, AccountSession
from outreach.web import sessions


class Browser(FlaskClient):
    """One browser. What a test did through `db_session` is committed before the browser asks for anything."""

    csrf_secret: str | None = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for a page, as a request of its own, and close the answer when all of it is there, as a server does.

        Uncommitted work of the test would hold the lock that the page needs, and Flask would share the test's `g`.
        An answer that is never closed keeps the connection that it was read from.
        """
        if has_app_context():
            db.session.commit()
        with self.application.app_context():
            return super().open(*args, **{"buffered": True, **kwargs})

    def sign_in(self, account: Account) -> "Browser":
        """Be signed in as `account`, without the page for it: a session row and its cookie."""
        token, self.csrf_secret = secrets.token_urlsafe(32), secrets.token_hex(20)
        data = {"_user_id": account.fs_uniquifier, "_fresh": True, "csrf_token": self.csrf_secret}
        db.session.add(sessions.new_row(token, account.id, data, clock.now()))
        db.session.commit()
        self.set_cookie(self.application.config["SESSION_COOKIE_NAME"], sessions.cookie_of(token))
        return self

    def token(self, path: str = "/sign-in") -> str:
        """The CSRF token: that of the session, or the one printed on the page at `path`."""
        if self.csrf_secret is not None:
            key = self.application.config["SECRET_KEY"]
            return str(URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(self.csrf_secret))
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(path).get_data(as_text=True))
        assert found, f"no CSRF token on {path}"
        return found[1]

    def send(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Post a form with its token, as a page of ours would."""
        return self.post(path, data={"csrf_token": self.token(), **(data or {})}, **kwargs)

    @property
    def session_rows(self) -> list[AccountSession]:
        """The sessions that the database knows; for tests of signing in and out."""
        return list(db.session.query(AccountSession))


def new_browser(app: Flask) -> Browser:
    """A browser of its own."""
    browser = app.test_client()
    assert isinstance(browser, Browser)
    return browser
