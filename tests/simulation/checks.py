"""What is asked of many searches with a known truth. The bounds are those of the design."""

from collections.abc import Callable, Iterable
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.stats import binom

from outreach.analysis.comparison import SURE
from outreach.analysis.funnel import HORIZON_DAYS, REPLY_DAYS
from outreach.analysis.planner import Prior, plan
from outreach.analysis.pooling import LIKENESS, Pooled
from outreach.analysis.rates import LEVEL, Rate, jeffreys
from outreach.analysis.silence import still_answers
from outreach.analysis.survival import Curve, Step, followed, time_to
from tests.simulation.lines import Line
from tests.simulation.truths import Search, Truth, drawing, search

SMALL, USUAL = (5, 10, 20), (40, 80, 160)
TRUTHS = ((1, 19), (2, 8))
BAND_DAYS = (7, 14, 30)
SILENT_DAYS = (3, 10, 21)
PRIOR = Prior()

NEAR = 0.03
"""How far what was said of chances may lie from what came true."""

Days = npt.NDArray[np.float64]
Scored = bool | float | None


def intervals(searches: int) -> list[Line]:
    """Of k of n, the truth drawn from either prior in turn: how often it lies in the interval."""
    bounds = {**dict.fromkeys(SMALL, (0.88, 1.0)), **dict.fromkeys(USUAL, (0.88, 0.92))}
    return [
        line(f"interval of k of {n}", searches, (covered(n, number) for number in range(searches)), *bound)
        for n, bound in bounds.items()
    ]


def covered(n: int, number: int) -> bool:
    """Whether the interval of one search holds its truth."""
    draw = drawing(number, f"interval {n}")
    truth = draw.beta(*TRUTHS[number % len(TRUTHS)])
    rate = interval(int(draw.binomial(n, truth)), n)
    assert rate.low is not None and rate.high is not None
    return bool(rate.low <= truth <= rate.high)


@cache
def interval(k: int, n: int) -> Rate:
    """The interval of k of n: few are met again and again."""
    return jeffreys(k, n)


def bands(searches: int) -> list[Line]:
    """Of the curve of answers at some days: how often the true share lies in the band, where it is drawn."""
    found = [banded(number) for number in range(searches)]
    return [
        line(f"band of the curve at day {at}", searches, (row[place] for row in found), 0.86, 0.95)
        for place, at in enumerate(BAND_DAYS)
    ]


def banded(number: int) -> list[bool | None]:
    """For each day whether the band of one search of 40 to 300 people holds the truth; None without a band."""
    draw = drawing(number, "band")
    found = search(draw, Truth.drawn(draw, float(draw.beta(1, 19))), int(draw.integers(40, 301)))
    curve = time_to(found.leads, "replied", found.window)
    return [_holds(curve, at, found.truth) if isinstance(curve, Curve) else None for at in BAND_DAYS]


def _holds(curve: Curve, at: float, truth: Truth) -> bool | None:
    step: Step | None = next((step for step in reversed(curve.steps) if step.day <= at), None)
    if step is None or step.low is None or step.high is None or at > curve.last_day:
        return None
    return bool(step.low <= 1 - truth.answered_by(at) <= step.high)


def promises(searches: int) -> list[Line]:
    """The planner's: the true chance of so many more mentors among as many people as it says."""
    return [
        line(f"promise of {more} more", searches, (promise(more, number) for number in range(searches)), 0.89, 0.93)
        for more in (1, 2)
    ]


def promise(mentors: int, number: int) -> float | None:
    """The true chance at the promised number of one search of up to 200 people, its truth drawn from the prior."""
    draw = drawing(number, f"promise {mentors}")
    truth = Truth.drawn(draw, float(draw.beta(PRIOR.a, PRIOR.b)))
    found = search(draw, truth, int(draw.integers(0, 201)))
    ongoing = int(((found.ongoing < found.today) & (found.closed >= found.today)).sum())
    answer = plan(found.leads, found.window, wanted=ongoing + mentors)
    assert answer.missing == mentors
    return None if answer.needed is None else float(binom.sf(mentors - 1, answer.needed, truth.ongoing))


