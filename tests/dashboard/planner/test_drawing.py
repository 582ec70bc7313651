"""Where things stand in the planner's pictures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from outreach.analysis.in_flight import InFlight
from outreach.analysis.planner import Plan, Prior, Standing, needed
from outreach.dashboard.planner import drawing


def plan_of(a: float, b: float, missing: int = 1, chance: float = 0.9) -> Plan:
    need = needed(missing, a, b, chance)
    return Plan(need, missing, missing, 0, chance, Prior(a, b), 0, 0, InFlight(0, 0.0, 0.0), 90)


def standing(need: int | None) -> Standing:
    return Standing(need, 1, 0, 0, 0)


@given(st.floats(0.2, 50), st.floats(0.2, 2000), st.integers(0, 8), st.sampled_from((0.01, 0.4, 0.9, 0.99)))
def test_the_curve_rises_through_its_marks(a: float, b: float, missing: int, chance: float) -> None:
    line = drawing.promise(plan_of(a, b, missing, chance))
    if line is None:
        assert needed(max(missing, 1), a, b, drawing.mark_chances(chance)[0]) is None
        return
    assert line.contacts[0] == 0
    assert len(line.contacts) < 110
    assert all(n < more for n, more in pairwise(line.contacts))
    assert all(low <= high + 1e-9 for low, high in pairwise(line.chances))
    for mark in line.marks:
        assert mark.reached == pytest.approx(betabinom.sf(max(missing, 1) - 1, mark.contacts, a, b), abs=1e-6)
        assert mark.reached >= mark.chance
    assert {n for n, _ in drawing.table(line)} <= set(line.contacts)


@given(st.integers(1, 100_000))
def test_round_numbers_stay_within(end: int) -> None:
    ticks = drawing.count_ticks(end)
    assert ticks[0] == 0
    assert ticks[-1] <= end
    assert 2 <= len(ticks) <= 8


@pytest.mark.parametrize(
    ("asked", "marks"),
    [(0.9, (0.5, 0.8, 0.9)), (0.95, (0.5, 0.8, 0.95)), (0.7, (0.5, 0.7, 0.9)), (0.1, (0.1, 0.8, 0.9))],
)
def test_the_chance_asked_for_is_always_a_mark(asked: float, marks: tuple[float, ...]) -> None:
    assert drawing.mark_chances(asked) == marks


@pytest.mark.parametrize(("asked", "step"), [(0.9, (77, 172)), (0.8, (20, 77)), (0.5, (20, 77))])
def test_the_last_step_is_the_one_to_the_answer(asked: float, step: tuple[int, int]) -> None:
    line = drawing.promise(plan_of(1, 19, chance=asked))
    assert line is not None
    assert line.step is not None
    assert tuple(mark.contacts for mark in line.step) == step


def test_no_curve_where_even_half_a_chance_is_out_of_reach() -> None:
    assert drawing.promise(plan_of(0.1, 5_000_000)) is None


def test_bars_are_on_the_scale_of_the_highest_and_beyond_is_full() -> None:
    assert drawing.heights([standing(172), standing(86), standing(0)]) == (100, 50, 0)
    assert drawing.heights([standing(100), standing(None)]) == (80, 100)
    assert drawing.heights([standing(0)]) == (0,)
