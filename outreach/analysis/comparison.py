"""Which of some groups does best, told by partial pooling, and how much more it would take to tell.

The share of each group is drawn from one Beta(m v, (1 - m) v): m is what all groups do together, and v, unknown, how
alike they are. A small group leans on the others, a large one stands for itself.
Source: Gelman et al., Bayesian Data Analysis, chapter 5 (the beta-binomial model of the rat tumours).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from outreach.analysis.rates import LEVEL, SMALLEST_SAMPLE

SURE = 0.9
MOST_MORE = 2000
# v, how many people the groups' likeness is worth, flat in its logarithm.
LIKENESS = np.geomspace(2, 2000, 25)
# Where the integral looks: everywhere on the scale of odds, and more closely around the mean of each group.
ODDS = 1 / (1 + np.exp(-np.linspace(-25, 25, 51)))
AROUND = np.linspace(-6, 6, 37)
HALVINGS = 40

Values = npt.NDArray[np.float64]
Nothing = Literal["one_group", "too_few", "nobody", "everybody"]


@dataclass(frozen=True, slots=True)
class Group:
    """`k` of the `n` people of one group. `share` in [0, 1] is the posterior mean of its true share, [low, high] its
    interval, `best` the probability that no other group has a higher one; None together when n is below 5."""

    key: str
    k: int
    n: int
    share: float | None = None
    low: float | None = None
    high: float | None = None
    best: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups in the order in which they came, and what can be told of them.

    `winner` is the group that is best with a probability of at least `sure`; None means *not enough to tell*. Then
    `more` is how many further contacts in each group would tell, None where even 2,000 would not.
    `pooled` is m, the share of all groups together; `level` is that of the intervals.
    """

    groups: tuple[Group, ...]
    winner: Group | None
    more: int | None
    pooled: float
    level: float
    sure: float


@dataclass(frozen=True, slots=True)
class NoComparison:
    """Why nothing is compared: fewer than two groups have anybody, none has five, nobody succeeded or everybody did."""

    groups: tuple[Group, ...]
    reason: Nothing


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is known of the true share of each of G groups: for each of V likenesses of weight `weights` (V, sum 1) an
    independent Beta(a, b), both (V, G). `pooled` is m."""

    weights: Values
    a: Values
    b: Values
    pooled: float

    @classmethod
    def of(cls, k: Values, n: Values) -> "Posterior":
        """The posterior after `k` of `n` in each group (G); they may be fractions, for what is expected only.

        m = (s + 1/2) / (N + 1) of all groups together; v is weighted by its marginal likelihood, the product of the
        groups' beta-binomials.
        """
        from scipy.special import betaln

        m = float((k.sum() + 0.5) / (n.sum() + 1))
        v = LIKENESS[:, np.newaxis]
        a, b = k + m * v, n - k + (1 - m) * v
        logs = (betaln(a, b) - betaln(m * v, (1 - m) * v)).sum(axis=1)
        weights = np.exp(logs - logs.max())
        weights[[0, -1]] /= 2  # the trapezoid rule over log v
        return cls(weights / weights.sum(), a, b, m)

    def shares(self) -> Values:
        """The posterior mean of each group's share (G)."""
        return np.asarray(self.weights @ (self.a / (self.a + self.b)))

    def bounds(self, level: float) -> tuple[Values, Values]:
        """The ends of each group's equal-tailed interval (G each), by bisection of the mixture's distribution."""
        low, high = (self._quantile(tail) for tail in ((1 - level) / 2, (1 + level) / 2))
        return low, high

    def best(self) -> Values:
        """P(no other group has a higher share) of each group (G, sum 1), by numeric integration.

        Given v the groups are independent: the sum of dF_g times the product of the other F, by the trapezoid rule on
        points that are dense where any F rises. The points are the same for all groups, so that equal groups have
        equal chances.
        """
        from scipy.special import betainc

        points = self._points()[:, np.newaxis, :]
        rising = np.asarray(betainc(self.a[:, :, np.newaxis], self.b[:, :, np.newaxis], points), dtype=np.float64)
        others = _product_of_others(rising)
        steps = np.diff(rising, axis=2) * (others[:, :, 1:] + others[:, :, :-1]) / 2
        chances = self.weights @ steps.sum(axis=2)
        return np.asarray(chances / chances.sum())

    def _points(self) -> Values:
        """Shares from 0 to 1 in ascending order for each likeness (V, number of points)."""
        whole = self.a + self.b
        mean = self.a / whole
        width = np.sqrt(mean * (1 - mean) / (whole + 1))
        near = (mean[:, :, np.newaxis] + width[:, :, np.newaxis] * AROUND).reshape(len(mean), -1)
        wide = np.broadcast_to(np.concatenate(([0.0], ODDS, [1.0])), (len(mean), len(ODDS) + 2))
        return np.sort(np.clip(np.concatenate((near, wide), axis=1), 0, 1), axis=1)

    def _quantile(self, tail: float) -> Values:
        from scipy.special import betainc

        low, high = np.zeros(self.a.shape[1]), np.ones(self.a.shape[1])
        for _halving in range(HALVINGS):
            middle = (low + high) / 2
            below = self.weights @ betainc(self.a, self.b, middle) < tail
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.asarray((low + high) / 2)


