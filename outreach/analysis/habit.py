"""On which days people were written to or called: a calendar, and the load of each weekday."""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from outreach.analysis.milestones import column
from outreach.analysis.weeks import local_days

if TYPE_CHECKING:
    import pandas as pd

ONE_DAY = timedelta(days=1)
DAYS_OF_WEEK = 7
HEAT_STEPS = 4
PERSON_BITS = 53  # no number of a lead is larger
USUAL = 0.95  # the share of the active days that the deepest step begins within


@dataclass(frozen=True, slots=True)
class Calendar:
    """How many people were contacted on each day from the Monday `first` on, the last one today."""

    first: date
    people: tuple[int, ...]

    @property
    def last(self) -> date:
        """The day that it ends with."""
        return self.first + ONE_DAY * (len(self.people) - 1)

    @property
    def total(self) -> int:
        """All of them; who was contacted on two days counts twice."""
        return sum(self.people)

    def day(self, place: int) -> date:
        """The day at a place."""
        return self.first + ONE_DAY * place

    def weeks(self) -> tuple[tuple[int | None, ...], ...]:
        """Rows of seven, Monday first; None for days that are yet to come."""
        days = [*self.people, *[None] * (-len(self.people) % DAYS_OF_WEEK)]
        return tuple(tuple(days[at : at + DAYS_OF_WEEK]) for at in range(0, len(days), DAYS_OF_WEEK))

    def by_weekday(self) -> tuple[int, ...]:
        """The people contacted on Mondays, on Tuesdays and so on."""
        return tuple(sum(self.people[weekday::DAYS_OF_WEEK]) for weekday in range(DAYS_OF_WEEK))

    def steps(self) -> tuple[int, ...]:
        """The smallest number of people of each of the four steps of heat above none.

        Four equal parts of the number that 19 of 20 active days stay within, so that one day on which a hundred were
        written to does not pale all others; never parts of less than one person.
        """
        active = sorted(number for number in self.people if number)
        top = max(HEAT_STEPS, active[ceil(USUAL * len(active)) - 1] if active else 0)
        return tuple(top * step // HEAT_STEPS + 1 for step in range(HEAT_STEPS))

    def active(self, days: range) -> int:
        """On how many of the days at these places somebody was contacted."""
        return sum(self.people[place] > 0 for place in days)


def calendar(contacts: "pd.DataFrame", first: date, last: date, zone: tzinfo) -> Calendar:
    """The people contacted on each day of `zone` from `first` (a Monday) to `last`.

    `contacts` has `lead_id` and `occurred_at` (UTC instants), one row for each message or call of mine. Several on one
    day to one person are one: what is counted is people, so that a message that was logged twice changes nothing.
    """
    days = local_days(column(contacts, "occurred_at"), zone)
    places = (days - np.datetime64(first, "D")).astype(np.int64)
    length = (last - first).days + 1
    inside = (places >= 0) & (places < length)
    # A day and a person as one number: sorted ones are told apart quicker than by np.unique, which hashes them.
    pairs = np.sort((places[inside] << PERSON_BITS) | contacts["lead_id"].to_numpy(np.int64)[inside])
    first_of_pair = np.diff(pairs, prepend=-1) != 0
    return Calendar(first, tuple(np.bincount(pairs[first_of_pair] >> PERSON_BITS, minlength=length).tolist()))
