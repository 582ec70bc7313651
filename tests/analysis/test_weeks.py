"""First contacts per week against the target."""

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pandas as pd
from hypothesis import given

from outreach.analysis.weeks import WeeksResult, contacts_per_week
from outreach.analysis.window import Window
from tests.analysis.searches import day, frame, lead, searches

PARIS = ZoneInfo("Europe/Paris")


def tell(result: WeeksResult) -> list[tuple[date, int]]:
    return [(week.monday, week.contacts) for week in result.weeks]


def test_weeks_run_from_the_first_contact_to_now_without_a_gap() -> None:
    people = frame(lead(1), lead(6.9), lead(22), lead(16, replied=2))
    result = contacts_per_week(people, Window(as_of=day(24)), UTC, target=3)
    expected = [(date(2026, 1, 5), 3), (date(2026, 1, 12), 0), (date(2026, 1, 19), 0), (date(2026, 1, 26), 1)]
    assert tell(result) == expected
    assert [(week.whole, week.current) for week in result.weeks] == [(True, False)] * 3 + [(False, True)]
    assert (result.met(), result.whole()) == (1, 3)


def test_a_late_sunday_evening_in_utc_is_monday_in_paris() -> None:
    people = frame(lead(6.99))
    assert tell(contacts_per_week(people, Window(as_of=day(8)), UTC, None)) == [
        (date(2026, 1, 5), 1),
        (date(2026, 1, 12), 0),
    ]
    assert tell(contacts_per_week(people, Window(as_of=day(8)), PARIS, None)) == [(date(2026, 1, 12), 1)]


def test_the_week_of_the_change_to_summer_time_keeps_its_monday() -> None:
    sunday_night = datetime(2026, 3, 29, 21, 59, tzinfo=UTC)  # 23:59 in Paris, after the change
    people = pd.DataFrame({"contacted_at": [sunday_night, datetime(2026, 3, 29, 22, 0, tzinfo=UTC)]})
    result = contacts_per_week(people, Window(as_of=datetime(2026, 3, 31, tzinfo=UTC)), PARIS, 1)
    assert tell(result) == [(date(2026, 3, 23), 1), (date(2026, 3, 30), 1)]
    assert result.weeks[0].whole


def test_a_week_cut_by_the_window_is_not_judged() -> None:
    people = frame(*[lead(at) for at in (0, 8, 9, 15, 20)])
    result = contacts_per_week(people, Window(day(60), start=day(2), end=day(17)), UTC, target=1)
    assert tell(result) == [(date(2026, 1, 5), 0), (date(2026, 1, 12), 2), (date(2026, 1, 19), 1)]
    assert [week.whole for week in result.weeks] == [False, True, False]
    assert (result.met(), result.whole()) == (1, 1)


def test_weeks_of_the_window_before_the_search_began_are_not_held_against_it() -> None:
    result = contacts_per_week(frame(lead(15)), Window(day(20), start=day(-90)), UTC, target=1)
    assert tell(result) == [(date(2026, 1, 19), 1)]


def test_without_a_target_nothing_is_judged_and_without_contacts_there_are_no_weeks() -> None:
    assert contacts_per_week(frame(lead(1)), Window(day(20)), UTC, None).met() is None
    assert contacts_per_week(frame(lead(), lead(30)), Window(day(20)), UTC, 5) == WeeksResult((), 5)


def test_the_last_weeks_alone() -> None:
    result = contacts_per_week(frame(lead(1), lead(15)), Window(day(17)), UTC, 1)
    assert tell(result.last(2)) == [(date(2026, 1, 12), 0), (date(2026, 1, 19), 1)]


@given(searches)
def test_every_first_contact_is_in_one_week(people: pd.DataFrame) -> None:
    result = contacts_per_week(people, Window(day(30)), PARIS, 2)
    assert sum(week.contacts for week in result.weeks) == (people["contacted_at"] < day(30)).sum()
    mondays = [week.monday for week in result.weeks]
    assert all((later - earlier).days == 7 for earlier, later in pairwise(mondays))


def test_on_its_sunday_a_week_is_not_over() -> None:
    people = frame(lead(1))
    sunday = contacts_per_week(people, Window(as_of=day(7)), UTC, target=1)  # the instant at which Sunday ends
    monday = contacts_per_week(people, Window(as_of=day(8)), UTC, target=1)
    assert [(week.whole, week.current) for week in sunday.weeks] == [(False, True)]
    assert [(week.whole, week.current) for week in monday.weeks] == [(True, False), (False, True)]
