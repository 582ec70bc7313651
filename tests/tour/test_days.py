"""Days of the sample: its past keeps its weekdays, its promises count from today."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.tour.days import Days
from tests.sample.files import journal

PARIS = ZoneInfo("Europe/Paris")
ONE_WEEK = [date(2026, 3, 2) + timedelta(days=n) for n in range(7)]
SATURDAY = 5


@pytest.mark.parametrize("today", ONE_WEEK)
def test_what_i_sent_was_sent_on_working_days_whenever_the_sample_is_opened(today: date) -> None:
    days = Days(today, PARIS)
    sent = [row for row in journal() if row["direction"] == "out"]
    moments = [days.past(int(row["days_ago"]), time.fromisoformat(row["time"])) for row in sent]
    assert all(moment.astimezone(PARIS).weekday() < SATURDAY for moment in moments)
    assert max(moments) < datetime.combine(today, time.min, tzinfo=PARIS)
    assert today - max(moments).astimezone(PARIS).date() <= timedelta(days=7)


def test_the_past_is_counted_from_a_wednesday_in_the_zone_of_the_reader() -> None:
    thursday = Days(date(2026, 3, 5), PARIS)
    assert thursday.past(1, time(8, 30)) == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
    assert Days(date(2026, 3, 4), PARIS).past(1, time(8, 30)) == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
    assert Days(date(2026, 3, 3), PARIS).past(1, time(8, 30)) == datetime(2026, 2, 24, 7, 30, tzinfo=UTC)


def test_promises_count_from_today() -> None:
    thursday = Days(date(2026, 3, 5), PARIS)
    assert [thursday.due(n) for n in (-2, 0, 9)] == [date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 14)]
