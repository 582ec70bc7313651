"""Kaplan-Meier a second time: the product-limit estimate by hand, in exact fractions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class HandStep:
    """The estimate just after a day with an event."""

    day: float
    at_risk: int
    events: int
    survival: Fraction
    greenwood: Fraction | None


def product_limit(spans: Sequence[tuple[float, bool]]) -> list[HandStep]:
    """The steps for (days followed, reached the goal) of each person."""
    steps, survival, greenwood = [], Fraction(1), Fraction(0)
    for day in sorted({days for days, reached in spans if reached}):
        at_risk = sum(days >= day for days, _ in spans)
        events = sum(days == day and reached for days, reached in spans)
        survival *= Fraction(at_risk - events, at_risk)
        left = at_risk - events
        greenwood += Fraction(events, at_risk * left) if left else 0
        steps.append(HandStep(day, at_risk, events, survival, greenwood if left else None))
    return steps


def log_log_band(step: HandStep, level: float) -> tuple[float, float] | None:
    """S to the power of exp(+-z sqrt(Greenwood's sum) / log S); no band where S is 0."""
    if step.greenwood is None:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    survival = float(step.survival)
    width = z * sqrt(step.greenwood) / abs(log(survival))
    return exp(log(survival) * exp(width)), exp(log(survival) * exp(-width))
