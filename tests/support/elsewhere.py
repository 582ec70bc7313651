"""Another machine: an installation of its own, empty, beside the one of the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask

from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from tests.support.databases import Template


@contextmanager
def elsewhere(template: Template, settings: Settings, folder: Path) -> Iterator[Flask]:
    """An app on a database without tables; what is asked of `db` inside goes to it."""
    folder.mkdir()
    url = template.empty(folder)
    app = create_app({"TESTING": True}, settings=replace(settings, data_dir=folder, database_url=url))
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()
            template.drop(url)
