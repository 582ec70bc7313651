"""Rates of my own beside published ones, on one scale: what is drawn as dots and dotted lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.analysis.rates import Rate
from outreach.dashboard.drawing import share_ticks
from outreach.dashboard.published import BY_KEY, Figure


@dataclass(frozen=True, slots=True)
class Mine:
    """One rate of the user's own, by its name."""

    name: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Picture:
    """Rates of my own above published ones; `stage` gives the colour of mine, `note` says what differs."""

    key: str
    stage: str
    title: str
    mine: Sequence[Mine]
    published: Sequence[Figure]
    note: str

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round shares from 0 to beyond the largest that is drawn."""
        mine = [each.rate.high or 0 for each in self.mine]
        return share_ticks(max([*mine, *(figure.amount for figure in self.published)]))

    @property
    def has_intervals(self) -> bool:
        """Whether one of my rates is of enough people."""
        return any(each.rate.rate is not None for each in self.mine)

    def place(self, share: float) -> float:
        """Where a share stands, in percent of the width."""
        return round(100 * share / self.ticks[-1], 2)


def published(*keys: str) -> list[Figure]:
    """The published figures of these keys, the smallest first."""
    return sorted((BY_KEY[key] for key in keys), key=lambda figure: figure.amount)
