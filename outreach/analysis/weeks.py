"""How many people were contacted each week, against the user's own target."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import Instants, column, known, within
from outreach.analysis.window import Window

if TYPE_CHECKING:
    import pandas as pd

WEEK = timedelta(days=7)
INSTANT = timedelta(microseconds=1)
EPOCH_IS_THURSDAY = 3

LocalDays = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week: its Monday, and the first contacts in it.

    `whole`: over, and wholly inside the window. `current`: not over yet.
    """

    monday: date
    contacts: int
    whole: bool
    current: bool


@dataclass(frozen=True, slots=True)
class WeeksResult:
    """Weeks without a gap, oldest first, against `target` first contacts a week (None: no target set)."""

    weeks: tuple[Week, ...]
    target: int | None

    def met(self) -> int | None:
        """In how many of the whole weeks the target was reached; None without a target."""
        if self.target is None:
            return None
        return sum(week.contacts >= self.target for week in self.weeks if week.whole)

    def whole(self) -> int:
        """How many weeks count: those that are over and wholly inside the window."""
        return sum(week.whole for week in self.weeks)

    def last(self, number: int) -> "WeeksResult":
        """The last `number` weeks alone, against the same target."""
        return WeeksResult(self.weeks[-number:], self.target)


def contacts_per_week(leads: "pd.DataFrame", window: Window, zone: tzinfo, target: int | None) -> WeeksResult:
    """First contacts per ISO week, Monday to Sunday in `zone`, empty weeks included.

    `leads` has `contacted_at` (UTC instants, NaT where never). The weeks run from the window's start, but not
    from before the first contact of all, to the window's end or `as_of`, whichever is earlier.
    Nobody contacted in the window: no weeks.
    """
    contacted = known(column(leads, "contacted_at"), window.as_of)
    inside = contacted[within(contacted, window.start, window.end)]
    if not len(inside):
        return WeeksResult((), target)
    mondays, counts = np.unique(mondays_of(inside, zone), return_counts=True)
    found: dict[date, int] = dict(zip(mondays.tolist(), counts.tolist(), strict=True))
    end = min(window.as_of, window.end or window.as_of)
    first: date = mondays_of(np.nanmin(contacted, keepdims=True), zone)[0].item()
    if window.start is not None:
        first = max(first, _monday(window.start, zone))
    number = (_monday(end - INSTANT, zone) - first) // WEEK + 1
    shown = (first + WEEK * place for place in range(number))
    return WeeksResult(tuple(_week(day, found.get(day, 0), window, zone) for day in shown), target)


def mondays_of(instants: Instants, zone: tzinfo) -> LocalDays:
    """The Monday, in `zone`, of the week of each UTC instant; datetime64[D], NaT stays NaT."""
    days = local_days(instants, zone)
    return np.asarray(days - (days.astype(np.int64) + EPOCH_IS_THURSDAY) % 7, dtype="datetime64[D]")


def local_days(instants: Instants, zone: tzinfo) -> LocalDays:
    """The calendar day of each UTC instant in `zone`; datetime64[D], NaT stays NaT."""
    import pandas as pd

    local = pd.DatetimeIndex(instants).tz_localize("UTC").tz_convert(zone).tz_localize(None)
    return np.asarray(local.to_numpy(), dtype="datetime64[D]")


def _monday(instant: datetime, zone: tzinfo) -> date:
    day = instant.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def _week(monday: date, contacts: int, window: Window, zone: tzinfo) -> Week:
    starts, ends = (datetime.combine(day, time(), zone) for day in (monday, monday + WEEK))
    started = window.start is None or starts >= window.start
    ended = window.end is None or ends <= window.end
    over = ends < window.as_of  # on its Sunday a week still goes on, whatever figures count as of that day's end
    return Week(monday, contacts, whole=started and ended and over, current=not over)
