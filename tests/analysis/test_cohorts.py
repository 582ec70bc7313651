"""Those first contacted in the same week or month."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.cohorts import Cohorts, cohorts
from outreach.analysis.funnel import funnel
from outreach.analysis.rates import jeffreys
from outreach.analysis.window import Length, Window
from tests.analysis.searches import day, frame, lead, searches

PARIS = ZoneInfo("Europe/Paris")
JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
lengths = st.sampled_from(["week", "month"])


def months(people: pd.DataFrame, as_of: float, **window: Any) -> Cohorts:
    return cohorts(people, Window(as_of=day(as_of), **window), UTC, "month")


def test_a_person_belongs_to_the_month_of_the_first_contact_and_counts_against_the_stage_before() -> None:
    people = [lead(0)] * 3 + [lead(1, 40)] * 2 + [lead(26.9, 30, 50, 60)] + [lead(27)]  # the last one on 1 February
    january, february = months(frame(*people), 400).cohorts
    assert (january.first, january.last, january.people) == (*JANUARY, 6)
    assert [cell.rate for cell in january.cells] == [jeffreys(3, 6), jeffreys(1, 3), jeffreys(1, 1)]
    assert (february.first, february.last, february.people) == (date(2026, 2, 1), date(2026, 2, 28), 1)


def test_weeks_are_those_of_the_zone() -> None:
    late_on_sunday = frame(lead(6.99))  # 23:45 in London, Monday in Paris
    for zone, monday in ((UTC, date(2026, 1, 5)), (PARIS, date(2026, 1, 12))):
        (found,) = cohorts(late_on_sunday, Window(as_of=day(99)), zone, "week").cohorts
        assert (found.first, (found.last - found.first).days) == (monday, 6)


def test_weeks_without_anybody_are_left_out_but_keep_their_place() -> None:
    found = cohorts(frame(lead(0), lead(21)), Window(as_of=day(99)), UTC, "week")
    first, second = found.cohorts
    assert found.place(second) - found.place(first) == 3
    assert found.last(3).cohorts == (second,)
    assert found.last(4).cohorts == (first, second)


@pytest.mark.parametrize(
    ("as_of", "ripening"), [(56.9, [True, True, True]), (57, [False, True, True]), (117, [False, False, False])]
)
def test_a_cohort_ripens_until_its_youngest_had_the_time(as_of: float, ripening: list[bool]) -> None:
    (january,) = months(frame(lead(0, 1), lead(27 - 0.01, 27)), as_of - 0.01).cohorts
    assert [cell.ripening for cell in january.cells] == ripening


def test_a_month_that_is_not_over_is_still_ripening() -> None:
    people = frame(*[lead(-4, 0)] * 6)  # on 1 January, thirty days before the end of the 30th
    (january,) = months(people, 27).cohorts  # as of the end of its last day
    assert january.answered.ripening and not january.compared
    (january,) = months(people, 28).cohorts
    assert january.compared


def test_not_yet_is_told_by_age_whether_or_not_the_others_answered() -> None:
    (january,) = months(frame(lead(0), lead(20), lead(20, 21), lead(20, 21, 22)), 45).cohorts
    assert [cell.not_yet for cell in january.cells] == [1, 1, 1]


def test_small_cohorts_are_not_compared_and_one_alone_has_no_share_of_all() -> None:
    small, whole = [lead(0, 1)] * 4, [lead(30, 31)] * 2 + [lead(30)] * 3
    found = months(frame(*small, *whole), 400)
    assert [cohort.compared for cohort in found.cohorts] == [False, True]
    assert found.together() is None
    found = months(frame(*small, *whole, *[lead(60)] * 5), 400)
    assert found.together() == jeffreys(2, 10)


def test_nobody_has_no_cohorts() -> None:
    found = months(frame(), 1)
    assert (found.cohorts, found.last(3).cohorts, found.together()) == ((), (), None)


def test_december_ends_with_the_year() -> None:
    people = frame(lead(-10))
    assert [(c.first, c.last) for c in months(people, 9).cohorts] == [(date(2025, 12, 1), date(2025, 12, 31))]


@given(searches, lengths, st.randoms())
def test_cohorts_split_the_funnel_and_do_not_depend_on_the_order(
    people: pd.DataFrame, length: Length, random: Any
) -> None:
    window = Window(as_of=day(45), start=day(3), end=day(40))
    found, whole = cohorts(people, window, PARIS, length), funnel(people, window)
    assert sum(cohort.people for cohort in found.cohorts) == whole.stages[0].count
    for place, stage in enumerate(whole.stages[1:]):
        cells = [cohort.cells[place] for cohort in found.cohorts]
        assert sum(cell.rate.k for cell in cells) == stage.count
        assert sum(cell.not_yet for cell in cells) == stage.not_yet
    order = list(range(len(people)))
    random.shuffle(order)
    assert cohorts(people.iloc[order], window, PARIS, length) == found


@given(searches, lengths)
def test_each_cohort_is_the_funnel_of_its_own_days(people: pd.DataFrame, length: Length) -> None:
    for cohort in cohorts(people, Window(as_of=day(45)), UTC, length).cohorts:
        start, end = (datetime.combine(at, datetime.min.time(), UTC) for at in (cohort.first, cohort.last))
        alone = funnel(people, Window(day(45), start, end + (day(1) - day(0))))
        assert [cell.rate for cell in cohort.cells] == [stage.rate for stage in alone.stages[1:]]
        assert [cell.not_yet for cell in cohort.cells] == [stage.not_yet for stage in alone.stages[1:]]
