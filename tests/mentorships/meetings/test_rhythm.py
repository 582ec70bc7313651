"""The rhythm is kept: month ends, exceptions, a new beat; whatever the days, the next is on it and to come."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.mentorships.meetings.rhythm import anchor_of, at_hour, local_hour, next_day
from outreach.models import Rhythm
from outreach.models.rhythm import following, nth

PARIS = ZoneInfo("Europe/Paris")
days = st.dates(date(2020, 1, 1), date(2060, 12, 31))
rhythms = st.sampled_from(Rhythm)
LONG_AGO = date(2000, 1, 1)


def chain(first: str, rhythm: Rhythm, count: int) -> list[str]:
    """So many meetings, each held on the day that the rhythm proposed."""
    held = [date.fromisoformat(first)]
    for _number in range(count):
        held.append(next_day(held, rhythm, last=held[-1], today=LONG_AGO))
    return [day.isoformat() for day in held[1:]]


def test_the_last_of_january_comes_back_to_the_last_of_march() -> None:
    assert chain("2026-01-31", Rhythm.MONTHLY, 4) == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]
    assert chain("2028-01-31", Rhythm.MONTHLY, 2) == ["2028-02-29", "2028-03-31"]


def test_the_29th_of_february_stays_the_29th() -> None:
    assert chain("2028-02-29", Rhythm.MONTHLY, 2) == ["2028-03-29", "2028-04-29"]
    assert chain("2028-02-29", Rhythm.QUARTERLY, 4)[-1] == "2029-02-28"


def test_weeks_keep_their_weekday_over_the_change_of_the_clocks() -> None:
    assert chain("2026-03-19", Rhythm.WEEKLY, 2) == ["2026-03-26", "2026-04-02"]
    assert chain("2026-10-15", Rhythm.FORTNIGHTLY, 2) == ["2026-10-29", "2026-11-12"]


def test_one_exception_changes_nothing() -> None:
    held = [date(2026, 1, 31), date(2026, 3, 3)]
    assert anchor_of(held, Rhythm.MONTHLY) == date(2026, 1, 31)
    assert next_day(held, Rhythm.MONTHLY, last=held[-1], today=LONG_AGO) == date(2026, 3, 31)


def test_two_in_a_row_are_the_new_rhythm() -> None:
    held = [date(2026, 1, 31), date(2026, 3, 15), date(2026, 4, 15)]
    assert next_day(held, Rhythm.MONTHLY, last=held[-1], today=LONG_AGO) == date(2026, 5, 15)


def test_a_meeting_that_was_held_a_little_early_was_that_of_its_day() -> None:
    held = [date(2026, 1, 31), date(2026, 2, 26)]
    assert next_day(held, Rhythm.MONTHLY, last=held[-1], today=LONG_AGO) == date(2026, 3, 31)


def test_nothing_is_proposed_for_a_day_that_has_passed() -> None:
    fifth = date(2026, 1, 5)
    assert next_day([fifth], Rhythm.MONTHLY, last=fifth, today=date(2026, 3, 5)) == date(2026, 4, 5)


@given(days, rhythms, st.integers(0, 2000))
def test_following_is_later_and_skips_none(anchor: date, rhythm: Rhythm, gap: int) -> None:
    after = anchor + timedelta(days=gap)
    found = following(anchor, rhythm, after)
    grid = [nth(anchor, rhythm, times) for times in range(400)]
    assert found > after
    assert found == min(day for day in grid if day > after)


@given(days, rhythms, st.integers(0, 300))
def test_the_day_of_the_month_is_the_anchors_or_the_last(anchor: date, rhythm: Rhythm, times: int) -> None:
    day = nth(anchor, rhythm, times)
    if rhythm in (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY):
        assert day.weekday() == anchor.weekday()
    else:
        assert day.day == anchor.day or (day.day < anchor.day and (day + timedelta(days=1)).day == 1)


@given(st.lists(days, min_size=1, max_size=8), rhythms, days)
def test_whatever_was_held_the_next_is_on_its_rhythm(held: list[date], rhythm: Rhythm, today: date) -> None:
    held.sort()
    found = next_day(held, rhythm, last=held[-1], today=today)
    assert found > held[-1] and found > today
    assert following(anchor_of(held, rhythm), rhythm, found - timedelta(days=1)) == found
    longest = (following(found, rhythm, found) - found).days + 4
    assert found <= max(held[-1] + timedelta(days=3 * longest // 2), today + timedelta(days=longest))


@pytest.mark.parametrize(
    ("day", "hour", "instant"),
    [
        (date(2026, 3, 28), time(16), datetime(2026, 3, 28, 15, tzinfo=UTC)),
        (date(2026, 3, 30), time(16), datetime(2026, 3, 30, 14, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped: it is half past three
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
    ],
)
def test_hours_of_a_zone_with_two_clocks(day: date, hour: time, instant: datetime) -> None:
    found = at_hour(day, hour, PARIS)
    assert found == instant
    assert instant.astimezone(PARIS).date() == day


def test_an_hour_that_is_not_known_stays_so() -> None:
    assert at_hour(date(2026, 3, 5), None, PARIS) is None and local_hour(None, PARIS) is None
