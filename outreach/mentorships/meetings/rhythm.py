"""On which day the next meeting is: the day of the rhythm that two people keep, whatever happened to one of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from outreach.models import Rhythm
from outreach.models.rhythm import following

ONE_DAY = timedelta(days=1)


def anchor_of(days: Sequence[date], rhythm: Rhythm) -> date:
    """The day from which the rhythm of these meetings (in order, one at least) is counted.

    That is the first of them. One meeting on another day is an exception and changes nothing; two in a row that are
    off the rhythm, and on it seen from each other, are the new one.
    """
    anchor = days[0]
    for before, day in zip(days, days[1:], strict=False):
        if not (_on(anchor, rhythm, day) or _on(anchor, rhythm, before)) and _on(before, rhythm, day):
            anchor = before
    return anchor


def next_day(days: Sequence[date], rhythm: Rhythm, *, last: date, today: date) -> date:
    """The day of the rhythm for the meeting after `last`, later than `today`.

    A day of the rhythm that comes within half a rhythm of `last` was that meeting's own, held a little early.
    """
    anchor = anchor_of(days, rhythm)
    day = following(anchor, rhythm, last)
    after = following(anchor, rhythm, day)
    if (day - last) * 2 < after - day:
        day = after
    return day if day > today else following(anchor, rhythm, today)


def at_hour(day: date, hour: time | None, zone: ZoneInfo) -> datetime | None:
    """That hour of the day in `zone`, as an instant; where the clocks skip it, as long after midnight as it would be.

    An hour that comes twice is the first of the two.
    """
    return None if hour is None else datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)


def local_hour(at: datetime | None, zone: ZoneInfo) -> time | None:
    """The hour that an instant has in `zone`."""
    return None if at is None else at.astimezone(zone).time()


def _on(anchor: date, rhythm: Rhythm, day: date) -> bool:
    return day >= anchor and following(anchor, rhythm, day - ONE_DAY) == day
