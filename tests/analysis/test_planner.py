"""How many more people: the oracles of the method, another way to compute it, and the edges."""

from datetime import datetime
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, betabinom

from outreach.analysis.planner import (
    MOST_CONTACTS,
    InFlight,
    Prior,
    answers_at,
    belief,
    chance_of,
    chances_of,
    days_until,
    needed,
    plan,
)
from outreach.analysis.window import Window
from tests.analysis.searches import day, frame, lead, searches

JEFFREYS = Prior(0.5, 0.5)


@pytest.mark.parametrize(
    ("s", "n", "prior", "answers"),
    [
        (1, 20, JEFFREYS, (12, 38, 72)),
        (1, 12, JEFFREYS, (7, 23, 43)),
        (2, 40, JEFFREYS, (13, 36, 60)),
        (0, 10, JEFFREYS, (31, 247, 1016)),
        (0, 0, Prior(), (20, 77, 172)),
    ],
)
def test_oracles(s: int, n: int, prior: Prior, answers: tuple[int, ...]) -> None:
    found = tuple(needed(1, prior.a + s, prior.b + n - s, chance) for chance in (0.5, 0.8, 0.9))
    assert found == answers


@pytest.mark.parametrize(("mentors", "a", "b"), list(product((1, 2, 5), (0.5, 1, 3), (0.5, 19, 200))))
def test_the_chance_is_that_of_scipy(mentors: int, a: float, b: float) -> None:
    for contacts in (1, 10, 400):
        assert chance_of(mentors, contacts, a, b) == pytest.approx(betabinom.sf(mentors - 1, contacts, a, b), abs=1e-9)


@pytest.mark.parametrize("mentors", [1, 2, 3])
def test_it_is_the_smallest_such_number(mentors: int) -> None:
    found = needed(mentors, 1, 19)
    assert found is not None
    assert betabinom.sf(mentors - 1, found, 1, 19) >= 0.9 >= betabinom.sf(mentors - 1, found - 1, 1, 19) - 1e-9


def test_nobody_is_needed_for_no_mentor_and_no_number_is_said_beyond_sense() -> None:
    assert needed(0, 1, 19) == 0
    assert needed(1, 0.5, 5_000_000) is None
    assert MOST_CONTACTS == 100_000


@pytest.mark.parametrize("chance", [0, 1, -0.1])
def test_a_certain_chance_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        plan(search(lead(0)), Window(day(100)), wanted=1, chance=chance)


def search(*leads: dict[str, datetime | None], closed: dict[int, float] | None = None) -> pd.DataFrame:
    found = frame(*leads)
    days = [day(closed[row]) if closed and row in closed else None for row in range(len(leads))]
    found["closed_at"] = pd.to_datetime(pd.Series(days, dtype=object), utc=True)
    return found


def test_only_those_as_old_as_the_horizon_are_judged() -> None:
    leads = search(lead(0, ongoing=89), lead(0, ongoing=91), lead(0), lead(10, ongoing=20), lead(11))
    found = plan(leads, Window(day(100)), wanted=5)
    assert (found.successes, found.judged) == (2, 4)
    assert found.in_flight.n == 1
    assert (found.ongoing, found.missing) == (3, 2)


def test_a_relationship_that_ended_is_not_ongoing_now_but_was_a_success() -> None:
    found = plan(search(lead(0, ongoing=30), closed={0: 60}), Window(day(100)), wanted=1)
    assert (found.ongoing, found.missing, found.successes) == (0, 1, 1)
    assert found.needed == needed(1, 2, 19)


def test_it_is_told_as_it_stood() -> None:
    leads = search(lead(0, ongoing=95), closed={0: 97})
    assert plan(leads, Window(day(94)), wanted=1).ongoing == 0
    assert plan(leads, Window(day(96)), wanted=1).ongoing == 1
    assert plan(leads, Window(day(98)), wanted=1).ongoing == 0


def test_without_data_the_prior_answers_alone() -> None:
    found = plan(search(), Window(day(0)), wanted=1)
    assert (found.needed, found.judged, found.in_flight) == (172, 0, InFlight(0, 0.0, 0.0))


