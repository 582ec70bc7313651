"""A small app with nothing but the look: assets, filters, navigation."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf import CSRFProtect

from outreach import paths
from outreach.web import assets, filters, navigation


@pytest.fixture
def look() -> Flask:
    """The app; its reader speaks the language in `app.config["READER"]` and lives in that zone."""
    app = Flask("outreach", template_folder=str(paths.templates_dir()), static_folder=None)
    app.config.update(SECRET_KEY="look", TESTING=True, READER=("en", "Europe/Paris"))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(paths.PACKAGE / "translations")
    Babel(
        app,
        locale_selector=lambda: app.config["READER"][0],
        timezone_selector=lambda: app.config["READER"][1],
    )
    CSRFProtect(app)
    LoginManager(app).user_loader(lambda _id: None)
    app.register_blueprint(assets.blueprint)
    filters.init_app(app)
    navigation.init_app(app)
    return app


@pytest.fixture
def page(look: Flask) -> Iterator[Flask]:
    """The app while it answers a request."""
    with look.test_request_context("/somewhere"):
        yield look
