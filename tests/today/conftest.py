"""The clock of these tests stands on Thursday 5 March 2026, ten in the morning in Paris."""

from collections.abc import Callable
from datetime import datetime

import pytest

from outreach.models import Account, Lead
from tests.support.leads import make_lead


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def ingrid(alice: Account) -> Lead:
    return make_lead(alice)
