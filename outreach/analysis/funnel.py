"""How many of a cohort ever reached each stage, and how many may still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from outreach.analysis.milestones import Instants, Mask, column, elapsed_days, known, moment, within
from outreach.analysis.rates import LEVEL, Rate, jeffreys
from outreach.analysis.window import HORIZON_DAYS as HORIZON_DAYS
from outreach.analysis.window import Window

if TYPE_CHECKING:
    import pandas as pd

STAGES = ("contacted", "replied", "met", "ongoing")
REPLY_DAYS = 30


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """One stage: `count` people ever reached it; `rate` of those who reached the stage before.

    `not_yet` are the people of the earlier stage who are not here and are still young. The first stage has
    no stage before it: its rate and its `not_yet` are None.
    """

    stage: str
    count: int
    rate: Rate | None
    not_yet: int | None


@dataclass(frozen=True, slots=True)
class FunnelResult:
    """The stages from contacted to ongoing, of one cohort, as of an instant."""

    stages: tuple[FunnelStage, ...]
    as_of: datetime
    level: float
    horizon_days: int


def funnel(
    leads: "pd.DataFrame", window: Window, *, level: float = LEVEL, horizon_days: int = HORIZON_DAYS
) -> FunnelResult:
    """The funnel of a frame with one row per lead: `contacted_at`, `replied_at`, `met_at`, `ongoing_at`.

    They are UTC instants, NaT where the stage was not reached; milestones at or after `as_of` do not
    count. Counts are *ever reached*, and n of each rate is the count of the stage before.
    *Not yet* is told by age, and age is the time since the first contact for every step: under 30 days for
    the reply, under `horizon_days` for the others, as the chance of an ongoing relationship is counted too.
    """
    reached = [known(column(leads, f"{stage}_at"), window.as_of) for stage in STAGES]
    cohort = within(reached[0], window.start, window.end)
    age = elapsed_days(reached[0], moment(window.as_of))
    stages = [FunnelStage(STAGES[0], int(cohort.sum()), None, None)]
    for place in range(1, len(STAGES)):
        young = age < (REPLY_DAYS if STAGES[place] == "replied" else horizon_days)
        stages.append(_step(STAGES[place], cohort, reached[place - 1 : place + 1], young, level))
    return FunnelResult(tuple(stages), window.as_of, level, horizon_days)


def funnel_by(leads: "pd.DataFrame", keys: "pd.Series", window: Window) -> dict[object, FunnelResult]:
    """One funnel per value of `keys` (a series beside the rows of `leads`), values in ascending order.

    Rows without a value are left out, and so are values without a person in the cohort.
    """
    results = {key: funnel(rows, window) for key, rows in leads.groupby(keys.to_numpy(), sort=True)}
    return {key: result for key, result in results.items() if result.stages[0].count}


def _step(stage: str, cohort: Mask, pair: Sequence[Instants], young: Mask, level: float) -> FunnelStage:
    before, here = (cohort & ~np.isnat(instants) for instants in pair)
    count, whole = int(here.sum()), int(before.sum())
    return FunnelStage(stage, count, jeffreys(count, whole, level), int((before & ~here & young).sum()))
