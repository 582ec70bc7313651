"""Databases without tables, as they are before the first migration."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from outreach.app import create_app
from outreach.config import Settings
from outreach.extensions import db
from tests.support.databases import Template


@pytest.fixture
def empty_settings(settings: Settings, template: Template, tmp_path: Path) -> Iterator[Settings]:
    """The settings of an installation whose database has no tables."""
    folder = tmp_path / "fresh"
    url = template.empty(folder)
    yield replace(settings, data_dir=folder, database_url=url)
    template.drop(url)


@pytest.fixture
def make_empty_app(empty_settings: Settings) -> Iterator[Callable[[], Flask]]:
    """A maker of apps on the database without tables."""
    made: list[Flask] = []

    def make() -> Flask:
        made.append(create_app({"TESTING": True}, settings=empty_settings))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
