"""Headers on every answer: what a browser may load, show, keep and tell others."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from outreach.config import Settings

View = TypeVar("View", bound=Callable[..., Any])

LOOPBACK = ("127.0.0.1", "localhost", "::1")
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
# What plotly.js inserts by itself: two style elements, one of them empty. A browser test fails when it is refused any.
# Pictures to keep are drawn from a blob that the page itself made.
CHART_POLICY: dict[str, str] = {
    "style-src": (
        "'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' "
        "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='"
    ),
    "img-src": "'self' blob:",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
HSTS = "max-age=31536000; includeSubDomains"


def init_app(app: Flask) -> None:
    """Add the headers to every answer, errors and files included, and trust only the host names that are ours."""
    settings: Settings = app.extensions["outreach.settings"]
    if not app.config["TRUSTED_HOSTS"] and settings.host in LOOPBACK:
        app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost", "[::1]"]
    if settings.behind_https:
        # One proxy stands in front and ends TLS: it says who asked. Without it nobody is believed.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    app.after_request(add_headers)


def draws_charts(view: View) -> View:
    """Mark a view whose page lets plotly.js draw: its two styles are allowed there, by their hashes."""

    @wraps(view)
    def marked(*args: Any, **kwargs: Any) -> Any:
        g.chart_page = True
        return view(*args, **kwargs)

    return cast(View, marked)


def add_headers(response: Response) -> Response:
    """The headers of one answer."""
    response.headers["Content-Security-Policy"] = policy(charts=g.get("chart_page", False))
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)  # a room may be stricter: the door tells nobody where it was opened
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    if _https():
        response.headers["Strict-Transport-Security"] = HSTS
    return response


def policy(*, charts: bool) -> str:
    """The Content-Security-Policy of a page, with or without charts."""
    directives = {**POLICY, **(CHART_POLICY if charts else {})}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _https() -> bool:
    return request.is_secure or bool(current_app.config["SESSION_COOKIE_SECURE"])
