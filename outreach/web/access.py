"""Who may call a view: said beside it as data, enforced in one place, and read by the tests as a table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from outreach.web.sessions import READING

View = TypeVar("View", bound=Callable[..., Any])


class Who(Enum):
    """Who is let in."""

    ANYBODY = "anybody"
    """Signed in or not: assets, sign-in, set-up."""
    SIGNED_IN = "signed in"
    """An active account; the rows that the view loads must be its own."""


ANYBODY, SIGNED_IN = Who.ANYBODY, Who.SIGNED_IN


@dataclass(frozen=True)
class Rule:
    """The rule of one view: who, and which model each number in its address names."""

    who: Who
    loads: dict[str, type[Any]] = field(default_factory=dict)


def access(who: Who, **loads: type[Any]) -> Callable[[View], View]:
    """Mark a view with its rule: `@access(SIGNED_IN, lead_id=Lead)`."""

    def mark(view: View) -> View:
        view.access_rule = Rule(who, loads)  # type: ignore[attr-defined]
        return view

    return mark


def rule_of(endpoint: str) -> Rule | None:
    """The rule of the view behind `endpoint`; None when somebody forgot to give it one."""
    view = current_app.view_functions.get(endpoint)
    return getattr(view, "access_rule", None)


def local_path(text: str | None, default: str = "/") -> str:
    """`text` when it is an address inside this site, for going back to; anything else is `default`."""
    if not text or not text.startswith("/") or text.startswith(("//", "/\\")) or not text.isprintable():
        return default
    parts = urlsplit(text)
    return text if not parts.scheme and not parts.netloc else default


def init_app(app: Flask) -> None:
    """Refuse whoever the rule of a view does not let in, before the view runs."""
    app.before_request(_enforce)


def _enforce() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such page: Flask answers 404
    if request.method not in READING and request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise CSRFError("Another site sent this form.")
    rule = rule_of(request.endpoint)
    if rule is None:
        abort(404)  # a view without a rule is a view that nobody may call
    if rule.who is ANYBODY or (current_user.is_authenticated and current_user.is_active):
        return None
    if request.method in READING:
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
    return abort(401)
