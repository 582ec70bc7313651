"""The navigation around every page, printed once for each of its few inputs: with its menus it is half of the work
of printing a page. What differs from one request to the next, token and address, is put in afterwards."""

from functools import lru_cache

from flask import Flask, current_app, render_template, request
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from outreach.text import language
from outreach.web.navigation import counts, theme_of_reader

KEPT = 500
# Characters that no keyboard types, for places to be filled in.
TOKEN, HERE = "\ue000token\ue001", "\ue000here\ue001"


def init_app(app: Flask) -> None:
    """Give templates `navigation()`."""
    app.jinja_env.globals["navigation"] = navigation


def navigation() -> Markup:
    """The navigation as this reader sees it on this page."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    waiting = tuple(counts().items())
    reader = (language(), theme_of_reader(), current_user.name)
    printed = _printed(app, request.endpoint, request.script_root, *reader, waiting)
    return Markup(printed.replace(TOKEN, escape(generate_csrf())).replace(HERE, escape(request.full_path)))  # noqa: S704


@lru_cache(KEPT)
def _printed(
    _app: Flask,
    _endpoint: str | None,
    _root: str,
    _language: str,
    _theme: str,
    _name: str,
    waiting: tuple[tuple[str, int], ...],
) -> str:
    # Everything that the template reads must be among the arguments, or be one of the two places.
    return render_template("_macros/navigation.html", waiting=dict(waiting), frame_token=TOKEN, frame_here=HERE)