def test_those_in_flight_count_like_the_judged_who_stood_where_they_stand() -> None:
    judged = [
        lead(0, replied=10, met=20, ongoing=30), lead(0, replied=10), lead(0, replied=50), lead(0),
        lead(0, replied=5, met=6, ongoing=95),
    ]  # fmt: skip
    leads = search(*judged, lead(185, replied=190), lead(185), lead(185, replied=186, met=187))
    found = plan(leads, Window(day(200)), wanted=9)  # the young ones are 15 days old
    q = (1 + 1) / (20 + 5)
    # At 15 days two of the judged had replied only (one of them succeeded), two nothing, one met (it came too late).
    expected = [(1 + 2 * q) / (2 + 2), (0 + 2 * q) / (2 + 2), (0 + 2 * q) / (1 + 2)]
    assert found.in_flight.n == 3
    assert found.in_flight.expected == pytest.approx(sum(expected))
    assert found.in_flight.chance_of_one == pytest.approx(1 - np.prod([1 - p for p in expected]))


@pytest.mark.parametrize("b", range(19, 119, 7))
def test_ties_always_take_one_more(b: int) -> None:
    # With a = 1 the chance of none is b / (b + n): 10 % at n = 9 b, exactly.
    assert [needed(1, 1, b, chance) for chance in (0.5, 0.8, 0.9)] == [b + 1, 4 * b + 1, 9 * b + 1]


@given(
    st.integers(0, 6), st.lists(st.integers(0, 5000), min_size=1, max_size=6), st.floats(0.1, 40), st.floats(0.1, 900)
)
def test_many_chances_at_once_are_those_of_scipy(mentors: int, contacts: list[int], a: float, b: float) -> None:
    expected = [betabinom.sf(mentors - 1, n, a, b) for n in contacts]
    assert chances_of(mentors, contacts, a, b) == pytest.approx(expected, abs=1e-7)


@given(searches, st.integers(0, 5), st.floats(0.05, 0.95), st.floats(0.1, 20), st.floats(0.1, 200))
def test_the_answer_is_the_smallest_for_any_search(
    leads: pd.DataFrame, wanted: int, chance: float, a: float, b: float
) -> None:
    leads["closed_at"] = leads["ongoing_at"].where(leads["met_at"].dt.day % 2 == 0)
    found = plan(leads, Window(day(130)), wanted=wanted, chance=chance, prior=Prior(a, b))
    assert 0 <= found.successes <= found.judged
    assert found.judged + found.in_flight.n <= len(leads)
    assert 0 <= found.in_flight.chance_of_one <= min(found.in_flight.expected + 1e-9, 1)
    assert found.missing == max(wanted - found.ongoing, 0)
    if found.missing and found.needed is not None:
        p = found.posterior
        assert betabinom.sf(found.missing - 1, found.needed, *p) >= chance - 1e-7
        assert betabinom.sf(found.missing - 1, found.needed - 1, *p) < chance + 1e-7


@given(searches, st.lists(st.integers(0, 300), min_size=1, max_size=5))
def test_several_instants_at_once_are_the_plan_of_each(leads: pd.DataFrame, days: list[int]) -> None:
    leads["closed_at"] = leads["ongoing_at"]
    asked = plan(leads, Window(day(400)), wanted=2, chance=0.8, prior=Prior(2, 30), horizon_days=60)
    for at, then in zip(days, answers_at(leads, [day(at) for at in days], asked), strict=True):
        alone = plan(leads, Window(day(at)), wanted=2, chance=0.8, prior=Prior(2, 30), horizon_days=60)
        assert (then.needed, then.missing, then.ongoing) == (alone.needed, alone.missing, alone.ongoing)
        assert (then.successes, then.judged) == (alone.successes, alone.judged)


def test_what_prior_and_figures_say_together_is_that_of_scipy() -> None:
    found = plan(search(lead(0, ongoing=30), lead(0), lead(0)), Window(day(100)), wanted=2)
    told = belief(found)
    expected = (2 / 23, float(beta.ppf(0.05, 2, 21)), float(beta.ppf(0.95, 2, 21)), 0.9)
    assert (told.mean, told.low, told.high, told.level) == pytest.approx(expected)


def test_a_prior_in_plain_words_is_the_usual_one() -> None:
    assert Prior.worth(20, 20) == Prior()
    assert Prior.worth(1, 2) == JEFFREYS
    assert (Prior().one_in, Prior().weight) == (20, 20)


def test_a_relationship_that_began_too_late_is_judged_and_no_success() -> None:
    found = plan(search(lead(0, ongoing=90), lead(0, ongoing=90.1)), Window(day(100)), wanted=5)
    assert (found.successes, found.judged, found.ongoing) == (1, 2, 2)


def test_the_days_at_a_pace() -> None:
    assert days_until(20, 10) == 14
    assert days_until(21, 10) == 15
    assert days_until(0, 10) == 0
    assert days_until(5, 0) is None
