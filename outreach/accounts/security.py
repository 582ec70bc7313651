"""Who is signed in, and in which language and time zone they read. Flask-Security hashes and loads; pages are ours."""

from typing import Any

from flask import Flask, g, has_request_context, request, session
from flask_babel import refresh
from flask_login import current_user
from flask_security.core import Security
from flask_security.datastore import SQLAlchemyUserDatastore
from flask_security.utils import login_user

from outreach.accounts.devices import remember_device
from outreach.extensions import db
from outreach.models import Account
from outreach.text import LANGUAGES
from outreach.web import sessions

# OWASP's second choice for argon2id: 19 MiB, two passes, one lane.
ARGON2 = {"argon2__memory_cost": 19456, "argon2__time_cost": 2, "argon2__parallelism": 1}
OPTIONS: dict[str, Any] = {
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": ARGON2,
    "SECURITY_PASSWORD_LENGTH_MIN": 8,
}


def init_app(app: Flask) -> None:
    """Load accounts for requests, and read language and time zone from them."""
    app.config.update(OPTIONS)
    security = Security(app, SQLAlchemyUserDatastore(db, Account, None), register_blueprint=False)  # type: ignore[arg-type]  # no roles
    manager = security.login_manager
    manager.session_protection = None  # our sessions end on the server; a changed network address is no crime
    manager.request_loader(lambda _request: None)  # no token in a header or an address signs anybody in
    languages = app.extensions["babel"]
    languages.locale_selector = _locale
    languages.timezone_selector = lambda: reader().time_zone if reader() else "UTC"
    app.before_request(_remember_chosen_language)


def sign_in(account: Account) -> None:
    """Begin a session with a new id for this account, and read in its language from here on."""
    sessions.begin(account.id)
    remember_device(account)
    login_user(account, authn_via=["password"])
    refresh()


def signed_in_account() -> Account:
    """The account that is signed in, to be changed; never a sample that it looks at."""
    return db.session.get_one(Account, current_user.id)


def reader() -> Any:
    """The signed-in account, or None: also outside of a request and on pages for anybody."""
    if not has_request_context() or not hasattr(g, "_login_user") and "_user_id" not in session:
        return None
    return current_user if current_user.is_authenticated else None


def browser_language() -> str:
    """The language of ours that the browser likes best."""
    liked = (code.split("-")[0].casefold() for code in request.accept_languages.values())
    return next((code for code in liked if code in LANGUAGES), "en")


def _locale() -> str:
    if not has_request_context():
        return "en"
    account = reader()
    chosen = account.locale if account is not None else session.get("language")
    return chosen if chosen in LANGUAGES else browser_language()


def _remember_chosen_language() -> None:
    # Kept in the signed cookie of a browser in which nobody is signed in: nothing is written to the database.
    chosen = request.args.get("lang")
    if chosen in LANGUAGES and reader() is None:
        sessions.remember_language(chosen)
