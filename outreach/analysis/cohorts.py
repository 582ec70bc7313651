"""How far everybody got who was first contacted in the same week or month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from outreach.analysis.funnel import HORIZON_DAYS, REPLY_DAYS, STAGES
from outreach.analysis.milestones import Instants, Mask, column, elapsed_days, known, moment, within
from outreach.analysis.rates import LEVEL, SMALLEST_SAMPLE, Rate, jeffreys
from outreach.analysis.weeks import local_days, mondays_of
from outreach.analysis.window import Length, Window

if TYPE_CHECKING:
    import pandas as pd

ONE_DAY = timedelta(days=1)

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cell:
    """Of one cohort, the `rate` of those at the stage before who reached `stage`, and how many are *not yet* there.

    `ripening`: somebody of the cohort is younger than 30 days (the horizon, beyond the reply), or more people may
    still join it; what it says will change, and it is not compared with the others.
    """

    stage: str
    rate: Rate
    not_yet: int
    ripening: bool


@dataclass(frozen=True, slots=True)
class Cohort:
    """The `people` first contacted from `first` to `last`, both of them days in the account's zone."""

    first: date
    last: date
    people: int
    cells: tuple[Cell, ...]

    @property
    def answered(self) -> Cell:
        """How many of them replied."""
        return self.cells[0]

    @property
    def compared(self) -> bool:
        """Whether its share of answers stands: enough people, and all of them had their 30 days."""
        return self.people >= SMALLEST_SAMPLE and not self.answered.ripening


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Cohorts of one length in ascending order; those without anybody are not among them."""

    length: Length
    cohorts: tuple[Cohort, ...]
    level: float
    horizon_days: int

    def last(self, number: int) -> "Cohorts":
        """Those of the last `number` weeks or months, counted back from the latest cohort."""
        if not self.cohorts:
            return self
        end = self.place(self.cohorts[-1])
        latest = tuple(cohort for cohort in self.cohorts if end - self.place(cohort) < number)
        return Cohorts(self.length, latest, self.level, self.horizon_days)

    def place(self, cohort: Cohort) -> int:
        """The number of its week or month: that of the next one is greater by one."""
        first = cohort.first
        return first.toordinal() // 7 if self.length == "week" else 12 * first.year + first.month

    def together(self) -> Rate | None:
        """The share of answers over all cohorts that can be compared; None when there are fewer than two."""
        compared = [cohort.answered.rate for cohort in self.cohorts if cohort.compared]
        if len(compared) < 2:
            return None
        return jeffreys(sum(rate.k for rate in compared), sum(rate.n for rate in compared), self.level)


def cohorts(
    leads: "pd.DataFrame",
    window: Window,
    zone: tzinfo,
    length: Length,
    *,
    level: float = LEVEL,
    horizon_days: int = HORIZON_DAYS,
) -> Cohorts:
    """The cohorts of a frame with one row per lead: `contacted_at`, `replied_at`, `met_at`, `ongoing_at`.

    They are UTC instants, NaT where the stage was not reached; a cohort is an ISO week or a month in `zone`, and only
    who was first contacted in the window belongs to it. Counted as the funnel counts: milestones at or after `as_of`
    have not happened, k of the n who reached the stage before, *not yet* by the age since the first contact.
    """
    reached = [known(column(leads, f"{stage}_at"), window.as_of) for stage in STAGES]
    inside = within(reached[0], window.start, window.end)
    reached = [instants[inside] for instants in reached]
    firsts, member = np.unique(_starts(reached[0], zone, length), return_inverse=True)
    periods = [_period(first, length) for first in firsts.tolist()]
    # On its last day a week still goes on, whatever the figures count as of that day's end.
    over = [datetime.combine(last + ONE_DAY, time(), zone) < window.as_of for _, last in periods]
    age = elapsed_days(reached[0], moment(window.as_of))
    here = [~np.isnat(instants) for instants in reached]
    columns = [
        _cells(place, here, age < (REPLY_DAYS if place == 1 else horizon_days), member, over, level)
        for place in range(1, len(STAGES))
    ]
    people = np.bincount(member, minlength=len(periods)).tolist()
    rows = zip(periods, people, *columns, strict=True)
    found = tuple(Cohort(first, last, count, tuple(cells)) for (first, last), count, *cells in rows)
    return Cohorts(length, found, level, horizon_days)


def _starts(contacted: Instants, zone: tzinfo, length: Length) -> npt.NDArray[np.datetime64]:
    """The first day of the week or month of each first contact."""
    if length == "week":
        return mondays_of(contacted, zone)
    return np.asarray(local_days(contacted, zone).astype("datetime64[M]"), dtype="datetime64[D]")


def _period(first: date, length: Length) -> tuple[date, date]:
    if length == "week":
        return first, first + 6 * ONE_DAY
    in_the_next = first.replace(day=28) + 4 * ONE_DAY
    return first, in_the_next - in_the_next.day * ONE_DAY


def _cells(place: int, here: list[Mask], young: Mask, member: Counts, over: list[bool], level: float) -> Iterator[Cell]:
    """The cells of one stage, a cohort after the other."""
    before, reached = here[place - 1], here[place]

    def count(mask: Mask) -> list[int]:
        counted: list[int] = np.bincount(member[mask], minlength=len(over)).tolist()
        return counted

    rows = zip(count(reached), count(before), count(before & ~reached & young), count(young), over, strict=True)
    for k, n, not_yet, young_ones, is_over in rows:
        yield Cell(STAGES[place], jeffreys(k, n, level), not_yet, ripening=young_ones > 0 or not is_over)
