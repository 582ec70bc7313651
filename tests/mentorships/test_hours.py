"""Hours that an even pace would have reached: none before, all after, a straight line between."""

from datetime import date, timedelta

import pytest

from outreach.mentorships.hours import Hours, expected_minutes

BEGINS, ENDS = date(2026, 2, 1), date(2026, 5, 31)  # 28 + 31 + 30 + 31 = 120 days


@pytest.mark.parametrize(
    ("today", "minutes"),
    [
        (date(2026, 1, 31), 0),
        (date(2026, 2, 1), 6),
        (date(2026, 2, 10), 60),
        (date(2026, 4, 1), 360),
        (date(2026, 5, 31), 720),
        (date(2027, 1, 1), 720),
    ],
)
def test_twelve_hours_over_a_hundred_and_twenty_days(today: date, minutes: int) -> None:
    assert expected_minutes(12, BEGINS, ENDS, today) == minutes


def test_it_never_goes_back() -> None:
    days = [BEGINS + timedelta(days=n) for n in range(-10, 140)]
    said = [expected_minutes(7, BEGINS, ENDS, day) or 0 for day in days]
    assert said == sorted(said) and (said[0], said[-1]) == (0, 420)


@pytest.mark.parametrize("period", [(None, ENDS), (BEGINS, None), (ENDS, BEGINS)])
def test_without_a_period_nothing_is_expected(period: tuple[date | None, date | None]) -> None:
    assert expected_minutes(12, *period, BEGINS) is None


def test_ahead_and_behind() -> None:
    assert Hours(210, 720, 100).ahead == 110
    assert Hours(60, 720, 100).ahead == -40
    assert Hours(60).ahead is None
