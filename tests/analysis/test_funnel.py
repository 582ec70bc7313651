"""How many of a cohort ever reached each stage."""

from itertools import pairwise
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.funnel import FunnelResult, funnel, funnel_by
from outreach.analysis.rates import jeffreys
from outreach.analysis.window import Window
from tests.analysis.searches import day, frame, lead, searches


def counts(result: FunnelResult) -> list[int]:
    return [stage.count for stage in result.stages]


def not_yet(result: FunnelResult) -> list[int | None]:
    return [stage.not_yet for stage in result.stages]


def test_counts_people_against_those_of_the_stage_before() -> None:
    people = [lead(0)] * 4 + [lead(0, 1)] * 3 + [lead(0, 1, 2)] * 2 + [lead(0, 1, 2, 3)]
    result = funnel(frame(*people), Window(as_of=day(200)))
    assert [stage.stage for stage in result.stages] == ["contacted", "replied", "met", "ongoing"]
    assert counts(result) == [10, 6, 3, 1]
    assert [stage.rate for stage in result.stages] == [None, jeffreys(6, 10), jeffreys(3, 6), jeffreys(1, 3)]


def test_nobody_is_no_error() -> None:
    result = funnel(frame(), Window(as_of=day(1)))
    assert counts(result) == [0, 0, 0, 0]
    assert not_yet(result) == [None, 0, 0, 0]


def test_the_cohort_is_who_was_first_contacted_in_the_window_and_not_at_its_end() -> None:
    people = frame(lead(0), lead(10), lead(20, 25), lead(30))
    assert counts(funnel(people, Window(day(99), day(10), day(30)))) == [2, 1, 0, 0]


def test_what_came_at_or_after_the_as_of_instant_has_not_happened() -> None:
    people = frame(lead(0, 10), lead(0, 9.5), lead(10, 11))
    assert counts(funnel(people, Window(as_of=day(10)))) == [2, 1, 0, 0]


def test_not_yet_is_thirty_days_from_first_contact_for_an_answer_and_ninety_for_the_rest() -> None:
    people = frame(lead(0), lead(0.25), lead(-60, -50), lead(-59.75, -50), lead(-59.75, -50, -40), lead(0, 5, 6, 7))
    assert not_yet(funnel(people, Window(as_of=day(30)))) == [None, 1, 1, 1]


def test_horizon_of_the_later_stages_can_be_set() -> None:
    people = frame(lead(0, 1), lead(15, 16))
    assert not_yet(funnel(people, Window(as_of=day(30)), horizon_days=20))[2] == 1


def test_a_meeting_first_counts_as_contacted_and_replied_at_that_moment() -> None:
    assert counts(funnel(frame(lead(out=None, met=5)), Window(day(9), day(5), day(6)))) == [1, 1, 1, 0]


def test_groups_split_the_whole() -> None:
    people = frame(lead(0), lead(0, 1), lead(0, 1, 2), lead(50))
    found = funnel_by(people, pd.Series(["email", "phone", "email", "event"]), Window(as_of=day(9)))
    assert {key: counts(result) for key, result in found.items()} == {
        "email": [2, 1, 1, 0],
        "phone": [1, 1, 0, 0],
    }


@given(searches, st.integers(0, 60), st.randoms())
def test_counts_fall_from_stage_to_stage_and_do_not_depend_on_the_order(
    people: pd.DataFrame, as_of: int, random: Any
) -> None:
    window = Window(as_of=day(as_of), start=day(1), end=day(40))
    result = funnel(people, window)
    assert counts(result) == sorted(counts(result), reverse=True)
    for before, stage in pairwise(result.stages):
        assert stage.rate is not None
        assert stage.not_yet is not None
        assert stage.rate.n == before.count
        assert stage.count + stage.not_yet <= before.count
    order = list(range(len(people)))
    random.shuffle(order)
    assert funnel(people.iloc[order], window) == result


@given(searches)
def test_agrees_with_counting_one_by_one(people: pd.DataFrame) -> None:
    window = Window(as_of=day(30), start=day(5), end=day(25))
    cohort = [row for row in people.to_dict("records") if day(5) <= row["contacted_at"] < day(25)]
    stages = ("contacted_at", "replied_at", "met_at", "ongoing_at")
    assert counts(funnel(people, window)) == [sum(row[stage] < window.as_of for row in cohort) for stage in stages]
