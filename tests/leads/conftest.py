"""The clock of these tests stands on Thursday 5 March 2026, ten in the morning in Paris."""

from collections.abc import Callable
from datetime import datetime

import pytest


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")