def compare(
    counts: Mapping[str, tuple[int, int]], *, level: float = LEVEL, sure: float = SURE
) -> Comparison | NoComparison:
    """What `counts`, group -> (k, n), tell; groups without anybody are left out.

    Groups below five people take part in all that is computed, since they might be best, but can neither be named
    as the best one nor have a share. Raises ValueError for what is no count of a part of a whole.
    """
    if any(not 0 <= k <= n for k, n in counts.values()):
        raise ValueError("each group has a count of a part of a whole")
    known = {key: pair for key, pair in counts.items() if pair[1]}
    reason = _nothing_to_compare(known)
    if reason is not None:
        return NoComparison(tuple(Group(key, k, n) for key, (k, n) in known.items()), reason)
    k, n = (np.array(column, dtype=np.float64) for column in zip(*known.values(), strict=True))
    posterior = Posterior.of(k, n)
    groups = _groups(known, posterior, level)
    winner = next((group for group in groups if (group.best or 0) >= sure), None)
    more = None if winner else further(k, n, posterior.shares(), sure)
    return Comparison(groups, winner, more, posterior.pooled, level, sure)


def further(k: Values, n: Values, shares: Values, sure: float = SURE) -> int | None:
    """How many more contacts in each group would tell; None when 2,000 would not.

    As if the present posterior means `shares` were true and each further contact brought just its share: the smallest
    t at which the leading group, now k + t share of n + t, is best with a probability of `sure`, by bisection to a
    twentieth. What is expected tells half of the time: it takes fewer contacts as often as more.
    """
    leader = int(np.argmax(shares))
    fewest = max(1, int(SMALLEST_SAMPLE - n[leader]))

    def tells(contacts: int) -> bool:
        return bool(Posterior.of(k + contacts * shares, n + contacts).best()[leader] >= sure)

    if np.isclose(shares, shares[leader]).sum() > 1 or not tells(MOST_MORE):
        return None
    low, high = fewest - 1, MOST_MORE
    while high - low > max(1, low / 20):
        middle = (low + high) // 2
        low, high = (low, middle) if tells(middle) else (middle, high)
    return high


def _groups(known: Mapping[str, tuple[int, int]], posterior: Posterior, level: float) -> tuple[Group, ...]:
    columns = (posterior.shares(), *posterior.bounds(level), posterior.best())
    rows = zip(known.items(), zip(*(column.tolist() for column in columns), strict=True), strict=True)
    return tuple(Group(key, k, n, *told) if n >= SMALLEST_SAMPLE else Group(key, k, n) for (key, (k, n)), told in rows)


def _nothing_to_compare(known: Mapping[str, tuple[int, int]]) -> Nothing | None:
    if len(known) < 2:
        return "one_group"
    if max(n for _, n in known.values()) < SMALLEST_SAMPLE:
        return "too_few"
    succeeded, people = (sum(column) for column in zip(*known.values(), strict=True))
    if not succeeded:
        return "nobody"
    return "everybody" if succeeded == people else None


def _product_of_others(rising: Values) -> Values:
    """For each group the product of all others along the axis of groups (V, G, points)."""
    one = np.ones_like(rising[:, :1])
    before = np.cumprod(np.concatenate((one, rising[:, :-1]), axis=1), axis=1)
    after = np.cumprod(np.concatenate((one, rising[:, :0:-1]), axis=1), axis=1)[:, ::-1]
    return np.asarray(before * after)
