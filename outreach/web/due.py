"""One line of Today that a noun computes: what is due with whom, since when, and where it is dealt with."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Due:
    """`mark` names the line for ever (`thanks-12`, `pulse-3-2026-03`): by it the line is put off, at most 80 letters.

    `url` opens the page where it is dealt with; `done_url` takes a POST that does it at once, where one click can.
    """

    mark: str
    name: str
    why: str
    due_on: date
    url: str
    act: str
    """The word on the button that opens the page."""
    due_at: datetime | None = None
    since: str = ""
    done_url: str = ""
    lead_id: int | None = None
