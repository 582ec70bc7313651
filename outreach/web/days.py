"""Days that somebody can mean: a year that was mistyped would be a day from which nothing can be counted."""

from datetime import date, timedelta

from outreach import clock
from outreach.text import _
from outreach.web.refusal import Refusal

FIRST_YEAR = 1970
FURTHEST = timedelta(days=3650)


def check_year(day: date | None, field: str) -> None:
    """Refuse a day long ago, and one more than ten years away. Raises Refusal."""
    if day is None:
        return
    if day.year < FIRST_YEAR:
        raise Refusal(_("This is before %(year)s. Is the year right?", year=FIRST_YEAR), field)
    if day > clock.now().date() + FURTHEST:
        raise Refusal(_("That is more than ten years away. Is the year right?"), field)
