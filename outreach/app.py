"""The app: configuration, extensions, blueprints, and nothing else."""

from typing import Any

from flask import Flask

from outreach import config, jobs, paths
from outreach.accounts import routes as accounts
from outreach.accounts import security
from outreach.briefs import routes as briefs
from outreach.dashboard import routes as dashboard
from outreach.dashboard.comparison import routes as comparison
from outreach.dashboard.fruits import routes as fruits
from outreach.dashboard.pace import routes as pace
from outreach.dashboard.planner import routes as planner
from outreach.dashboard.report import routes as report
from outreach.dashboard.silences import routes as silences
from outreach.dashboard.studies import routes as studies
from outreach.events import routes as events
from outreach.exports import routes as exports
from outreach.extensions import babel, csrf, db, guard_sqlite, limiter
from outreach.follow_ups import routes as follow_ups
from outreach.imports import routes as imports
from outreach.introductions import routes as introductions
from outreach.lead_page import routes as lead_page
from outreach.leads import palette_routes as palette
from outreach.leads import routes as leads
from outreach.leads.joining import routes as joining
from outreach.leads.scoring import routes as scoring
from outreach.mentorships import routes as mentorships
from outreach.mentorships.agreement import routes as agreement
from outreach.mentorships.check_ins import routes as check_ins
from outreach.mentorships.discovery import routes as discovery
from outreach.mentorships.door import link_routes as door_links
from outreach.mentorships.door import routes as door
from outreach.mentorships.goals import routes as goals
from outreach.mentorships.meetings import routes as meetings
from outreach.mentorships.outcomes import routes as outcomes
from outreach.mentorships.recognition import routes as recognition
from outreach.people import routes as people
from outreach.programmes import routes as programmes
from outreach.selection import routes as selection
from outreach.today import routes as today
from outreach.touchpoints import routes as touchpoints
from outreach.tour import routes as tour
from outreach.web import access, assets, compiled, errors, filters, frame, headers, logs, navigation, rules, sessions

# What prepares something on the app, the first goes first: an answer passes them from the last to the first.
PREPARED = (rules, logs, sessions, headers, access, errors, filters, compiled, navigation, frame, security, jobs)
# Every room that has pages.
ROOMS = (
    assets, accounts, today, leads, joining, scoring, selection, palette, briefs, people, touchpoints, follow_ups,
    lead_page, imports, events, introductions, exports, dashboard, comparison, pace, planner, silences, studies,
    fruits, report, tour, mentorships, programmes, goals, meetings, check_ins, recognition, outcomes, discovery,
    agreement, door_links, door,
)  # fmt: skip


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
    for part in PREPARED:
        part.init_app(app)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    return app


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
