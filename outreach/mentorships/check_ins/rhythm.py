"""When a check-in is due, and when the pulse of a month. Pure."""

from datetime import date, timedelta

from outreach.models import Phase
from outreach.models.rhythm import months_after

EVERY = timedelta(days=7)
IN_STEP = (Phase.NEGOTIATION, Phase.ENABLING)
"""The phases in which one checks in."""
PULSE_DAY = 25
GRACE_DAYS = 7
"""How far into the next month that of the last one is still asked for."""


def next_check_in(last: date | None, since: date, today: date) -> date:
    """The day of the check-in that is due now, or next: whole weeks after the last one, or after `since`.

    A week that was skipped is let go: only the latest is asked for, so it is never late by a week.
    """
    begin = since if last is None else max(last, since)
    return begin + EVERY * max(1, (today - begin) // EVERY)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def pulse_day(month: date) -> date:
    """From when on the pulse of a month is asked for."""
    return month.replace(day=PULSE_DAY)


def pulse_months(began_on: date, today: date, until: date) -> list[date]:
    """The months that are asked for by `until`: the last one in the first week of the next, then from the 25th on.

    A month of which the mentorship saw fewer than its last days is not asked for.
    """
    month = month_of(today)
    months = [months_after(month, -1)] if today.day <= GRACE_DAYS else []
    while pulse_day(month) <= until:
        months.append(month)
        month = months_after(month, 1)
    return [month for month in months if began_on <= pulse_day(month)]