def flights(searches: int) -> list[Line]:
    """Of those in flight: whether one of them stays as often as was said, and as many of them."""
    found = [flight(number) for number in range(searches)]
    said, came, expected, stayed = (float(np.mean(column)) for column in zip(*found, strict=True))
    what = f"one in flight stays (said: {said:.0%}; of {expected:.2f} expected came {stayed:.2f})"
    return [line(what, searches, (row[1] for row in found), said - NEAR, said + NEAR)]


def flight(number: int) -> tuple[float, bool, float, int]:
    """The chance that one of those in flight stays, whether one did, how many were expected to, how many did."""
    draw = drawing(number, "flight")
    found = search(draw, Truth.drawn(draw, float(draw.beta(PRIOR.a, PRIOR.b))), int(draw.integers(1, 201)))
    told = plan(found.leads, found.window, wanted=1).in_flight
    age = found.today - found.contacted
    stays = int(((age < HORIZON_DAYS) & (found.ongoing >= found.today) & np.isfinite(found.ongoing)).sum())
    return told.chance_of_one, stays > 0, told.expected, stays


def silences(searches: int) -> list[Line]:
    """Of those silent for some days: how often the true share that still answers lies in its band."""
    found = [silent(number) for number in range(searches)]
    return [
        line(f"still answers after {days} days", searches, (row[place] for row in found), 0.86, 0.95)
        for place, days in enumerate(SILENT_DAYS)
    ]


def silent(number: int) -> list[bool | None]:
    """For each silence whether the band holds the truth; None without a band, or when not all of it could be seen."""
    draw = drawing(number, "silence")
    found = search(draw, Truth.drawn(draw, float(draw.beta(1, 19))), int(draw.integers(40, 301)))
    people = followed(found.leads, "replied", found.window)
    told = still_answers(people.days, people.reached, np.array(SILENT_DAYS, dtype=float))
    truth = _still(found, np.array(SILENT_DAYS, dtype=float))
    there = ~np.isnan(told.low) & (told.seen_days >= REPLY_DAYS)
    holds = (told.low <= truth) & (truth <= told.high)
    return [bool(held) if is_there else None for held, is_there in zip(holds, there, strict=True)]


def _still(found: Search, days: Days) -> Days:
    by = found.truth.answered_by
    return np.asarray((by(days + REPLY_DAYS) - by(days)) / (1 - by(days)))


def comparisons(searches: int) -> list[Line]:
    """Of groups compared: whether what is best, and how sure that is, come true."""
    found = [compared(number) for number in range(searches)]
    said = float(np.mean([best for best, *_ in found]))
    named = [best for best, *_ in found if best >= SURE]
    leads, sure = f"leader is best (said: {said:.0%})", f"named as best (said: {np.mean(named or [1]):.0%})"
    return [
        line("share of a group, pooled", searches, (held for *_, held in found), 0.86, 0.95),
        line(leads, searches, (truth for _, truth, _held in found), said - NEAR, said + NEAR),
        line(sure, searches, (truth if best >= SURE else None for best, truth, _held in found), SURE, 1.0),
    ]


def compared(number: int) -> tuple[float, bool, float]:
    """One comparison of two to five groups: how sure it is of the leader, whether that is the best, and the share of
    groups whose interval holds the truth."""
    draw = drawing(number, "comparison")
    m, v = draw.beta(2, 8), np.exp(draw.uniform(np.log(LIKENESS[0]), np.log(LIKENESS[-1])))
    n = draw.integers(5, 150, draw.integers(2, 6))
    truth = draw.beta(m * v, (1 - m) * v, len(n))
    k = draw.binomial(n, truth)
    pooled = Pooled.of(k.astype(float), n.astype(float))
    best, (low, high) = pooled.best(), pooled.bounds(LEVEL)
    leader = int(np.argmax(best))
    return float(best[leader]), leader == int(np.argmax(truth)), float(((low <= truth) & (truth <= high)).mean())


def line(what: str, searches: int, found: Iterable[Scored], low: float, high: float) -> Line:
    """The average of what could be scored."""
    every = list(found)
    scored = [float(each) for each in every if each is not None]
    return Line(what, searches, len(scored), len(every), float(np.mean(scored)) if scored else 0.0, low, high)


CHECKS: tuple[Callable[[int], list[Line]], ...] = (intervals, bands, promises, flights, silences, comparisons)
