"""How many of those whom I asked said yes in time, and what a second message added."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from outreach.analysis.funnel import HORIZON_DAYS, REPLY_DAYS
from outreach.analysis.milestones import Instants, Mask, column, elapsed_days, known, moment
from outreach.analysis.rates import Rate, jeffreys

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of the people of a frame, of whom only those asked long enough ago are counted.

    `answered` within 30 days of my first contact; `first_alone` the same, but before I wrote again; `after_second`
    within 30 days of my second contact, of those silent until then; `met` within 90 days of the first.
    The first two have the same n.
    """

    answered: Rate
    first_alone: Rate
    after_second: Rate
    met: Rate


def asked(
    leads: "pd.DataFrame", as_of: datetime, *, reply_days: int = REPLY_DAYS, horizon_days: int = HORIZON_DAYS
) -> Asked:
    """The rates of a frame with one row per lead: `first_outgoing_at`, `second_outgoing_at`, `replied_at`, `met_at`.

    They are UTC instants, NaT where it did not happen; what came at `as_of` or later had not happened yet. Whoever
    I never wrote to, or who answered or met me before I did, is left out. A person counts once the time to answer
    is over, whether they answered or not: a rate over the quick ones alone would be too high.
    """
    first, second, replied, met = (
        known(column(leads, name), as_of)
        for name in ("first_outgoing_at", "second_outgoing_at", "replied_at", "met_at")
    )
    written = ~np.isnat(first) & ~(replied < first)
    still_silent = written & ~(replied <= second)
    answered = _in_time(first, replied, reply_days)
    return Asked(
        answered=_rate(written & _over(first, as_of, reply_days), answered),
        first_alone=_rate(written & _over(first, as_of, reply_days), answered & ~(replied > second)),
        after_second=_rate(still_silent & _over(second, as_of, reply_days), _in_time(second, replied, reply_days)),
        met=_rate(written & _over(first, as_of, horizon_days), _in_time(first, met, horizon_days)),
    )


def _over(since: Instants, as_of: datetime, days: int) -> Mask:
    """Whose time is over; nobody whose time never began."""
    return np.asarray(elapsed_days(since, moment(as_of)) >= days)


def _in_time(since: Instants, until: Instants, days: int) -> Mask:
    return np.asarray(elapsed_days(since, until) <= days)


def _rate(people: Mask, reached: Mask) -> Rate:
    return jeffreys(int((people & reached).sum()), int(people.sum()))
