"""When a check-in is due, and when a pulse: whatever was skipped, never twice for one week or one month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.mentorships.check_ins.rhythm import next_check_in, pulse_day, pulse_months

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
GAPS = st.lists(st.integers(0, 40), max_size=8)
D = date.fromisoformat


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        ("2026-03-05", "2026-03-05", "2026-03-12"),
        ("2026-03-05", "2026-03-12", "2026-03-12"),
        ("2026-03-05", "2026-03-18", "2026-03-12"),
        ("2026-03-05", "2026-03-19", "2026-03-19"),
        ("2026-02-28", "2026-03-07", "2026-03-07"),
        ("2024-02-26", "2024-03-04", "2024-03-04"),
        # The night on which the clocks of Europe go forward lies between.
        ("2026-03-27", "2026-04-03", "2026-04-03"),
        ("2026-10-23", "2026-10-30", "2026-10-30"),
    ],
)
def test_whole_weeks_after_the_last_one(last: str, today: str, due: str) -> None:
    assert next_check_in(D(last), date(2020, 1, 1), D(today)) == D(due)


@pytest.mark.parametrize("last", [None, "2025-12-01", "2026-02-01"])
def test_a_week_after_one_began_to_check_in(last: str | None) -> None:
    since = date(2026, 2, 1)
    assert next_check_in(D(last) if last else None, since, since) == date(2026, 2, 8)


@given(last=DAYS, gone=st.integers(0, 400))
def test_never_late_by_a_week_and_never_two_weeks_away(last: date, gone: int) -> None:
    today = last + timedelta(days=gone)
    due = next_check_in(last, date(2019, 1, 1), today)
    assert (due - last).days % 7 == 0 and due > last
    assert -7 < (due - today).days <= 7


@given(begin=DAYS, gaps=GAPS, days=st.integers(1, 120))
def test_whatever_is_skipped_no_week_is_asked_for_twice(begin: date, gaps: list[int], days: int) -> None:
    """Days pass one by one; every so many days somebody checks in. Two days that are asked for are a week apart."""
    held = [begin + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
    asked = set()
    for n in range(days):
        today = begin + timedelta(days=n)
        last = max((day for day in held if day <= today), default=None)
        due = next_check_in(last, begin, today)
        if due <= today:
            asked.add(due)
    ordered = sorted(asked)
    assert all((later - earlier).days >= 7 for earlier, later in zip(ordered, ordered[1:], strict=False))


@pytest.mark.parametrize(
    ("today", "until", "months"),
    [
        ("2026-03-24", "2026-03-24", []),
        ("2026-03-25", "2026-03-25", ["2026-03"]),
        ("2026-03-31", "2026-04-07", ["2026-03"]),
        ("2026-04-01", "2026-04-08", ["2026-03"]),
        ("2026-04-07", "2026-04-14", ["2026-03"]),
        ("2026-04-08", "2026-04-15", []),
        ("2026-04-20", "2026-04-27", ["2026-04"]),
        ("2027-01-03", "2027-01-03", ["2026-12"]),
        ("2026-03-20", "2026-05-25", ["2026-03", "2026-04", "2026-05"]),
    ],
)
def test_the_months_that_are_asked_for(today: str, until: str, months: list[str]) -> None:
    found = pulse_months(date(2026, 2, 1), D(today), D(until))
    assert [f"{month:%Y-%m}" for month in found] == months


def test_a_month_that_began_at_its_end_is_not_asked_for() -> None:
    assert pulse_months(date(2026, 3, 25), date(2026, 3, 31), date(2026, 3, 31)) == [date(2026, 3, 1)]
    assert pulse_months(date(2026, 3, 26), date(2026, 3, 31), date(2026, 3, 31)) == []


@given(began=DAYS, today=DAYS, ahead=st.integers(0, 60))
def test_each_month_once_and_none_beyond_the_day(began: date, today: date, ahead: int) -> None:
    until = today + timedelta(days=ahead)
    months = pulse_months(began, today, until)
    assert len(months) == len(set(months)) and months == sorted(months)
    assert all(pulse_day(month) <= until and began <= pulse_day(month) for month in months)
