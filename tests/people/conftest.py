"""The clock of these tests stands on Thursday 5 March 2026, ten in the morning in Paris."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Brief


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def brief(alice: Account) -> Brief:
    """The brief that every account starts with."""
    return db.session.scalars(select(Brief).where(Brief.owner_id == alice.id)).one()
