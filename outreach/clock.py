"""The only place that asks what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant in UTC, to the second: the precision that is stored and printed."""
    return datetime.now(UTC).replace(microsecond=0)


def today(zone: ZoneInfo) -> date:
    """The present day of somebody who lives in `zone`."""
    return now().astimezone(zone).date()
