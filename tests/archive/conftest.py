"""A backup that is there already, and another machine to restore it on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask

from outreach.archive.backup import Made, back_up
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account
from tests.support.databases import Template
from tests.support.elsewhere import elsewhere
from tests.trust.rows import furnish

Elsewhere = Callable[..., AbstractContextManager[Flask]]


@pytest.fixture
def other_machine(template: Template, settings: Settings, tmp_path: Path) -> Elsewhere:
    """`with other_machine() as app:` what is asked of `db` inside goes to an empty installation."""
    return lambda name="elsewhere": elsewhere(template, settings, tmp_path / name)


@pytest.fixture
def made(app: Flask, alice: Account, bob: Account, tmp_path: Path) -> Made:
    """A backup of two accounts with a row in every table each."""
    for account in (alice, bob):
        furnish(account)
    db.session.commit()
    return back_up(tmp_path / "whole.zip")
