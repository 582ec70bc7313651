"""Follow-ups kept and missed, by the week in which they were due."""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import Mask, column
from outreach.analysis.rates import Rate, jeffreys
from outreach.analysis.weeks import EPOCH_IS_THURSDAY, local_days

if TYPE_CHECKING:
    import pandas as pd

WEEK = timedelta(days=7)
DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Due:
    """What became of the follow-ups of some days.

    `on_time`: done by the day. `late`: done after it. `overdue`: neither, and the day has passed. `not_yet`: open, and
    the day has not passed. `answered`: cancelled because the person answered; `called_off`: cancelled otherwise. Of
    these two, `after` ended when their day had passed.
    """

    on_time: int = 0
    late: int = 0
    overdue: int = 0
    not_yet: int = 0
    answered: int = 0
    called_off: int = 0
    after: int = 0

    @property
    def judged(self) -> int:
        """How many had to be done, and were or were not: whatever was cancelled had not, and what is not yet may be."""
        return self.on_time + self.late + self.overdue

    @property
    def rate(self) -> Rate:
        """Done by the day, of those judged, with its interval."""
        return jeffreys(self.on_time, self.judged)


@dataclass(frozen=True, slots=True)
class DueWeek:
    """The follow-ups due in one ISO week. `current`: not over yet."""

    monday: date
    due: Due
    current: bool


@dataclass(frozen=True, slots=True)
class Promises:
    """Weeks without a gap, oldest first, the last one current; all of them together; and what is to come.

    `coming`: open follow-ups due from today on, within the next weeks, by weekday, Monday first.
    """

    weeks: tuple[DueWeek, ...]
    all: Due
    coming: tuple[int, ...]


def promises(steps: "pd.DataFrame", first: date, today: date, zone: tzinfo, *, weeks_ahead: int) -> Promises:
    """What became of the follow-ups due from the Monday `first` to the end of the week of `today`.

    `steps` has `due_on` (texts YYYY-MM-DD) and the UTC instants `done_at`, `cancelled_at` and `contact_at`: that of the
    contact by which it was done, or cancelled when the contact was an answer; NaT where there is none. It ended on the
    day, in `zone`, of that contact, not on the one on which the contact was written down.
    """
    due_on = steps["due_on"].to_numpy().astype("datetime64[D]")
    kinds = _kinds(steps, due_on, today, zone)
    number = (today - first).days // DAYS_OF_WEEK + 1
    places = (due_on - np.datetime64(first, "D")).astype(np.int64) // DAYS_OF_WEEK
    inside = (places >= 0) & (places < number)
    counted = {name: np.bincount(places[chosen & inside], minlength=number).tolist() for name, chosen in kinds.items()}
    weeks = (Due(**{name: counts[place] for name, counts in counted.items()}) for place in range(number))
    told = tuple(DueWeek(first + WEEK * place, due, place == number - 1) for place, due in enumerate(weeks))
    return Promises(
        told,
        Due(**{name: sum(counts) for name, counts in counted.items()}),
        _coming(due_on[kinds["not_yet"]], today, weeks_ahead),
    )


def _kinds(steps: "pd.DataFrame", due_on: npt.NDArray[np.datetime64], today: date, zone: tzinfo) -> dict[str, Mask]:
    done, cancelled, contact = (column(steps, name) for name in ("done_at", "cancelled_at", "contact_at"))
    is_done, is_cancelled, by_contact = (~np.isnat(instants) for instants in (done, cancelled, contact))
    ended_on = local_days(np.where(by_contact, contact, np.where(is_done, done, cancelled)), zone)
    after = ended_on > due_on  # of what is open: never
    passed = due_on < np.datetime64(today, "D")
    is_open = ~is_done & ~is_cancelled
    return {
        "on_time": is_done & ~after,
        "late": is_done & after,
        "overdue": is_open & passed,
        "not_yet": is_open & ~passed,
        "answered": is_cancelled & by_contact,
        "called_off": is_cancelled & ~by_contact,
        "after": is_cancelled & after,
    }


def _coming(due_on: npt.NDArray[np.datetime64], today: date, weeks_ahead: int) -> tuple[int, ...]:
    soon = due_on[due_on < np.datetime64(today + WEEK * weeks_ahead, "D")]
    weekdays = (soon.astype(np.int64) + EPOCH_IS_THURSDAY) % DAYS_OF_WEEK
    return tuple(np.bincount(weekdays, minlength=DAYS_OF_WEEK).tolist())
