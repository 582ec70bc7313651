"""Pages that are printed once for each of their few inputs, since printing is most of the work of a page.

What differs from one request to the next (the token, the address, the rows of a list) is put in afterwards."""

import secrets
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, render_template, request, session
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from outreach.text import language
from outreach.web import filters
from outreach.web.navigation import counts, theme_of_reader

KEPT = 500
# Nobody can type a place to be filled in: it is another one in every process.
_FENCE = f"\ue000{secrets.token_hex(8)}\ue001"
_TOKEN, _HERE = "token", "here"
Values = tuple[tuple[str, Any], ...]


def init_app(app: Flask) -> None:
    """Give templates `navigation()`."""
    app.jinja_env.globals["navigation"] = navigation


def forget() -> None:
    """Let go of all that was printed, and of the apps that it was printed for."""
    _page.cache_clear()
    _navigation.cache_clear()


def navigation() -> Markup:
    """The navigation as this reader sees it on this page."""
    return Markup(_filled(_navigation(*_reader(), tuple(counts().items())).split(_FENCE), {}))  # noqa: S704


def kept_page(template: str, places: Mapping[str, str | None], **values: Any) -> str:
    """The page, printed anew only for other `values`, which must be hashable and all that it shows besides `places`.

    A place is a text of this request; the template may print it, and ask whether there is any, and nothing else.
    The token of a form is `frame_token`, the address of the page `frame_here`.
    """
    if "_flashes" in session or current_app.jinja_env.globals["looks_at_sample"]():  # type: ignore[operator]
        around = {"frame_token": generate_csrf(), "frame_here": request.full_path}
        return render_template(template, **around, **places, **values)
    waiting, shown = tuple(counts().items()), tuple(name for name, text in places.items() if text)
    parts = _page(*_reader(), waiting, template, filters.today(), shown, tuple(values.items()))
    return _filled(parts, places)


def _reader() -> tuple[Flask, str | None, str, str, str, str]:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app, request.endpoint, request.script_root, language(), theme_of_reader(), current_user.name


def _filled(parts: list[str] | tuple[str, ...], places: Mapping[str, str | None]) -> str:
    """Texts and names of places in turn. What is put in is never looked through for places."""
    texts, found = list(parts), {_TOKEN: generate_csrf(), _HERE: request.full_path, **places}
    for place in range(1, len(texts), 2):
        texts[place] = escape(found[texts[place]])
    return "".join(texts)


# Everything that the templates read must be among the arguments of these two, or be one of the places.
@lru_cache(KEPT)
def _navigation(
    _app: Flask,
    _endpoint: str | None,
    _root: str,
    _language: str,
    _theme: str,
    _name: str,
    waiting: tuple[tuple[str, int], ...],
) -> str:
    return render_template("_macros/navigation.html", waiting=dict(waiting), **_around())


@lru_cache(KEPT)
def _page(*reader_template_values: Any) -> tuple[str, ...]:
    *reader, waiting, template, _today, shown, values = reader_template_values
    around = Markup(_navigation(*reader, waiting))  # noqa: S704
    places = _around() | {name: _place(name) for name in shown}
    return tuple(render_template(template, navigation=lambda: around, **places, **dict(values)).split(_FENCE))


def _around() -> dict[str, Markup]:
    return {"frame_token": _place(_TOKEN), "frame_here": _place(_HERE)}


def _place(name: str) -> Markup:
    return Markup(f"{_FENCE}{name}{_FENCE}")  # noqa: S704
