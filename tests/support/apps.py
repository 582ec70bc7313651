"""Apps for tests: made once for each kind of database, and lent to one test after another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Dialect, Engine, QueuePool, event, make_url

from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from outreach.leads.queries import _many
from outreach.web import frame, logs
from tests.support.browser import Browser

CONFIGURED = {"TESTING": True, "RATELIMIT_ENABLED": False}
HOOKS = ("before_request_funcs", "after_request_funcs", "teardown_request_funcs", "view_functions")


@dataclass(frozen=True)
class Lent:
    """An app, for which tests it will do again, and how it looked when it was made (None: it is not lent again)."""

    app: Flask
    fits: str
    looks: Sequence[Any] | None


class Lender:
    """An app knows its database and its folder by its settings alone, so a new test needs no new app.

    To make one, to fetch its templates and to compile its statements anew took most of the time of a test of a page. A
    test that adds to its app asks for a fresh one. An app that was changed is not lent again.
    """

    def __init__(self, compiled_templates: FileSystemBytecodeCache) -> None:
        self.compiled_templates = compiled_templates
        self.idle: dict[str, list[Lent]] = {}
        self.lent: list[Lent] = []

    def lend(self, settings: Settings, overrides: dict[str, Any], *, fresh: bool = False) -> Flask:
        """An app on the database of these settings, with these options in its configuration."""
        fits = _fitting(settings, overrides)
        if self.idle.get(fits) and not fresh:
            lent = self.idle[fits].pop()
            _move_to(lent.app, settings)
        else:
            app = self._made(settings, overrides)
            lent = Lent(app, fits, None if fresh else _looks_of(app))
        self.lent.append(lent)
        return lent.app

    def take_back(self) -> None:
        """All that was lent, without a connection that is still held.

        Whoever empties the database for the next test would cut it off, and it would say so when it is collected, in
        the middle of some other test.
        """
        while self.lent:
            lent = self.lent.pop()
            with lent.app.app_context():
                _give_back_connections()
            if lent.looks is not None and lent.looks == _looks_of(lent.app):
                self.idle.setdefault(lent.fits, []).append(lent)
            else:
                with lent.app.app_context():
                    db.engine.dispose()
                frame.forget()  # each app has its own templates: five hundred of them would fill the memory

    def _made(self, settings: Settings, overrides: dict[str, Any]) -> Flask:
        app = create_app({**CONFIGURED, **overrides}, settings=settings)
        app.test_client_class = Browser
        app.jinja_env.bytecode_cache = self.compiled_templates
        with app.app_context():
            _connect_where_it_stands(db.engine)
        return app


def _fitting(settings: Settings, overrides: dict[str, Any]) -> str:
    """All that an app takes from its settings when it is made."""
    backend = make_url(settings.database_url).get_backend_name()
    return repr((replace(settings, data_dir=Path(), database_url=backend), sorted(overrides.items())))


def _looks_of(app: Flask) -> Sequence[Any]:
    """What a test may have changed in an app; it never changes by itself."""
    hooks = [{key: _copied(value) for key, value in getattr(app, name).items()} for name in HOOKS]
    config = {key: value for key, value in app.config.items() if key != "SQLALCHEMY_DATABASE_URI"}
    parts = {key: value for key, value in app.extensions.items() if key != "outreach.settings"}
    return [*hooks, config, parts, dict(app.jinja_env.globals), len(list(app.url_map.iter_rules())), app.wsgi_app]


def _copied(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _move_to(app: Flask, settings: Settings) -> None:
    """Let the app serve another database."""
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.extensions["outreach.settings"] = settings
    app.extensions["outreach.bell"].clear()
    logs.configure(settings.log_level)  # to the standard error of this test
    with app.app_context():
        url = make_url(settings.database_url)
        if db.engine.url != url:
            db.engine.dispose()
            db.engine.url = url
        _many.pop(db.engine, None)  # which lists were long in the database before


def _connect_where_it_stands(engine: Engine) -> None:
    """Let an engine be moved by its `url`: a new engine would compile every statement anew."""

    @event.listens_for(engine, "do_connect")
    def go_there(dialect: Dialect, _record: Any, arguments: list[Any], options: dict[str, Any]) -> None:
        arguments[:], options_now = dialect.create_connect_args(engine.url)
        options.clear()
        options.update(options_now)


def _give_back_connections() -> None:
    db.session.remove()
    pool = db.engine.pool
    assert not isinstance(pool, QueuePool) or pool.checkedout() == 0, pool.status()
    if db.engine.name == "sqlite":  # the file goes; a database of PostgreSQL may be that of the next test
        db.engine.dispose()
