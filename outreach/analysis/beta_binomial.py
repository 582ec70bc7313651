"""How many of n contacts succeed when their chance is itself uncertain; loads without numpy, fit for every page."""

from collections.abc import Iterable
from math import exp, fsum, lgamma, log, log1p

from outreach.analysis.prior import CHANCE

MOST_CONTACTS = 100_000
LARGE = 10_000.0
TIE = 1e-9
"""What is reached to the last digit only is not reached yet: Beta(1, 19) gives 171 contacts exactly 90 %, which a
computer finds on either side by chance; the oracles of the method say 172."""


def needed(mentors: int, a: float, b: float, chance: float = CHANCE) -> int | None:
    """The smallest n with P(at least `mentors` of n) >= `chance` when p is Beta(a, b); None above 100,000.

    By bisection: the chance grows with n. 0 mentors need nobody. A tie is not reached.
    """
    if mentors <= 0:
        return 0
    if not _reaches(mentors, MOST_CONTACTS, a, b, chance):
        return None
    low, high = mentors - 1, MOST_CONTACTS
    while high - low > 1:
        middle = (low + high) // 2
        if _reaches(mentors, middle, a, b, chance):
            high = middle
        else:
            low = middle
    return high


def chances_of(mentors: int, contacts: Iterable[int], a: float, b: float) -> list[float]:
    """`chance_of` for each number of contacts, in their order."""
    return [chance_of(mentors, n, a, b) for n in contacts]


def chance_of(mentors: int, contacts: int, a: float, b: float) -> float:
    """P(at least `mentors` of `contacts` become ongoing) when p is Beta(a, b): the tail of the beta-binomial.

    The tests compare it with `scipy.stats.betabinom`.
    """
    if contacts < mentors:
        return 0.0
    whole = _rise(a + b, contacts)
    fewer = (
        _rise(contacts - k + 1.0, k) - lgamma(k + 1.0) + _rise(a, k) + _rise(b, contacts - k) - whole
        for k in range(mentors)
    )
    return min(max(1 - fsum(map(exp, fewer)), 0.0), 1.0)


def _reaches(mentors: int, contacts: int, a: float, b: float, chance: float) -> bool:
    return chance_of(mentors, contacts, a, b) > chance + TIE


def _rise(x: float, steps: float) -> float:
    """log of gamma(x + steps) / gamma(x); for a large x by Stirling's series, as their difference would lose digits."""
    end = x + steps
    if x < LARGE:
        return lgamma(end) - lgamma(x)
    return (x - 0.5) * log1p(steps / x) + steps * (log(end) - 1) + (1 / end - 1 / x) / 12
