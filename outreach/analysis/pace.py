"""How many people were contacted, answered and were met each week, and for how many weeks the target has been met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from outreach.analysis.milestones import Instants, column, known
from outreach.analysis.weeks import contacts_per_week, mondays_of
from outreach.analysis.window import Window

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class PaceWeek:
    """One ISO week: the people first contacted, first heard from and first met in it. `current`: not over yet."""

    monday: date
    contacts: int
    replies: int
    meetings: int
    current: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """Weeks without a gap, oldest first, the last one current, against `target` first contacts a week.

    `streak`: the weeks in a row, up to now, in which the target was met; `longest`: the most there ever were in a
    row. Both None without a target.
    """

    weeks: tuple[PaceWeek, ...]
    target: int | None
    streak: int | None
    longest: int | None

    @property
    def this_week(self) -> int:
        """How many people were first contacted in the week that is not over."""
        return self.weeks[-1].contacts if self.weeks else 0

    def last(self, number: int) -> "Pace":
        """The last `number` weeks alone; streaks stay those of the whole search."""
        return Pace(self.weeks[-number:], self.target, self.streak, self.longest)

    def met(self) -> int:
        """In how many of the weeks that are over the target was reached; 0 without a target."""
        return sum(self.target is not None and week.contacts >= self.target for week in self.over())

    def over(self) -> tuple[PaceWeek, ...]:
        """The weeks that are over."""
        return tuple(week for week in self.weeks if not week.current)


def pace(leads: "pd.DataFrame", as_of: datetime, zone: tzinfo, target: int | None) -> Pace:
    """The weeks of a search, Monday to Sunday in `zone`, from that of the first contact to that before `as_of`.

    `leads` has `contacted_at`, `replied_at` and `met_at` (UTC instants, NaT where never). A person counts once in
    each column, in the week of the milestone. Nobody contacted: no weeks, and a streak of 0.
    """
    contacted = contacts_per_week(leads, Window(as_of), zone, target)
    replies, meetings = (_per_monday(known(column(leads, name), as_of), zone) for name in ("replied_at", "met_at"))
    mondays = [(week.monday, week.contacts) for week in contacted.weeks]
    weeks = tuple(
        # On a Sunday the week is over by the end of the day that is counted to, and still not over.
        PaceWeek(monday, people, replies.get(monday, 0), meetings.get(monday, 0), current=place == len(mondays))
        for place, (monday, people) in enumerate(mondays, 1)
    )
    if target is None:
        return Pace(weeks, None, None, None)
    return Pace(weeks, target, *streaks([week.contacts >= target for week in weeks]))


def streaks(met: Sequence[bool]) -> tuple[int, int]:
    """How many weeks in a row the target is met now, and the most there ever were.

    `met` has one entry a week, oldest first. The last week is not over: it counts as soon as its target is met, and
    ends no streak before.
    """
    judged = list(met if not met or met[-1] else met[:-1])
    runs = [sum(run) for _, run in groupby(judged)]  # weeks that missed it add up to 0
    return (runs[-1], max(runs)) if runs else (0, 0)


def _per_monday(instants: Instants, zone: tzinfo) -> dict[date, int]:
    mondays, counts = np.unique(mondays_of(instants[~np.isnat(instants)], zone), return_counts=True)
    return dict(zip(mondays.tolist(), counts.tolist(), strict=True))
