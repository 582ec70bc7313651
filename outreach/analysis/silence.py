"""Is this silence normal? The share of those silent for as long who still answer."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from outreach.analysis.funnel import REPLY_DAYS
from outreach.analysis.milestones import Days, Mask
from outreach.analysis.rates import LEVEL
from outreach.analysis.survival import SMALLEST_AT_RISK, SMALLEST_EVENTS

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class StillAnswers:
    """For each silence that was asked about, arrays of one length in the order of the question.

    `share` answers within `within_days` more days, in [0, 1]; nan where nothing can be said. `low` and `high` are its
    band at `level`; nan also where there is a share but no band: nobody answered in those days, or everybody did.
    `at_risk` people were silent for as long; `through` of the whole search were followed for `within_days` more.
    `seen_days` of the `within_days` were lived through by one of them: where that is less, the share is only of those
    days, and may still grow.
    """

    share: Days
    low: Days
    high: Days
    at_risk: Counts
    through: Counts
    seen_days: Days
    within_days: float
    level: float


def still_answers(
    followed: Days, answered: Mask, silent: Days, *, within_days: float = REPLY_DAYS, level: float = LEVEL
) -> StillAnswers:
    """Of people silent for `silent` days since the first outgoing contact, the share that answers within
    `within_days` more: 1 - S(t + within) / S(t), S the Kaplan-Meier curve of the time to the answer.

    `followed`: for how many days each person of the search was followed, until the answer where `answered`, until
    today otherwise; any order. `silent`: one number of days for each question, any order, repeated as often as need be.
    The ratio is the curve of those at risk at t alone, begun anew at t (conditional survival): its product runs over
    the days of answers in (t, t + within], and so does Greenwood's sum. The band is pointwise, on the scale of
    log(-log S), as that of `survival.time_to`; the same as scipy's
    `ecdf(CensoredData).sf.confidence_interval(method="log-log")` on those at risk, which a test compares.
    At risk at t is whoever was followed for at least t days and had not answered by then. Nothing is said with fewer
    than 5 of them, with fewer than 5 answers in all (there is no curve), or where nobody was silent for longer.
    Sources: Greenwood, The natural duration of cancer, 1926; Kalbfleisch and Prentice, The Statistical Analysis of
    Failure Time Data, 2nd ed., 1.4 (log-log band); Hieke et al., Conditional survival, Clin. Cancer Res. 2015.
    """
    moments, places = np.unique(np.asarray(silent, dtype=np.float64), return_inverse=True)
    found = _at(moments, np.sort(followed), np.sort(followed[answered]), within_days, level)
    share, low, high, seen = (column[places] for column in (found.share, found.low, found.high, found.seen_days))
    at_risk, through = found.at_risk[places], found.through[places]
    return StillAnswers(share, low, high, at_risk, through, seen, within_days, level)


def _at(moments: Days, ordered: Days, answers: Days, within: float, level: float) -> StillAnswers:
    """The result at ascending `moments`; `ordered` are the days of everybody, `answers` of those who did."""
    end = moments + within
    at_risk = _beyond(ordered, moments) - _at_exactly(answers, moments)
    logs, greenwood = (_between(sums, answers, moments, end) for sums in _sums(ordered, answers))
    seen = np.clip((ordered[-1] if len(ordered) else 0.0) - moments, 0.0, within)
    seen[np.isneginf(logs)] = within  # all of them have answered: there is nothing more to see
    unknown = (at_risk < SMALLEST_AT_RISK) | (len(answers) < SMALLEST_EVENTS) | (seen <= 0)
    survival = np.where(unknown, np.nan, np.exp(logs))
    with np.errstate(divide="ignore", invalid="ignore"):
        width = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(greenwood) / -logs
        low, high = 1 - survival ** np.exp(-width), 1 - survival ** np.exp(width)
    banded = (survival > 0) & (survival < 1)
    low, high = (np.where(banded, bound, np.nan) for bound in (low, high))
    return StillAnswers(1 - survival, low, high, at_risk, _beyond(ordered, end), seen, within, level)


def _sums(ordered: Days, answers: Days) -> tuple[Days, Days]:
    """Running sums over the ascending days of answers, 0 before the first: of log(1 - d / n), and of d / (n (n - d)).

    They are kept per answer, a day with several being told by its last: the place in `answers` finds them.
    """
    days, counts = np.unique(answers, return_counts=True)
    at_risk = _beyond(ordered, days)
    with np.errstate(divide="ignore"):
        logs, variances = np.log1p(-counts / at_risk), counts / (at_risk * (at_risk - counts).astype(np.float64))
    sums = (np.repeat(np.cumsum(each), counts) for each in (logs, variances))
    of_logs, of_variances = (np.concatenate(([0.0], each)) for each in sums)
    return of_logs, of_variances


def _between(sums: Days, answers: Days, start: Days, end: Days) -> Days:
    """What a running sum grows by over the answers in (start, end]."""
    first, last = (np.searchsorted(answers, at, side="right") for at in (start, end))
    with np.errstate(invalid="ignore"):
        return np.where(first == last, 0.0, sums[last] - sums[first])


def _beyond(ordered: Days, days: Days) -> Counts:
    """How many of the ascending `ordered` reach `days` or more."""
    return len(ordered) - np.searchsorted(ordered, days, side="left")


def _at_exactly(ordered: Days, days: Days) -> Counts:
    return np.searchsorted(ordered, days, side="right") - np.searchsorted(ordered, days, side="left")
