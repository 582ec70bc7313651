"""How long it takes until they answer, when many have not answered yet: Kaplan-Meier curves."""

from bisect import bisect_left
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

import numpy as np

from outreach.analysis.milestones import (
    Days,
    Instants,
    Mask,
    column,
    elapsed_days,
    known,
    moment,
    within,
)
from outreach.analysis.rates import LEVEL
from outreach.analysis.window import Goal, Window

if TYPE_CHECKING:
    import pandas as pd

SMALLEST_EVENTS = 5
SMALLEST_AT_RISK = 5


@dataclass(frozen=True, slots=True)
class Step:
    """From `day` on the share without the goal is `survival`, with its band (None where it is undefined).

    `events` people reached the goal that day, of the `at_risk` who had not just before.
    """

    day: float
    survival: float
    low: float | None
    high: float | None
    at_risk: int
    events: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that has not reached the goal, by days of 24 hours since the first outgoing contact.

    One step per day on which somebody reached it. `median_of_answered` is the median time of those who did.
    `people` were written to first and are followed; `left_out` answered or met without having been.
    `last_day` is the last one with at least 5 people at risk: a drawing stops there.
    """

    goal: Goal
    steps: tuple[Step, ...]
    people: int
    events: int
    left_out: int
    median_of_answered: float
    last_day: float
    level: float
    followed_for: tuple[float, ...]

    def at_risk(self, day: float) -> int:
        """How many people had neither reached the goal nor stopped being followed before `day`."""
        return self.people - bisect_left(self.followed_for, day)


@dataclass(frozen=True, slots=True)
class NoCurve:
    """Why there is no curve: fewer than `needed` people reached the goal."""

    goal: Goal
    people: int
    events: int
    left_out: int
    reason: Literal["too_few_events"] = "too_few_events"
    needed: int = SMALLEST_EVENTS


@dataclass(frozen=True, slots=True)
class Followed:
    """For how many days each person was followed from the first outgoing contact, in the order of the rows, and
    whether that ended by reaching the goal; and how many are left out."""

    days: Days
    reached: Mask
    left_out: int


def time_to(leads: "pd.DataFrame", goal: Goal, window: Window, *, level: float = LEVEL) -> Curve | NoCurve:
    """The Kaplan-Meier curve of the time from the first outgoing contact to `goal`, or why there is none.

    `leads` has one row per lead, with `contacted_at`, `replied_at`, `first_outgoing_at` and the column of the
    goal: UTC instants, NaT where it did not happen. Everyone of the window's cohort without the goal before
    `as_of`, closed or not, is censored at `as_of`. Whoever answered (or met, which implies it) before any
    outgoing contact is left out of all three curves alike, and counted.
    """
    return curve_of(followed(leads, goal, window), goal, level=level)


def curve_of(people: Followed, goal: Goal, *, level: float = LEVEL) -> Curve | NoCurve:
    """The same of people whose days are known already."""
    days, events = people.days, int(people.reached.sum())
    if events < SMALLEST_EVENTS:
        return NoCurve(goal, len(days), events, people.left_out)
    ordered = np.sort(days)
    return Curve(
        goal,
        _steps(days, people.reached, ordered, level),
        people=len(days),
        events=events,
        left_out=people.left_out,
        median_of_answered=float(np.median(days[people.reached])),
        last_day=float(ordered[-SMALLEST_AT_RISK]),
        level=level,
        followed_for=tuple(ordered.tolist()),
    )


def followed(leads: "pd.DataFrame", goal: Goal, window: Window) -> Followed:
    """Everyone whose time to `goal` is followed: the frame, whom it leaves out and the censoring are those of
    `time_to`."""
    origin, end, left_out = _spans(leads, goal, window)
    reached = ~np.isnat(end)
    return Followed(elapsed_days(origin, np.where(reached, end, moment(window.as_of))), reached, left_out)


def _spans(leads: "pd.DataFrame", goal: Goal, window: Window) -> tuple[Instants, Instants, int]:
    """First outgoing contact and goal of everyone followed, and how many are left out."""
    names = ("contacted_at", "first_outgoing_at", "replied_at", f"{goal}_at")
    contacted, origin, replied, end = (known(column(leads, name), window.as_of) for name in names)
    cohort = within(contacted, window.start, window.end)
    answered_first = ~np.isnat(replied) & (np.isnat(origin) | (replied < origin))
    followed = cohort & ~np.isnat(origin) & ~answered_first
    return origin[followed], end[followed], int((cohort & answered_first).sum())


def _steps(days: Days, reached: Mask, ordered: Days, level: float) -> tuple[Step, ...]:
    """The product-limit estimate at the days with an event; `ordered` are the days in ascending order.

    The band is pointwise, on the scale of log(-log S), with Greenwood's variance; it does not exist where S is 0.
    The same as scipy's `ecdf(CensoredData).sf.confidence_interval(method="log-log")`, which a test compares:
    scipy.stats alone would cost the server 50 MB and the first dashboard two seconds.
    """
    event_days, counts = np.unique(days[reached], return_counts=True)
    at_risk = len(ordered) - np.searchsorted(ordered, event_days, side="left")
    left = at_risk - counts
    survival = np.cumprod(left / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(counts / (at_risk * left))
        width = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(greenwood) / -np.log(survival)
        low, high = survival ** np.exp(width), survival ** np.exp(-width)
    # Only nan is not what it is.
    bounds = ([None if bound != bound else bound for bound in each.tolist()] for each in (low, high))
    return tuple(map(Step, event_days.tolist(), survival.tolist(), *bounds, at_risk.tolist(), counts.tolist()))
