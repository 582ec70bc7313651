"""What some groups are taken to do, each leaning on all of them together: partial pooling.

The share of each group is drawn from one Beta(m v, (1 - m) v): m is what all groups do together, and v, unknown, how
alike they are. A small group leans on the others, a large one stands for itself.
Source: Gelman et al., Bayesian Data Analysis, chapter 5 (the beta-binomial model of the rat tumours).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# v, how many people the likeness of the groups is worth, flat in its logarithm.
LIKENESS = np.geomspace(2, 2000, 25)
# Where the integral looks: everywhere on the scale of odds, and more closely around the mean of each group, up to so
# many standard deviations, at that many points for all groups together, and for each.
ODDS = 1 / (1 + np.exp(-np.linspace(-25, 25, 51)))
DEVIATIONS, MOST_POINTS, FEWEST_POINTS = 6, 300, 37
# Where m is looked for when it is not taken for known, in standard deviations from the pooled share.
AROUND_M = np.linspace(-3.5, 3.5, 15)
HALVINGS = 24
SMALLEST_WEIGHT = 1e-5

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pooled:
    """`k` of `n` in each of G groups (G each); they may be fractions, for what is only expected. `m` is the share of
    all together, (s + 1/2) / (N + 1)."""

    k: Values
    n: Values
    m: float

    @classmethod
    def of(cls, k: Values, n: Values) -> "Pooled":
        """The same from the counts alone."""
        return cls(k, n, float((k.sum() + 0.5) / (n.sum() + 1)))

    def shares(self) -> Values:
        """The posterior mean of each group's share (G)."""
        weights, a, b = self._posterior()
        return np.asarray(weights @ (a / (a + b)))

    def best(self) -> Values:
        """P(no other group has a higher share) of each group (G, sum 1), by numeric integration.

        Given v the groups are independent: the sum of dF_g times the product of the other F, by the trapezoid rule on
        points that are dense where any F rises: right to three digits. All groups share the points, so that equal ones
        have equal chances.
        """
        from scipy.special import betainc

        weights, a, b = self._posterior()
        points = _points(a, b)[:, np.newaxis, :]
        rising = np.asarray(betainc(a[:, :, np.newaxis], b[:, :, np.newaxis], points), dtype=np.float64)
        others = _product_of_others(rising)
        steps = np.diff(rising, axis=2) * (others[:, :, 1:] + others[:, :, :-1]) / 2
        chances = weights @ steps.sum(axis=2)
        return np.asarray(chances / chances.sum())

    def bounds(self, level: float) -> tuple[Values, Values]:
        """The ends of each group's equal-tailed interval (G each), by bisection of the mixture's distribution.

        Here m is not taken for known, as it is for the shares and for who is best: it has the prior Beta(1/2, 1/2) and
        is averaged over as v is. With m known, groups that are alike get an interval that is much too narrow.
        """
        weights, a, b = self._over_both()
        low, high = (_quantile(weights, a, b, tail) for tail in ((1 - level) / 2, (1 + level) / 2))
        return low, high

    def _posterior(self) -> tuple[Values, Values, Values]:
        """For each likeness that weighs anything its weight (V, sum 1), and the Beta(a, b) of each group (V, G each).

        v is weighted by its marginal likelihood, the product of the groups' beta-binomials, by the trapezoid rule
        over its logarithm.
        """
        return self._mixture(np.full(len(LIKENESS), self.m), LIKENESS, np.log(_ends_halved(LIKENESS)))

    def _over_both(self) -> tuple[Values, Values, Values]:
        """The same for each pair of m and v."""
        informs = (self.n * (LIKENESS[:, np.newaxis] + 1) / (LIKENESS[:, np.newaxis] + self.n)).sum(axis=1)
        spread = 1 / np.sqrt(self.m * (1 - self.m) * informs)  # of the logit of m
        logits = np.log(self.m / (1 - self.m)) + AROUND_M * spread[:, np.newaxis]
        m = 1 / (1 + np.exp(-logits))
        prior = np.log(m * (1 - m)) / 2 + np.log(spread * _ends_halved(LIKENESS))[:, np.newaxis]
        v = np.broadcast_to(LIKENESS[:, np.newaxis], m.shape)
        return self._mixture(m.ravel(), v.ravel(), prior.ravel())

    def _mixture(self, m: Values, v: Values, prior: Values) -> tuple[Values, Values, Values]:
        from scipy.special import betaln

        before_a, before_b = (m * v)[:, np.newaxis], ((1 - m) * v)[:, np.newaxis]
        a, b = self.k + before_a, self.n - self.k + before_b
        logs = prior + (betaln(a, b) - betaln(before_a, before_b)).sum(axis=1)
        weights = np.exp(logs - logs.max())
        kept = weights > SMALLEST_WEIGHT * weights.sum()
        return weights[kept] / weights[kept].sum(), a[kept], b[kept]


def _ends_halved(values: Values) -> Values:
    weights = np.ones_like(values)
    weights[[0, -1]] = 0.5
    return weights


def _points(a: Values, b: Values) -> Values:
    """Shares from 0 to 1 in ascending order for each likeness (V, number of points)."""
    mean = a / (a + b)
    width = np.sqrt(mean * (1 - mean) / (a + b + 1))
    around = np.linspace(-DEVIATIONS, DEVIATIONS, max(FEWEST_POINTS, MOST_POINTS // a.shape[1]))
    near = (mean[:, :, np.newaxis] + width[:, :, np.newaxis] * around).reshape(len(mean), -1)
    wide = np.broadcast_to(np.concatenate(([0.0], ODDS, [1.0])), (len(mean), len(ODDS) + 2))
    return np.sort(np.clip(np.concatenate((near, wide), axis=1), 0, 1), axis=1)


def _quantile(weights: Values, a: Values, b: Values, tail: float) -> Values:
    from scipy.special import betainc

    low, high = np.zeros(a.shape[1]), np.ones(a.shape[1])
    for _halving in range(HALVINGS):
        middle = (low + high) / 2
        below = weights @ betainc(a, b, middle) < tail
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)


def _product_of_others(rising: Values) -> Values:
    """For each group the product of all others along the axis of groups (V, G, points)."""
    one = np.ones_like(rising[:, :1])
    before = np.cumprod(np.concatenate((one, rising[:, :-1]), axis=1), axis=1)
    after = np.cumprod(np.concatenate((one, rising[:, :0:-1]), axis=1), axis=1)[:, ::-1]
    return np.asarray(before * after)
