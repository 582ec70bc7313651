"""Who was ongoing at an instant of the past, also those who were closed and pursued again."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import NOTHING, Instants, column, moment

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Stays:
    """Whoever became ongoing: one row for each time that a lead was closed, and one for a lead that never was.

    `began` is when it was both contacted and ongoing; `reopened` when that closing came to its end (NaT: not yet).
    The rows of a lead stand in the order of its closings.
    """

    lead: npt.NDArray[np.float64]
    began: Instants
    closed: Instants
    reopened: Instants

    @classmethod
    def of(cls, stays: "pd.DataFrame") -> "Stays":
        """From a frame with `lead` (a number), `contacted_at`, `ongoing_at`, `closed_at`, `reopened_at` and, for a
        closing that an answer undoes, `answered_at`; UTC instants."""
        lead = np.asarray(stays["lead"], dtype=np.float64)
        closed = column(stays, "closed_at")
        reopened = np.fmin(column(stays, "reopened_at"), column(stays, "answered_at"))
        began = np.maximum(column(stays, "contacted_at"), column(stays, "ongoing_at"))
        # Of two closings at one instant the one that was reopened is the last, as in the rules of the funnel.
        order = np.lexsort((~np.isnat(column(stays, "reopened_at")), closed, lead))
        return cls(lead[order], began[order], closed[order], reopened[order])

    @classmethod
    def once(cls, leads: "pd.DataFrame") -> "Stays":
        """From a frame with one row per lead: `contacted_at`, `ongoing_at` and `closed_at`, never reopened."""
        began = np.maximum(column(leads, "contacted_at"), column(leads, "ongoing_at"))
        never = np.full(len(began), NOTHING)
        return cls(np.arange(len(began), dtype=np.float64), began, column(leads, "closed_at"), never)

    def ongoing(self, as_of: datetime) -> int:
        """How many were ongoing just before `as_of`, and not closed: the last closing before it decides."""
        at = moment(as_of)
        begun = self.began < at
        closed = begun & (self.closed < at)
        lead, reopened = self.lead[closed], self.reopened[closed]
        last = np.append(lead[1:] != lead[:-1], True)[: len(lead)]
        away = last & ~(reopened < at)
        return len(np.unique(self.lead[begun])) - int(away.sum())
