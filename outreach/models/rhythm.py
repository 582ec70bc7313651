"""Days that return: the same weekday, or the same day of the month, cut to its end where a month is short."""

from calendar import monthrange
from datetime import date, timedelta

from outreach.models.mentoring_words import Rhythm

_DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}
_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.EVERY_TWO_MONTHS: 2, Rhythm.QUARTERLY: 3}


def months_after(day: date, months: int) -> date:
    """The same day so many months later; 31 January and one month are 28 February (29 in a leap year)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nth(anchor: date, rhythm: Rhythm, times: int) -> date:
    """`anchor` and so many times its rhythm: counted from the anchor, so that 31 January comes to 31 March."""
    if rhythm in _DAYS:
        return anchor + timedelta(days=_DAYS[rhythm] * times)
    return months_after(anchor, _MONTHS[rhythm] * times)


def following(anchor: date, rhythm: Rhythm, after: date) -> date:
    """The first day of the rhythm later than `after`; the anchor itself when that is later."""
    longest = _DAYS.get(rhythm) or 31 * _MONTHS[rhythm]
    times = max(0, (after - anchor).days // longest)
    while (day := nth(anchor, rhythm, times)) <= after:
        times += 1
    return day
