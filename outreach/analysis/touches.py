"""How many messages it took until the answer, and how often each message was the one that was answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import Instants, Mask, column, known, moment, within
from outreach.analysis.rates import Rate, jeffreys

if TYPE_CHECKING:
    import pandas as pd

MOST = 4
"""The last message told alone is the one before it: the fourth and later ones are told together."""
RIPE = timedelta(days=30)

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Touch:
    """The first, second, third message, or all from the fourth on.

    `rate`: of the people who got it, how many answered after it and before the next one. `not_yet`: those of the
    others who got nothing after it and have had it for less than 30 days.
    """

    number: int
    rate: Rate
    not_yet: int


@dataclass(frozen=True, slots=True)
class Touches:
    """Touches 1 to 4 for the `people` first contacted within the window, of whom `answered` did.

    `left_out`: those who answered or were met before I wrote, and those of whom no single message is known.
    """

    touches: tuple[Touch, ...]
    people: int
    answered: int
    left_out: int


def touches(
    leads: "pd.DataFrame", contacts: "pd.DataFrame", start: datetime, as_of: datetime, ripe: timedelta = RIPE
) -> Touches:
    """The touches of whoever was first contacted in [start, as_of).

    `leads` has `lead_id` and the UTC instants `first_outgoing_at` and `replied_at` (NaT where never); `contacts` has
    `lead_id` and `occurred_at`, one row for each message or call of mine since `start`, in any order. Rows of one
    person at one instant are one touch. A touch at the instant of the answer came before it: a call that was taken.
    Ages are elapsed days.
    """
    first, replied = known(column(leads, "first_outgoing_at"), as_of), known(column(leads, "replied_at"), as_of)
    chosen = within(first, start, as_of)
    written_first = chosen & ~(replied < first)
    ids = leads["lead_id"].to_numpy(np.int64)[written_first]
    order = np.argsort(ids)
    ids, replied = ids[order], replied[written_first][order]
    counts, last = _counted(ids, replied, contacts, as_of)
    told = counts > 0
    counts, answered, last = np.minimum(counts[told], MOST), ~np.isnat(replied[told]), last[told]
    young = ~answered & (last > moment(as_of - ripe))
    return Touches(
        tuple(_touch(number, counts, answered, young) for number in range(1, MOST + 1)),
        people=len(counts),
        answered=int(answered.sum()),
        left_out=int(chosen.sum()) - len(counts),
    )


def _touch(number: int, counts: Numbers, answered: Mask, young: Mask) -> Touch:
    """`counts`: how many touches each person got until the answer or now, at most MOST."""
    last = counts == number
    rate = jeffreys(int((last & answered).sum()), int((counts >= number).sum()))
    return Touch(number, rate, int((last & young).sum()))


def _counted(ids: Numbers, replied: Instants, contacts: "pd.DataFrame", as_of: datetime) -> tuple[Numbers, Instants]:
    """How many different touches each of the sorted `ids` got by its answer, and when the last of them was."""
    owners, at = contacts["lead_id"].to_numpy(np.int64), known(column(contacts, "occurred_at"), as_of)
    if not len(ids):
        return np.zeros(0, np.int64), replied
    places = np.minimum(np.searchsorted(ids, owners), len(ids) - 1)
    until = replied[places]
    counting = (ids[places] == owners) & ~np.isnat(at) & (np.isnat(until) | (at <= until))
    places, at = places[counting], at[counting]
    order = np.lexsort((at, places))
    places, at = places[order], at[order]
    repeated = np.zeros(len(places), dtype=np.bool_)
    repeated[1:] = (places[1:] == places[:-1]) & (at[1:] == at[:-1])
    last = np.full(len(ids), np.datetime64("NaT", "us"))
    last[places] = at  # in order: the last one stays
    return np.bincount(places[~repeated], minlength=len(ids)), last
