"""The app: configuration, extensions, blueprints, and nothing else."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from flask import Flask

from outreach import config, paths
from outreach.extensions import babel, csrf, db, guard_sqlite, limiter

# Every room that has pages; each module defines `blueprint`.
ROOMS = (
    "outreach.web.assets",
    "outreach.accounts.routes",
    "outreach.today.routes",
    "outreach.leads.routes",
    "outreach.leads.palette",
    "outreach.briefs.routes",
    "outreach.touchpoints.routes",
    "outreach.follow_ups.routes",
    "outreach.lead_page.routes",
    "outreach.imports.routes",
    "outreach.dashboard.routes",
    "outreach.tour.routes",
)
# Every module that prepares something on the app: each has `init_app(app)`. Order matters, the first goes first.
PREPARED = (
    "outreach.web.logs",
    "outreach.web.sessions",
    "outreach.web.headers",
    "outreach.web.access",
    "outreach.web.errors",
    "outreach.web.filters",
    "outreach.web.compiled",
    "outreach.web.navigation",
    "outreach.accounts.security",
    "outreach.jobs",
)


def create_app(overrides: dict[str, Any] | None = None, *, settings: config.Settings | None = None) -> Flask:
    """An app for these settings (default: those of the environment); `overrides` go into its configuration."""
    settings = settings or config.from_environment()
    app = Flask("outreach", template_folder=str(paths.templates_dir()), static_folder=None)
    app.config.update(flask_settings(settings), **(overrides or {}))
    app.extensions["outreach.settings"] = settings
    db.init_app(app)
    with app.app_context():
        guard_sqlite(db.engine)
    csrf.init_app(app)
    limiter.init_app(app)
    babel.init_app(app)
    for name in filter(_there, PREPARED):
        import_module(name).init_app(app)
    for name in filter(_there, ROOMS):
        app.register_blueprint(import_module(name).blueprint)
    return app


def _there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def flask_settings(settings: config.Settings) -> dict[str, Any]:
    """What Flask and its extensions want to know, by their own names."""
    return {
        "SECRET_KEY": settings.secret_key,
        "SECRET_KEY_FALLBACKS": list(settings.secret_key_fallbacks),
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {} if settings.embedded else {"pool_pre_ping": True},
        "TRUSTED_HOSTS": list(settings.trusted_hosts) or None,
        "MAX_CONTENT_LENGTH": settings.max_body_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.max_body_bytes,
        "SESSION_COOKIE_SECURE": settings.behind_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": "__Host-outreach" if settings.behind_https else "outreach",
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_TRANSLATION_DIRECTORIES": str(paths.PACKAGE / "translations"),
    }
