"""The planner's figures for programs and as files."""

from dataclasses import asdict
from typing import Any

from outreach.analysis.planner import belief
from outreach.analysis.rates import jeffreys
from outreach.dashboard.planner.drawing import Promise
from outreach.dashboard.planner.planning import Answer, Past

CURVE_COLUMNS = ("contacts", "chance", "mentors", "as_of")
PAST_COLUMNS = ("as_of", "needed", "missing", "ongoing", "k", "n")


def plan_shape(answer: Answer) -> dict[str, Any]:
    """The planner's answer; `needed` is null above 100,000, days are null when no pace leads there."""
    found, days = answer.plan, (answer.by, answer.by_at_half, answer.by_at_double)
    by, by_at_half, by_at_double = (day and day.isoformat() for day in days)
    return {
        "as_of": answer.as_of.isoformat(),
        "needed": found.needed,
        "mentors": {"wanted": found.wanted, "ongoing": found.ongoing, "missing": found.missing},
        "chance": found.chance,
        "horizon_days": found.horizon_days,
        "prior": {**asdict(found.prior), "weight": found.prior.weight},
        "judged": asdict(jeffreys(found.successes, found.judged)),
        "posterior": asdict(belief(found)),
        "in_flight": asdict(found.in_flight),
        "pace": {**asdict(answer.pace), "by": by, "by_at_half": by_at_half, "by_at_double": by_at_double},
        "history": [past_row(past) for past in answer.past],
    }


def past_row(past: Past) -> dict[str, Any]:
    """The answer at the end of a day: `needed` for `missing` mentors, from k of n judged."""
    then = past.answer
    return {
        "as_of": past.day.isoformat(),
        "needed": then.needed,
        "missing": then.missing,
        "ongoing": then.ongoing,
        "k": then.successes,
        "n": then.judged,
    }


def curve_rows(promise: Promise, answer: Answer) -> list[dict[str, Any]]:
    """The chance of `mentors` more by the number of new contacts, as far as the curve is drawn."""
    return [
        {"contacts": n, "chance": chance, "mentors": answer.plan.next_wish, "as_of": answer.as_of.isoformat()}
        for n, chance in zip(promise.contacts, promise.chances, strict=True)
    ]
