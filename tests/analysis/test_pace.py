"""Weeks against the target, and how many of them in a row."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.pace import Pace, pace, streaks
from tests.analysis.searches import day, frame, lead, searches

PARIS = ZoneInfo("Europe/Paris")


def tell(found: Pace) -> list[tuple[date, int, int, int]]:
    return [(week.monday, week.contacts, week.replies, week.meetings) for week in found.weeks]


def test_each_person_counts_once_in_the_week_of_each_milestone() -> None:
    people = frame(lead(1, replied=3, met=9), lead(2, replied=15), lead(8), lead(14, replied=14, met=16))
    found = pace(people, day(17), UTC, target=2)
    assert tell(found) == [(date(2026, 1, 5), 2, 1, 0), (date(2026, 1, 12), 1, 0, 1), (date(2026, 1, 19), 1, 2, 1)]
    assert [week.current for week in found.weeks] == [False, False, True]
    assert (found.this_week, found.met(), len(found.over())) == (1, 1, 2)
    assert (found.streak, found.longest) == (0, 1)


def test_on_a_sunday_the_week_is_still_not_over() -> None:
    found = pace(frame(lead(1)), day(14), UTC, target=1)  # the end of Sunday 18 January
    assert [week.current for week in found.weeks] == [False, True]
    assert (found.streak, found.longest) == (1, 1)


def test_what_comes_after_the_day_is_not_known_yet() -> None:
    people = frame(lead(1, replied=9), lead(10))
    assert tell(pace(people, day(8), UTC, None)) == [(date(2026, 1, 5), 1, 0, 0), (date(2026, 1, 12), 0, 0, 0)]


def test_weeks_follow_the_zone_through_the_change_of_the_clocks() -> None:
    # In Paris the clocks went back on Sunday 25 October 2026: Monday begins at 23:00 UTC, a week before at 22:00.
    moments = ("2026-10-18T22:00Z", "2026-10-25T22:59Z", "2026-10-25T23:00Z")
    contacted = [datetime.fromisoformat(moment) for moment in moments]
    never = pd.to_datetime(pd.Series([None] * 3), utc=True)
    people = pd.DataFrame({"contacted_at": contacted, "replied_at": never, "met_at": never})
    found = pace(people, datetime(2026, 10, 28, tzinfo=UTC), PARIS, None)
    assert tell(found) == [(date(2026, 10, 19), 2, 0, 0), (date(2026, 10, 26), 1, 0, 0)]


@pytest.mark.parametrize(
    ("met", "now", "longest"),
    [
        ("", 0, 0),
        ("0", 0, 0),
        ("1", 1, 1),
        ("110", 2, 2),  # the current week is not held against it
        ("111", 3, 3),
        ("1100", 0, 2),
        ("11010", 1, 2),
        ("11011", 2, 2),
        ("1110110", 2, 3),
    ],
)
def test_a_streak_is_the_weeks_in_a_row_up_to_now(met: str, now: int, longest: int) -> None:
    assert streaks([week == "1" for week in met]) == (now, longest)


@given(st.lists(st.booleans(), max_size=30))
def test_streaks_by_counting_backwards(met: list[bool]) -> None:
    told = "".join("1" if week else "0" for week in met)
    over = told if told.endswith("1") else told[:-1]
    assert streaks(met) == (len(over) - len(over.rstrip("1")), max(map(len, over.split("0"))))


def test_the_streak_is_longer_than_what_is_shown() -> None:
    found = pace(frame(*[lead(7 * week) for week in range(9)]), day(58), UTC, target=1).last(3)
    assert len(found.weeks) == 3
    assert (found.streak, found.longest) == (9, 9)


def test_without_a_target_there_is_no_streak() -> None:
    found = pace(frame(lead(1)), day(20), UTC, None)
    assert (found.streak, found.longest, found.met()) == (None, None, 0)
    assert pace(frame(lead()), day(20), UTC, 3) == Pace((), 3, 0, 0)


@given(searches)
def test_everybody_is_in_one_week_of_each_column(people: pd.DataFrame) -> None:
    found = pace(people, day(30), PARIS, 2)
    told = {"contacted_at": 0, "replied_at": 0, "met_at": 0}
    for week in found.weeks:
        told["contacted_at"] += week.contacts
        told["replied_at"] += week.replies
        told["met_at"] += week.meetings
    assert told == {name: (people[name] < day(30)).sum() for name in told}
