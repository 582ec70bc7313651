"""When something happened: to the second, or only the day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time. `day` is set when only the day is known; `at` is then that day's start for its owner."""

    at: datetime
    day: date | None = None

    @classmethod
    def of_day(cls, day: date, zone: ZoneInfo) -> "Moment":
        """A day of which the hour is not known, in the zone of the account it belongs to."""
        return cls(start_of_day(day, zone), day)

    @property
    def order(self) -> tuple[datetime, bool]:
        """What moments are compared by; of two at the same instant the less certain one comes first."""
        return self.at, self.day is None

    def local_day(self, zone: ZoneInfo) -> date:
        """The day on which it was for somebody who lives in `zone`."""
        return self.day or self.at.astimezone(zone).date()

    def printed(self) -> str:
        """2026-02-11T08:41:07Z, or 2026-02-11 when only the day is known."""
        return self.day.isoformat() if self.day else printed(self.at)


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of `day` in `zone`, in UTC."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def printed(at: datetime) -> str:
    """An instant as programs read it: 2026-02-11T08:41:07Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
