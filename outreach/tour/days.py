"""From days before the opening to days of the calendar, so that the sample is alive whenever it is opened."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WRITTEN_FOR = 2
"""The weekday, Wednesday, on which the journal begins to count backwards."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a sample opened on `today` by somebody who lives in `zone`. Pure."""

    today: date
    zone: ZoneInfo

    def past(self, days_ago: int, at: time) -> datetime:
        """When something was. Working days stay working days: the past ends on the latest Wednesday, today included."""
        wednesday = self.today - timedelta(days=(self.today.weekday() - WRITTEN_FOR) % 7)
        return self.instant(wednesday - timedelta(days=days_ago), at)

    def due(self, in_days: int) -> date:
        """The day of a promise, counted from today itself: what waits for today waits on any day."""
        return self.today + timedelta(days=in_days)

    def instant(self, day: date, at: time) -> datetime:
        """That time of that day in this zone, in UTC."""
        return datetime.combine(day, at, tzinfo=self.zone).astimezone(UTC)
