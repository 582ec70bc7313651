"""Apps that tests borrow: each finds its own database, none comes back changed, none keeps a connection."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import func, select

from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account
from tests.support.apps import Lender
from tests.support.databases import Template
from tests.support.people import make_account


@pytest.fixture
def lender(compiled_templates: FileSystemBytecodeCache) -> Lender:
    """One of its own, which has lent nothing yet."""
    return Lender(compiled_templates)


@pytest.fixture
def elsewhere(template: Template, settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """The settings of another test: another folder, another database."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    url = template.copy(folder)
    yield replace(settings, data_dir=folder, database_url=url)
    template.drop(url)


def test_a_borrowed_app_serves_the_database_of_its_test(
    lender: Lender, settings: Settings, elsewhere: Settings
) -> None:
    first = lender.lend(settings, {})
    with first.app_context():
        make_account("alice@example.org")
    lender.take_back()
    second = lender.lend(elsewhere, {})
    with second.app_context():
        assert db.session.scalar(select(func.count(Account.id))) == 0
    lender.take_back()
    assert second is first and second.extensions["outreach.settings"] is elsewhere
    with lender.lend(settings, {}).app_context():
        assert db.session.scalars(select(Account.email)).all() == ["alice@example.org"]
    lender.take_back()


@pytest.mark.parametrize(
    "change",
    [
        lambda app: app.view_functions.update({"leads.index": print}),
        lambda app: app.before_request_funcs[None].pop(),
        lambda app: app.after_request_funcs[None].append(print),
        lambda app: app.config.update(SESSION_COOKIE_NAME="another"),
        lambda app: app.extensions.update({"outreach.counts": print}),
        lambda app: app.jinja_env.globals.update(asset=print),
        lambda app: app.add_url_rule("/more", "more", print),
    ],
    ids=["view", "hook gone", "hook added", "configuration", "extension", "template", "address"],
)
def test_an_app_that_was_changed_is_not_lent_again(
    lender: Lender, settings: Settings, change: Callable[[Flask], Any]
) -> None:
    app = lender.lend(settings, {})
    change(app)
    lender.take_back()
    assert lender.lend(settings, {}) is not app
    lender.take_back()


def test_another_configuration_is_another_app(lender: Lender, settings: Settings) -> None:
    plain = lender.lend(settings, {})
    lender.take_back()
    others = [lender.lend(settings, {"PROPAGATE_EXCEPTIONS": False}), lender.lend(replace(settings, port=1), {})]
    assert plain not in [*others, lender.lend(settings, {}, fresh=True)]
    assert lender.lend(settings, {}) is plain
    lender.take_back()


def test_canary_a_connection_that_is_kept_fails_the_test(lender: Lender, settings: Settings) -> None:
    app = lender.lend(settings, {})
    with app.app_context():
        kept = db.engine.connect()
    with pytest.raises(AssertionError, match="Current Checked out connections: 1"):
        lender.take_back()
    kept.close()
    with app.app_context():
        db.engine.dispose()
