"""What those who were contacted lately still promise."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from outreach.analysis.funnel import STAGES
from outreach.analysis.milestones import Days, Instants, Mask, column, elapsed_days, known, moment
from outreach.analysis.stays import Stays

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class InFlight:
    """Those contacted less than the horizon ago and not ongoing: how many, how many of them are expected to become
    ongoing within the horizon, and the chance that one does. The leads are taken as independent of each other."""

    n: int
    expected: float
    chance_of_one: float


@dataclass(frozen=True, slots=True)
class Ages:
    """In days since each lead's first contact: its age now, and when it reached each stage (inf: not yet)."""

    now: Days
    reached: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """The milestones of all leads as arrays, read once to be told as of several instants, and who was ongoing when."""

    milestones: tuple[Instants, ...]
    stays: Stays

    @classmethod
    def of(cls, leads: "pd.DataFrame", stays: "pd.DataFrame | None" = None) -> "Search":
        """From a frame with one row per lead: `contacted_at` .. `ongoing_at`, UTC instants; and the `stays`, or else
        the `closed_at` of each lead."""
        milestones = tuple(column(leads, f"{stage}_at") for stage in STAGES)
        return cls(milestones, Stays.once(leads) if stays is None else Stays.of(stays))

    def ages(self, as_of: datetime) -> Ages:
        """Everybody contacted before `as_of`, as it stood then."""
        instants = [known(at, as_of) for at in self.milestones]
        contacted = ~np.isnat(instants[0])
        since = instants[0][contacted]
        reached = (np.nan_to_num(elapsed_days(since, at[contacted]), nan=np.inf) for at in instants)
        return Ages(elapsed_days(since, moment(as_of)), tuple(reached))


def in_flight(ages: Ages, judged: Mask, success: Mask, mean: float) -> InFlight:
    """Each young lead by its stage g and age t: of the judged who were at g and not ongoing at age t, the share that
    became ongoing within the horizon, with prior Beta(2q, 2 - 2q), q the posterior mean of p."""
    waiting = ~judged & np.isinf(ages.reached[-1])
    if not waiting.any():
        return InFlight(0, 0.0, 0.0)
    # The stage of a lead is the last milestone that it reached; each one implies those before it.
    stage = np.sum([~np.isinf(at[waiting]) for at in ages.reached[1:-1]], axis=0)
    expected: list[Days] = []
    for place in range(len(STAGES) - 1):
        # In the order of age: the last digit of a sum depends on the order of what is added, and must not on the rows'.
        young = np.sort(ages.now[waiting][stage == place])
        n = _standing_at(young, ages, judged, place)
        k = _standing_at(young, ages, judged & success, place)
        expected.append((k + 2 * mean) / (n + 2))
    chances = np.concatenate(expected)
    return InFlight(int(waiting.sum()), float(chances.sum()), float(1 - np.prod(1 - chances)))


def _standing_at(young: Days, ages: Ages, among: Mask, place: int) -> Days:
    """How many of `among` stood at the stage `place` when they were as old as each of `young`."""
    entered, left = (np.sort(ages.reached[at][among]) for at in (place, place + 1))
    counts = np.searchsorted(entered, young, side="right") - np.searchsorted(left, young, side="right")
    return counts.astype(np.float64)
