"""How long things usually take, from a plain list; fit for pages that must not load pandas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SMALLEST_SAMPLE = 5


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual duration of `n` things, in the unit that was given; None together when n is below 5."""

    n: int
    median: float | None
    ninetieth: float | None


def usual(durations: Iterable[float]) -> Usual:
    """Median and 90th percentile of durations (any unit, none negative); counts alone below 5 of them.

    Raises ValueError for a negative duration.
    """
    ordered = sorted(durations)
    if ordered and ordered[0] < 0:
        raise ValueError("a duration is never negative")
    if len(ordered) < SMALLEST_SAMPLE:
        return Usual(len(ordered), None, None)
    return Usual(len(ordered), percentile(ordered, 0.5), percentile(ordered, 0.9))


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of an ascending, non-empty sequence lies, interpolated linearly.

    The position is share x (n - 1) between the sorted values, so that the median of an even number is the
    mean of the middle two. Source: type 7 of Hyndman and Fan, Sample Quantiles, The American Statistician
    1996; the default of numpy, R and spreadsheets.
    """
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])
