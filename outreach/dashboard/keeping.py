"""Pages of figures: printed once until something changes, and not sent again to a browser that has them."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import Any, TypeVar, cast

from flask import Response, current_app, make_response, request, session
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, data_version
from outreach.text import language
from outreach.web import filters
from outreach.web.navigation import counts, theme_of_reader
from outreach.web.owned import current_owner

View = TypeVar("View", bound=Callable[..., Any])

MOST_CHARACTERS = 8_000_000


class Pages:
    """The pages asked for last, as many as fit into `most` characters. Threads may share it."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most, self._held = most, 0
        self._pages: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> str | None:
        """The page of this tag, if it is held."""
        with self._lock:
            if tag in self._pages:
                self._pages.move_to_end(tag)
            return self._pages.get(tag)

    def put(self, tag: str, page: str) -> None:
        """Hold a page; those that nobody asked for the longest make room."""
        with self._lock:
            self._held += len(page) - len(self._pages.pop(tag, ""))
            self._pages[tag] = page
            while self._held > self._most:
                _oldest, let_go = self._pages.popitem(last=False)
                self._held -= len(let_go)


_pages = Pages()
# Another one in every process: its templates may be others.
_process = secrets.token_hex(8)


def kept(view: View) -> View:
    """Mark the view of a page of figures, below `@access` and `@draws_charts`.

    Its answer may depend on nothing but the rows and settings of the account whose figures they are, the reader, the
    language, the day and the address: it is given again, token of the forms included, until one of these changes.
    Only pages that the view gives as text are kept, so neither what was refused nor a redirection.
    """
    return cast(View, _kept(view, in_browser=True))


def kept_here(view: View) -> View:
    """The same for a page that names people: it is kept by the server alone, and no browser may hold it."""
    return cast(View, _kept(view, in_browser=False))


def _kept(view: Callable[..., Any], *, in_browser: bool) -> Callable[..., Any]:
    @wraps(view)
    def kept_view(*args: Any, **kwargs: Any) -> Any:
        owner = current_owner()
        version = data_version(db.session(), owner.id)
        if not version or "_flashes" in session:
            return view(*args, **kwargs)
        tag = sha256(repr(_question(owner, version)).encode()).hexdigest()
        if in_browser and request.if_none_match.contains(tag):
            return _revalidated(make_response("", 304), tag)
        page = _pages.get(tag)
        if page is None:
            db.session.refresh(owner)  # PostgreSQL: its settings were read before the number was
            page = view(*args, **kwargs)
            if not isinstance(page, str):
                return page
            _pages.put(tag, page)
        return _revalidated(make_response(page), tag) if in_browser else page

    return kept_view


def _question(owner: Account, version: int) -> tuple[object, ...]:
    generate_csrf()  # the token of this session, under which the forms on the page are sent
    return (
        _process, id(current_app._get_current_object()), owner.id, version,  # type: ignore[attr-defined]
        clock.today(owner.zone), owner.time_zone,
        filters.today(), str(filters.zone()), request.full_path, request.script_root, language(),
        current_user.id, current_user.name, theme_of_reader(), session["csrf_token"], tuple(counts().items()),
    )  # fmt: skip


def _revalidated(response: Response, tag: str) -> Response:
    """The browser may hold it, and asks each time whether it still holds."""
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    return response
