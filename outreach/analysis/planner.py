"""How many more people must be contacted for a good chance of a mentor."""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from outreach.analysis.funnel import HORIZON_DAYS, STAGES
from outreach.analysis.milestones import Days, Mask, column, elapsed_days, known, moment
from outreach.analysis.window import Window

if TYPE_CHECKING:
    import pandas as pd

CHANCE = 0.9
MOST_CONTACTS = 100_000


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed before any figure: Beta(a, b), worth a + b contacts."""

    a: float = 1.0
    b: float = 19.0

    @property
    def weight(self) -> float:
        """How many contacts it counts like."""
        return self.a + self.b


@dataclass(frozen=True, slots=True)
class InFlight:
    """Those contacted less than the horizon ago and not ongoing: how many, how many of them are expected to become
    ongoing within the horizon, and the chance that one does. The leads are taken as independent of each other."""

    n: int
    expected: float
    chance_of_one: float


@dataclass(frozen=True, slots=True)
class Plan:
    """`needed` more contacts give a chance of at least `chance` for `missing` more mentors; None above 100,000.

    `successes` of the `judged` leads became ongoing within `horizon_days` of their first contact.
    `ongoing` are so now. All of it is as of the window's instant.
    """

    needed: int | None
    missing: int
    wanted: int
    ongoing: int
    chance: float
    prior: Prior
    successes: int
    judged: int
    in_flight: InFlight
    horizon_days: int


def plan(
    leads: "pd.DataFrame",
    window: Window,
    *,
    wanted: int,
    chance: float = CHANCE,
    prior: Prior | None = None,
    horizon_days: int = HORIZON_DAYS,
) -> Plan:
    """The plan for a frame with one row per lead: `contacted_at` .. `ongoing_at` and `closed_at`, UTC instants.

    p is the chance that a contact becomes ongoing within `horizon_days`. Judged are all leads first contacted at
    least that long ago, whatever their stage or closing; younger ones only count as in flight. The posterior of p is
    Beta(a + s, b + f), and the answer is the smallest n whose beta-binomial chance reaches `chance`.
    Raises ValueError unless 0 < chance < 1 and the prior's numbers are positive.
    """
    prior = prior or Prior()
    if not 0 < chance < 1 or not (prior.a > 0 and prior.b > 0):
        raise ValueError("the chance lies between 0 and 1, and a prior is made of positive numbers")
    ages = _Ages.of(leads, window)
    judged = ages.now >= horizon_days
    success = ages.reached[-1] <= horizon_days
    s, n = int((judged & success).sum()), int(judged.sum())
    ongoing = int(_ongoing_now(leads, window).sum())
    missing = max(wanted - ongoing, 0)
    mean = (prior.a + s) / (prior.weight + n)
    return Plan(
        needed(missing, prior.a + s, prior.b + n - s, chance),
        missing,
        wanted,
        ongoing,
        chance,
        prior,
        s,
        n,
        _in_flight(ages, judged, success, mean),
        horizon_days,
    )


def needed(mentors: int, a: float, b: float, chance: float = CHANCE) -> int | None:
    """The smallest n with P(at least `mentors` of n) >= `chance` when p is Beta(a, b); None above 100,000.

    By bisection: the chance grows with n. 0 mentors need nobody.
    """
    if mentors <= 0:
        return 0
    if chance_of(mentors, MOST_CONTACTS, a, b) < chance:
        return None
    low, high = mentors - 1, MOST_CONTACTS
    while high - low > 1:
        middle = (low + high) // 2
        if chance_of(mentors, middle, a, b) >= chance:
            high = middle
        else:
            low = middle
    return high


def chance_of(mentors: int, contacts: int, a: float, b: float) -> float:
    """P(at least `mentors` of `contacts` become ongoing) when p is Beta(a, b): the tail of the beta-binomial."""
    # scipy.special loads in a third of the time of scipy.stats, whose betabinom the tests compare with.
    from scipy.special import betaln

    if contacts < mentors:
        return 0.0
    fewer = np.arange(mentors)
    choose = -betaln(fewer + 1.0, contacts - fewer + 1.0) - np.log(contacts + 1.0)
    logs = choose + betaln(fewer + a, contacts - fewer + b) - betaln(a, b)
    return float(1 - np.exp(logs).sum())


def days_until(contacts: int, per_week: float) -> int | None:
    """In how many days so many contacts are made at this pace; None without a pace."""
    return ceil(contacts / per_week * 7) if per_week > 0 else None


@dataclass(frozen=True, slots=True)
class _Ages:
    """In days since each lead's first contact: its age now, and when it reached each stage (inf: not yet)."""

    now: Days
    reached: tuple[Days, ...]

    @classmethod
    def of(cls, leads: "pd.DataFrame", window: Window) -> "_Ages":
        instants = [known(column(leads, f"{stage}_at"), window.as_of) for stage in STAGES]
        contacted = ~np.isnat(instants[0])
        since = instants[0][contacted]
        reached = (np.nan_to_num(elapsed_days(since, at[contacted]), nan=np.inf) for at in instants)
        return cls(elapsed_days(since, moment(window.as_of)), tuple(reached))


def _ongoing_now(leads: "pd.DataFrame", window: Window) -> Mask:
    began, closed = (known(column(leads, name), window.as_of) for name in ("ongoing_at", "closed_at"))
    return ~np.isnat(began) & np.isnat(closed)


def _in_flight(ages: _Ages, judged: Mask, success: Mask, mean: float) -> InFlight:
    """Each young lead by its stage g and age t: of the judged who were at g and not ongoing at age t, the share that
    became ongoing within the horizon, with prior Beta(2q, 2 - 2q), q the posterior mean of p."""
    waiting = ~judged & np.isinf(ages.reached[-1])
    # The stage of a lead is the last milestone that it reached; each one implies those before it.
    stage = sum((~np.isinf(at[waiting])).astype(int) for at in ages.reached[1:-1]) if waiting.any() else np.array([])
    expected: list[Days] = []
    for place in range(len(STAGES) - 1):
        young = np.asarray(ages.now[waiting][stage == place])
        n = _standing_at(young, ages, judged, place)
        k = _standing_at(young, ages, judged & success, place)
        expected.append((k + 2 * mean) / (n + 2))
    chances = np.concatenate(expected) if waiting.any() else np.array([])
    return InFlight(int(waiting.sum()), float(chances.sum()), float(1 - np.prod(1 - chances)))


def _standing_at(young: Days, ages: _Ages, among: Mask, place: int) -> Days:
    """How many of `among` stood at the stage `place` when they were as old as each of `young`."""
    entered, left = (np.sort(ages.reached[at][among]) for at in (place, place + 1))
    counts = np.searchsorted(entered, young, side="right") - np.searchsorted(left, young, side="right")
    return counts.astype(np.float64)
