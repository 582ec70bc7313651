"""Invented searches of which everything is known: how likely and how soon they answer, meet, and stay."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from outreach.analysis.funnel import HORIZON_DAYS
from outreach.analysis.window import Window
from tests.analysis.searches import START, day

SEED = 20261122
SHAPE = 0.8
"""Of the Weibull times to an answer: whoever has not answered for long is less and less likely to."""

Draw = np.random.Generator
Days = npt.NDArray[np.float64]


def drawing(number: int, what: str) -> Draw:
    """The luck of one search in one check; the first 200 searches are the same ones whether 200 or 2,000 are drawn."""
    return np.random.default_rng([SEED, number, *what.encode()])


@dataclass(frozen=True)
class Truth:
    """What is true of everybody in one search.

    `answers`: the share that ever answers; `scale`: days of its Weibull times. `ongoing`: the chance that a contact
    becomes ongoing within the horizon. `meets`: the share of the other answers that lead to a conversation.
    """

    answers: float
    scale: float
    ongoing: float
    meets: float

    def answered_by(self, days: float | Days) -> Days:
        """The share that answers within `days`."""
        return np.asarray(self.answers * -np.expm1(-((np.asarray(days) / self.scale) ** SHAPE)))

    @classmethod
    def drawn(cls, draw: Draw, ongoing: float) -> "Truth":
        """A truth with that chance of an ongoing relationship: nobody stays who does not answer."""
        scale = float(np.exp(draw.uniform(np.log(2), np.log(15))))
        in_time = float(-np.expm1(-((HORIZON_DAYS / scale) ** SHAPE)))
        fewest = min(ongoing / in_time, 1)
        return cls(fewest + (1 - fewest) * float(draw.beta(2, 6)), scale, ongoing, float(draw.uniform(0.2, 0.7)))


@dataclass(frozen=True)
class Search:
    """What became, or will become, of everybody: days since the start of the search, and inf for what never comes."""

    truth: Truth
    contacted: Days
    replied: Days
    met: Days
    ongoing: Days
    closed: Days
    today: float

    @property
    def window(self) -> Window:
        """Everybody, as of today."""
        return Window(day(self.today))

    @property
    def leads(self) -> pd.DataFrame:
        """The frame of the analysis: only what has happened by today."""
        columns = {f"{name}_at": self._known(name) for name in ("contacted", "replied", "met", "ongoing", "closed")}
        return pd.DataFrame({**columns, "first_outgoing_at": columns["contacted_at"]})

    def _known(self, name: str) -> pd.Series:
        days: Days = getattr(self, name)
        known = days < self.today
        elapsed = (np.where(known, days, 0) * 86_400e6).astype("timedelta64[us]")
        instants = np.datetime64(START.replace(tzinfo=None), "us") + elapsed
        instants[~known] = np.datetime64("NaT")
        return pd.Series(pd.DatetimeIndex(instants).tz_localize("UTC"))


def search(draw: Draw, truth: Truth, people: int) -> Search:
    """So many people, contacted over some weeks: some of them evenly, the others in one to four bursts."""
    today = 7 * float(draw.integers(6, 60))
    bursts = draw.uniform(0, today, draw.integers(1, 5))
    near = np.abs(draw.choice(bursts, people) + draw.normal(0, 3, people)) % today
    contacted = np.where(draw.random(people) < draw.random(), near, draw.uniform(0, today, people))
    wait = truth.scale * draw.weibull(SHAPE, people)
    answers = draw.random(people) < truth.answers
    stays = answers & (wait < HORIZON_DAYS) & (draw.random(people) < _staying(truth))
    stayed = wait + (HORIZON_DAYS - wait) * draw.random(people)
    meets = answers & (draw.random(people) < truth.meets)
    met = np.where(stays, wait + (stayed - wait) * draw.random(people), wait + draw.exponential(10, people))
    return Search(
        truth,
        contacted,
        replied=contacted + np.where(answers, wait, np.inf),
        met=contacted + np.where(stays | meets, met, np.inf),
        ongoing=contacted + np.where(stays, stayed, np.inf),
        closed=np.where(draw.random(people) < 0.3, contacted + draw.exponential(40, people), np.inf),
        today=today,
    )


def _staying(truth: Truth) -> float:
    """The share of those who answer within the horizon that becomes ongoing within it."""
    return truth.ongoing / float(truth.answered_by(float(HORIZON_DAYS)))
