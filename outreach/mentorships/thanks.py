"""When thanks are due: one rule for the overview, the list, and Today."""

from datetime import date, timedelta

from outreach.models import Mentorship


def thanks_due(mentorship: Mentorship, last: date | None) -> date:
    """So many days after the last thanks; the first ones so many days after it began."""
    return (last or mentorship.began_on) + timedelta(days=mentorship.thanks_every_days)
