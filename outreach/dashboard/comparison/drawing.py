"""Where the dots stand: shares to percent of a width. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach.analysis.comparison import Comparison, Group
from outreach.dashboard.drawing import share_ticks


@dataclass(frozen=True, slots=True)
class Dot:
    """A share and its interval, in percent of the width."""

    at: float
    low: float
    high: float


def scale(compared: Iterable[Comparison]) -> tuple[float, ...]:
    """The round shares below all the dots of a page, so that each can be held against each."""
    return share_ticks(max((group.high or 0 for each in compared for group in each.groups), default=1))


def dot(group: Group, ticks: tuple[float, ...]) -> Dot | None:
    """The dot of one group; None below five people."""
    if group.share is None or group.low is None or group.high is None:
        return None
    at, low, high = (place(share, ticks) for share in (group.share, group.low, group.high))
    return Dot(at, low, high)


def place(share: float, ticks: tuple[float, ...]) -> float:
    """A share in percent of the width."""
    return round(min(100 * share / ticks[-1], 100), 2)
