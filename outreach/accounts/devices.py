"""Browsers in which somebody has signed in before: their tries are counted apart.

Whoever tries the passwords of an account without pause would keep its owner out for as long as they go on. A browser
that once got in carries a signed cookie, and has ten tries of its own.
"""

import secrets

from flask import Response, after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from outreach.accounts.queries import normalised
from outreach.models import Account
from outreach.web.sessions import hashed

A_YEAR = 365 * 24 * 3600


def known_device(email: str) -> str | None:
    """What to count the tries of this browser under; None when nobody signed in here with this address."""
    try:
        owner, device = _signer().loads(request.cookies.get(_cookie_name(), ""))
    except (BadSignature, ValueError, TypeError):
        return None
    return str(device) if owner == hashed(normalised(email)) else None


def remember_device(account: Account) -> None:
    """Let this browser be known from now on, as one of this account."""
    value = _signer().dumps([hashed(account.email), secrets.token_hex(8)])

    @after_this_request
    def give_cookie(response: Response) -> Response:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(_cookie_name(), str(value), max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
        return response


def _cookie_name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-device"


def _signer() -> URLSafeSerializer:
    config = current_app.config
    return URLSafeSerializer([*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]], salt="known-device")
