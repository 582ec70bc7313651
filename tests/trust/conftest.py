"""The checks meet the app as visitors do: an exception is an error page, not a traceback in the test."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from outreach.extensions import db


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Iterator[Flask]:
    made = make_app(PROPAGATE_EXCEPTIONS=False)
    with made.app_context():
        yield made
        db.session.rollback()
