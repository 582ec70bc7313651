"""Partial pooling: closed forms, a second method, what must not matter, and searches of known truth."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import beta, betabinom

from outreach.analysis.pooling import LIKENESS, Pooled
from outreach.analysis.rates import jeffreys

Pairs = Sequence[tuple[int, int]]
SEARCHES: list[Pairs] = [
    [(12, 40), (5, 30), (3, 6)],
    [(100, 1000), (20, 100)],
    [(9, 12), (0, 1), (0, 2), (1, 40)],
    [(20_000, 60_000), (5, 10), (1, 3)],
    [(0, 5), (0, 50)],
]
groups = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=5
)


def pooled(pairs: Pairs) -> Pooled:
    k, n = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    return Pooled.of(k, n)


def likelihood(pairs: Pairs, m: Any, v: Any) -> Any:
    """How probable the counts are for groups around m that are so alike, by scipy."""
    return np.prod([betabinom.pmf(k, n, m * v, (1 - m) * v) for k, n in pairs], axis=0)


def by_likeness(pairs: Pairs) -> tuple[Any, float]:
    """The weight of each v for m pooled, and m."""
    s, total = (sum(column) for column in zip(*pairs, strict=True))
    m = (s + 0.5) / (total + 1)
    ends = np.where(np.isin(np.arange(len(LIKENESS)), (0, len(LIKENESS) - 1)), 0.5, 1)
    weights = ends * likelihood(pairs, m, LIKENESS)
    return weights / weights.sum(), m


@pytest.mark.parametrize("pairs", SEARCHES)
def test_shares_are_means_over_the_likeness_of_the_groups(pairs: Pairs) -> None:
    weights, m = by_likeness(pairs)
    found = pooled(pairs)
    assert found.m == pytest.approx(m)
    for share, (k, n) in zip(found.shares(), pairs, strict=True):
        assert share == pytest.approx(sum(weights * (k + m * LIKENESS) / (n + LIKENESS)), abs=1e-4)


@pytest.mark.parametrize("pairs", SEARCHES)
def test_a_finer_grid_tells_the_same(pairs: Pairs, monkeypatch: pytest.MonkeyPatch) -> None:
    coarse = pooled(pairs)
    told = [coarse.shares(), coarse.best()]
    monkeypatch.setattr("outreach.analysis.pooling.LIKENESS", np.geomspace(2, 2000, 400))
    assert told[0] == pytest.approx(coarse.shares(), abs=1e-3)
    assert told[1] == pytest.approx(coarse.best(), abs=2e-3)


@pytest.mark.parametrize("pairs", SEARCHES[:3])
def test_bounds_cut_a_twentieth_off_each_end_when_neither_m_nor_v_is_known(pairs: Pairs) -> None:
    low, high = pooled(pairs).bounds(0.9)
    logits, v = np.meshgrid(np.linspace(-12, 6, 400), np.geomspace(2, 2000, 60))
    m = 1 / (1 + np.exp(-logits))
    weights = likelihood(pairs, m, v) * np.sqrt(m * (1 - m))  # Beta(1/2, 1/2), by the logit
    heavy = weights > weights.max() * 1e-7
    m, v, weights = m[heavy], v[heavy], weights[heavy] / weights[heavy].sum()
    for place, (k, n) in enumerate(pairs):
        for bound, tail in ((low[place], 0.05), (high[place], 0.95)):
            mass = float(sum(weights * beta.cdf(bound, k + m * v, n - k + (1 - m) * v)))
            assert mass == pytest.approx(tail, abs=0.006)


def test_bounds_are_those_of_the_mixture() -> None:
    found = pooled(SEARCHES[0])
    weights, a, b = found._over_both()
    for tail, bounds in zip((0.025, 0.975), found.bounds(0.95), strict=True):
        for place, bound in enumerate(bounds):
            parts = (a[:, place], b[:, place])
            root = brentq(lambda x, parts=parts, tail=tail: float(weights @ beta.cdf(x, *parts)) - tail, 0, 1)
            assert bound == pytest.approx(root, abs=1e-6)


@pytest.mark.parametrize("pairs", SEARCHES)
def test_the_chance_of_being_best_is_that_of_drawn_searches(pairs: Pairs) -> None:
    weights, m = by_likeness(pairs)
    draws, chance = 200_000, np.random.default_rng(20260305)
    v = chance.choice(LIKENESS, draws, p=weights)
    drawn = np.stack([chance.beta(k + m * v, n - k + (1 - m) * v) for k, n in pairs]).argmax(axis=0)
    share = np.bincount(drawn, minlength=len(pairs)) / draws
    assert pooled(pairs).best() == pytest.approx(share, abs=0.005)  # four standard errors


def test_of_two_groups_the_chance_is_an_integral_over_one_share() -> None:
    pairs = [(12, 40), (5, 30)]
    weights, m = by_likeness(pairs)

    def first_is_best(v: float) -> float:
        one, other = ((k + m * v, n - k + (1 - m) * v) for k, n in pairs)
        return float(quad(lambda x: beta.pdf(x, *one) * beta.cdf(x, *other), 0, 1)[0])

    first = sum(weight * first_is_best(v) for weight, v in zip(weights, LIKENESS, strict=True))
    assert pooled(pairs).best() == pytest.approx([first, 1 - first], abs=2e-4)


@pytest.mark.parametrize("number", [2, 3, 9])
@pytest.mark.parametrize("pair", [(0, 8), (3, 8), (8, 8), (300, 1000)])
def test_equal_groups_have_equal_chances(pair: tuple[int, int], number: int) -> None:
    found = pooled([pair] * number)
    assert found.best() == pytest.approx([1 / number] * number, abs=1e-9)
    assert found.shares() == pytest.approx([found.shares()[0]] * number)


@settings(max_examples=40, deadline=None)
@given(groups)
def test_chances_add_up_and_do_not_depend_on_the_order(pairs: Pairs) -> None:
    found = pooled(pairs).best()
    assert found.sum() == pytest.approx(1)
    assert ((found >= 0) & (found <= 1)).all()
    assert pooled(pairs[::-1]).best()[::-1] == pytest.approx(found, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(groups)
def test_a_share_lies_between_its_own_counts_and_all_together(pairs: Pairs) -> None:
    found = pooled(pairs)
    low, high = found.bounds(0.9)
    for (k, n), share, start, end in zip(pairs, found.shares(), low, high, strict=True):
        nearest, farthest = sorted((k / n, found.m))
        assert nearest - 1e-9 <= share <= farthest + 1e-9
        assert 0 <= start < end <= 1


def test_a_large_group_stands_for_itself() -> None:
    found, alone = pooled([(3000, 10_000), (1, 20)]), jeffreys(3000, 10_000)
    low, high = found.bounds(0.9)
    told = found.shares()[0], low[0], high[0]
    assert told == pytest.approx((alone.rate, alone.low, alone.high), abs=2e-3)


def test_a_small_group_leans_on_the_others() -> None:
    found = pooled([(10, 100), (12, 100), (4, 4)])
    assert found.m + 0.1 < found.shares()[2] < 0.9


@pytest.mark.parametrize("searches", [150, pytest.param(2000, marks=pytest.mark.full)])
def test_intervals_hold_and_who_is_sure_to_be_best_is(searches: int) -> None:
    """Searches drawn as the model says, with the bounds that design.md sets for the intervals of rates."""
    chance, held, sure, right = np.random.default_rng(11), [], 0, 0
    for _search in range(searches):
        m, v = chance.beta(2, 8), np.exp(chance.uniform(np.log(2), np.log(2000)))
        truth, n = chance.beta(m * v, (1 - m) * v, 4), chance.integers(5, 160, 4)
        found = pooled(list(zip(chance.binomial(n, truth), n, strict=True)))
        (low, high), best = found.bounds(0.9), found.best()
        held.append((low <= truth) & (truth <= high))
        if best.max() >= 0.9:
            sure, right = sure + 1, right + int(best.argmax() == truth.argmax())
    assert 0.88 <= np.mean(held) <= 0.92
    assert sure > searches / 20
    assert right / sure >= 0.9
