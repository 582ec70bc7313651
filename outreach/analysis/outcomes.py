"""Who had the whole time that an outcome is given, and with whom it came."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from outreach.analysis.funnel import HORIZON_DAYS, REPLY_DAYS
from outreach.analysis.milestones import Mask, column, elapsed_days, known, moment, within
from outreach.analysis.window import Window

if TYPE_CHECKING:
    import pandas as pd

Outcome = Literal["replied", "ongoing"]
DAYS: dict[Outcome, int] = {"replied": REPLY_DAYS, "ongoing": HORIZON_DAYS}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Of each row of a frame of leads: whether the person is `judged`, and whether the outcome came (`success`, only
    of those who are judged). `young` are those of the window whose time is not over, `left_out` those of the others who
    answered or met me before I wrote. Everybody of the window is one of judged, young and left out."""

    judged: Mask
    success: Mask
    young: Mask
    left_out: Mask


def outcomes(leads: "pd.DataFrame", outcome: Outcome, window: Window) -> Outcomes:
    """Who of the window's cohort was answered within 30 days, or became ongoing within 90.

    `leads` has one row per lead: `contacted_at`, `first_outgoing_at`, `replied_at` and `ongoing_at`, UTC instants, NaT
    where it did not happen. An answer is counted from the first outgoing contact, an ongoing relationship from the
    first contact of any kind, as the planner counts it. Judged is whoever was contacted so many days of 24 hours before
    `as_of` or earlier, closed or not, as the funnel tells age.
    """
    names = ("contacted_at", "first_outgoing_at", "replied_at", f"{outcome}_at")
    contacted, outgoing, replied, end = (known(column(leads, name), window.as_of) for name in names)
    cohort = within(contacted, window.start, window.end)
    old = elapsed_days(contacted, moment(window.as_of)) >= DAYS[outcome]
    answered_first = ~np.isnat(replied) & (np.isnat(outgoing) | (replied < outgoing))
    left_out = cohort & old & answered_first & (outcome == "replied")
    judged = cohort & old & ~left_out
    days = elapsed_days(outgoing if outcome == "replied" else contacted, end)
    return Outcomes(judged, judged & (days <= DAYS[outcome]), cohort & ~old, left_out)


def counted(found: Outcomes, keys: "pd.Series") -> dict[Hashable, tuple[int, int]]:
    """(k, n) of the judged people of each group; `keys` stands beside the rows, who has none is in no group."""
    import pandas as pd

    rows = pd.DataFrame({"key": keys.to_numpy(), "k": found.success, "n": found.judged})[found.judged]
    sums = rows.groupby("key", observed=True)[["k", "n"]].sum()
    return {key: (int(k), int(n)) for key, k, n in sums.itertuples()}
