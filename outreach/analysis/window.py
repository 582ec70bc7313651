"""Whom a figure is about, and what it asks; loads without numpy, for pages that only prepare the question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Goal = Literal["replied", "met", "ongoing"]
HORIZON_DAYS = 90
"""So long after the first contact it is judged whether somebody became ongoing."""
Length = Literal["month", "week"]


@dataclass(frozen=True, slots=True)
class Window:
    """Whom a figure is about: first contacted in [start, end), told as it stood just before `as_of`."""

    as_of: datetime
    start: datetime | None = None
    end: datetime | None = None
