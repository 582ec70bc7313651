"""Where things stand in the table of heat and in the picture of the cohorts. Pure."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from outreach.analysis.cohorts import Cohort, Cohorts
from outreach.analysis.rates import Rate
from outreach.dashboard.drawing import share_ticks

# Where one shade ends and the next begins: finest where the rates of a search lie.
SHADES = (0.1, 0.25, 0.4, 0.6)
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """One cohort in the picture: its place in time from 0, and x in percent of the width.

    `share` with its bounds are None below five people: such a cohort has its place and its count, and no dot.
    """

    cohort: Cohort
    place: int
    x: float
    share: float | None
    low: float | None
    high: float | None
    named: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """The dots of the cohorts from the first to the last over `places` weeks or months, and which are joined.

    Two are joined when they follow one another and both can be compared. `together` is the share of answers over all
    that can be compared, None when there are fewer than two.
    """

    dots: tuple[Dot, ...]
    joined: tuple[tuple[Dot, Dot], ...]
    places: int
    share_ticks: tuple[float, ...]
    together: float | None

    @property
    def top(self) -> float:
        """The share at the upper edge."""
        return self.share_ticks[-1]

    @property
    def drawn(self) -> bool:
        """Whether there is something to compare: two dots at least."""
        return self.together is not None

    def fitting(self) -> tuple[int, int]:
        """Of the cohorts that can be compared, how many hold the share of all in their interval; and how many are."""
        compared = [dot for dot in self.dots if dot.cohort.compared]
        return sum(self._fits(dot) for dot in compared), len(compared)

    def _fits(self, dot: Dot) -> bool:
        return None not in (dot.low, dot.high, self.together) and dot.low <= self.together <= dot.high  # type: ignore[operator]


def lines(shown: Cohorts) -> Lines:
    """The share of answers of each cohort in the order of time, with a gap where there was nobody."""
    first = shown.place(shown.cohorts[0]) if shown.cohorts else 0
    places = shown.place(shown.cohorts[-1]) - first + 1 if shown.cohorts else 0
    dots = tuple(_dot(cohort, shown.place(cohort) - first, places) for cohort in shown.cohorts)
    follow = (pair for pair in pairwise(dots) if pair[1].place - pair[0].place == 1)
    joined = tuple(pair for pair in follow if all(dot.cohort.compared for dot in pair))
    together = shown.together()
    highest = max((dot.high for dot in dots if dot.high is not None), default=1.0)
    return Lines(dots, joined, places, share_ticks(highest), together.rate if together else None)


def heat(rate: Rate) -> int | None:
    """The step of the shade, 0 to 4; None where there is no percentage."""
    return None if rate.rate is None else bisect_left(SHADES, rate.rate)


def _dot(cohort: Cohort, place: int, places: int) -> Dot:
    rate = cohort.answered.rate
    step = max(1, -(-places // MOST_NAMES))
    named = (places - 1 - place) % step == 0
    return Dot(cohort, place, 100 * (place + 0.5) / places, rate.rate, rate.low, rate.high, named)
