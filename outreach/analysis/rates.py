"""k of n, with an honest interval."""

from dataclasses import dataclass

SMALLEST_SAMPLE = 5
LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n people; `rate`, `low` and `high` are shares in [0, 1], None together when n is below 5.

    `level` is the probability that the interval [low, high] holds.
    """

    k: int
    n: int
    rate: float | None
    low: float | None
    high: float | None
    level: float


def jeffreys(k: int, n: int, level: float = LEVEL) -> Rate:
    """The rate k / n with its equal-tailed Jeffreys interval, Beta(k + 1/2, n - k + 1/2).

    The lower bound is 0 at k = 0 and the upper bound is 1 at k = n. Below n = 5 there are only counts.
    Raises ValueError unless 0 <= k <= n and 0 < level < 1.
    Source: Brown, Cai, DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 2001.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is not a count of a part of a whole")
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    if n < SMALLEST_SAMPLE:
        return Rate(k, n, None, None, None, level)
    low, high = _bounds(k, n, level)
    return Rate(k, n, k / n, low, high, level)


def _bounds(k: int, n: int, level: float) -> tuple[float, float]:
    # Imported here: scipy takes longer to load than a page takes to answer, and counts alone need none of it.
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    a, b = k + 0.5, n - k + 0.5
    low = 0.0 if k == 0 else float(betaincinv(a, b, tail))
    high = 1.0 if k == n else float(betaincinv(a, b, 1 - tail))
    return low, high
