"""k of n with its interval: published values, closed forms, and a second method."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from outreach.analysis.rates import Rate, jeffreys

counts = st.integers(5, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (0, 5, 0, 0.379),
        (1, 8, 0.014, 0.454),
        (3, 20, 0.044, 0.349),
        (0, 20, 0, 0.117),
        (12, 40, 0.176, 0.452),
    ],
)
def test_agrees_with_the_published_intervals_at_95_percent(k: int, n: int, low: float, high: float) -> None:
    found = jeffreys(k, n, level=0.95)
    assert found.low == pytest.approx(low, abs=5e-4)
    assert found.high == pytest.approx(high, abs=5e-4)


@pytest.mark.parametrize(("k", "n"), [(1, 8), (3, 20), (12, 40), (19, 20)])
def test_each_tail_of_the_posterior_holds_half_of_what_is_left(k: int, n: int) -> None:
    found = jeffreys(k, n)
    assert found.low is not None
    assert found.high is not None
    whole = posterior_mass(k, n, 0, 1)
    assert posterior_mass(k, n, 0, found.low) / whole == pytest.approx(0.05, abs=1e-6)
    assert posterior_mass(k, n, found.high, 1) / whole == pytest.approx(0.05, abs=1e-6)


def posterior_mass(k: int, n: int, start: float, end: float) -> float:
    """The unscaled mass of Beta(k + 1/2, n - k + 1/2) between two shares, by quadrature."""
    return float(quad(lambda p: p ** (k - 0.5) * (1 - p) ** (n - k - 0.5), start, end, epsabs=0)[0])


@pytest.mark.parametrize("n", range(5))
def test_below_five_there_are_only_counts(n: int) -> None:
    assert jeffreys(n, n) == Rate(n, n, None, None, None, 0.9)


@given(counts)
def test_the_interval_holds_the_rate_and_mirrors_its_complement(pair: tuple[int, int]) -> None:
    k, n = pair
    found, mirrored = jeffreys(k, n), jeffreys(n - k, n)
    assert found.rate == k / n
    assert 0 <= found.low <= found.rate <= found.high <= 1  # type: ignore[operator]
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-9)  # type: ignore[operator]
    assert (found.low == 0) is (k == 0)
    assert (found.high == 1) is (k == n)


@pytest.mark.parametrize(("k", "n", "level"), [(-1, 5, 0.9), (6, 5, 0.9), (1, 5, 0), (1, 5, 1)])
def test_what_is_no_count_or_no_level_is_refused(k: int, n: int, level: float) -> None:
    with pytest.raises(ValueError, match="not"):
        jeffreys(k, n, level)
