"""How many more people must be contacted for a good chance of a mentor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from outreach.analysis.beta_binomial import MOST_CONTACTS as MOST_CONTACTS
from outreach.analysis.beta_binomial import chance_of as chance_of
from outreach.analysis.beta_binomial import chances_of as chances_of
from outreach.analysis.beta_binomial import needed as needed
from outreach.analysis.funnel import HORIZON_DAYS
from outreach.analysis.in_flight import InFlight as InFlight
from outreach.analysis.in_flight import Search, in_flight
from outreach.analysis.prior import CHANCE as CHANCE
from outreach.analysis.prior import Prior as Prior
from outreach.analysis.rates import LEVEL
from outreach.analysis.window import Window

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Belief:
    """What prior and figures say together of p: its mean, and the equal-tailed interval that holds it with `level`."""

    mean: float
    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class Standing:
    """`needed` more contacts give the chance asked for of `missing` more mentors, as it stood at an instant;
    None above 100,000. `successes` of the `judged` leads became ongoing within the horizon; `ongoing` were so then."""

    needed: int | None
    missing: int
    ongoing: int
    successes: int
    judged: int


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

    @property
    def next_wish(self) -> int:
        """How many mentors more a look ahead is about: those missing, or one when nobody is."""
        return max(self.missing, 1)

    @property
    def posterior(self) -> tuple[float, float]:
        """The numbers a and b of the Beta that prior and figures make together."""
        return self.prior.a + self.successes, self.prior.b + self.judged - self.successes


def plan(
    leads: "pd.DataFrame",
    window: Window,
    *,
    wanted: int,
    chance: float = CHANCE,
    prior: Prior | None = None,
    horizon_days: int = HORIZON_DAYS,
    stays: "pd.DataFrame | None" = None,
) -> Plan:
    """The plan for a frame with one row per lead: `contacted_at` .. `ongoing_at`, UTC instants. Who is ongoing is told
    by the `stays` (see Stays.of), or else by the `closed_at` of each lead.

    p is the chance that a contact becomes ongoing within `horizon_days`. Judged are all leads first contacted at
    least that long ago, whatever their stage or closing; younger ones only count as in flight. The posterior of p is
    Beta(a + s, b + f), and the answer is the smallest n whose beta-binomial chance reaches `chance`.
    Raises ValueError unless 0 < chance < 1 and the prior's numbers are positive.
    """
    prior = prior or Prior()
    search = Search.of(leads, stays)
    found = _standing(search, window.as_of, wanted, chance, prior, horizon_days)
    ages = search.ages(window.as_of)
    mean = (prior.a + found.successes) / (prior.weight + found.judged)
    return Plan(
        found.needed,
        found.missing,
        wanted,
        found.ongoing,
        chance,
        prior,
        found.successes,
        found.judged,
        in_flight(ages, ages.now >= horizon_days, ages.reached[-1] <= horizon_days, mean),
        horizon_days,
    )


def answers_at(
    leads: "pd.DataFrame", instants: Sequence[datetime], asked: Plan, stays: "pd.DataFrame | None" = None
) -> tuple[Standing, ...]:
    """How the answer of `asked` stood at each of `instants`: same wish, chance, prior and horizon, the same frames."""
    search = Search.of(leads, stays)
    return tuple(_standing(search, at, asked.wanted, asked.chance, asked.prior, asked.horizon_days) for at in instants)


def belief(found: Plan, level: float = LEVEL) -> Belief:
    """The posterior of p in three numbers: its mean and its equal-tailed interval."""
    from scipy.special import betaincinv

    a, b = found.posterior
    low, high = (float(betaincinv(a, b, share)) for share in ((1 - level) / 2, (1 + level) / 2))
    return Belief(a / (a + b), low, high, level)


def days_until(contacts: int, per_week: float) -> int | None:
    """In how many days so many contacts are made at this pace; None without a pace."""
    return ceil(contacts / per_week * 7) if per_week > 0 else None


def _standing(search: Search, as_of: datetime, wanted: int, chance: float, prior: Prior, horizon_days: int) -> Standing:
    if not 0 < chance < 1 or not (prior.a > 0 and prior.b > 0):
        raise ValueError("the chance lies between 0 and 1, and a prior is made of positive numbers")
    ages = search.ages(as_of)
    judged = ages.now >= horizon_days
    s, n = int((judged & (ages.reached[-1] <= horizon_days)).sum()), int(judged.sum())
    ongoing = search.stays.ongoing(as_of)
    missing = max(wanted - ongoing, 0)
    return Standing(needed(missing, prior.a + s, prior.b + n - s, chance), missing, ongoing, s, n)
