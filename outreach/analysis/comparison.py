"""Which of some groups does best, and how much more it would take to tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from outreach.analysis.pooling import Pooled, Values
from outreach.analysis.rates import LEVEL, SMALLEST_SAMPLE

SURE = 0.9
MOST_MORE = 2000

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
    pooled = Pooled.of(k, n)
    groups = _groups(known, pooled, level)
    winner = next((group for group in groups if (group.best or 0) >= sure), None)
    more = None if winner else further(k, n, pooled.shares(), sure)
    return Comparison(groups, winner, more, pooled.m, level, sure)


def further(k: Values, n: Values, shares: Values, sure: float = SURE) -> int | None:
    """How many more contacts in each group would tell; None when 2,000 would not.

    As if the present posterior means `shares` were true and each further contact brought just its share: the smallest
    t at which the leading group, now k + t share of n + t, is best with a probability of `sure`, by bisection to a
    twentieth. What is expected tells half of the time: it takes fewer contacts as often as more.
    """
    leader = int(np.argmax(shares))
    fewest = max(1, int(SMALLEST_SAMPLE - n[leader]))

    def tells(contacts: int) -> bool:
        return bool(Pooled.of(k + contacts * shares, n + contacts).best()[leader] >= sure)

    if np.isclose(shares, shares[leader]).sum() > 1 or not tells(MOST_MORE):
        return None
    low, high = fewest - 1, MOST_MORE
    while high - low > max(1, low / 20):
        middle = (low + high) // 2
        low, high = (low, middle) if tells(middle) else (middle, high)
    return high


def _groups(known: Mapping[str, tuple[int, int]], pooled: Pooled, level: float) -> tuple[Group, ...]:
    columns = (pooled.shares(), *pooled.bounds(level), pooled.best())
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
