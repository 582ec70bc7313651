"""The figures for programs: always counts; shares are null below five people."""

from dataclasses import asdict
from datetime import date
from typing import Any

from outreach.analysis.cohorts import Cohorts
from outreach.analysis.funnel import FunnelResult, FunnelStage
from outreach.analysis.rates import LEVEL
from outreach.analysis.survival import Curve, NoCurve
from outreach.analysis.weeks import WeeksResult

STAGE_COLUMNS = ("stage", "k", "n", "rate", "low", "high", "level", "not_yet", "as_of")
CURVE_COLUMNS = ("goal", "day", "share", "low", "high", "level", "at_risk", "events", "as_of")
COHORT_COLUMNS = (
    "cohort", "first", "last", "people", "stage", "k", "n", "rate", "low", "high", "level", "not_yet", "ripening",
    "as_of",
)  # fmt: skip
WEEK_COLUMNS = ("monday", "contacts", "target", "whole", "as_of")


def stage_rows(result: FunnelResult, as_of: date) -> list[dict[str, Any]]:
    """One row per stage: k of the n who reached the stage before, its share, and how many are not yet.

    The first stage has no stage before it: its n is its k, and it has no share and nobody who is not yet.
    """
    return [_stage_row(stage, result, as_of) for stage in result.stages]


def curve_rows(curve: Curve, as_of: date) -> list[dict[str, Any]]:
    """One row per day (a fraction) on which somebody reached the goal: the share that has, and who was at risk."""
    return [
        {
            "goal": curve.goal,
            "day": step.day,
            "share": 1 - step.survival,
            "low": None if step.high is None else 1 - step.high,
            "high": None if step.low is None else 1 - step.low,
            "level": curve.level,
            "at_risk": step.at_risk,
            "events": step.events,
            "as_of": as_of.isoformat(),
        }
        for step in curve.steps
    ]


def curve_shape(found: Curve | NoCurve, as_of: date) -> dict[str, Any]:
    """The curve whole: k of the n people followed reached the goal; no steps below five of them."""
    told: dict[str, Any] = {"as_of": as_of.isoformat(), "to": found.goal, "k": found.events, "n": found.people}
    told["left_out"] = found.left_out
    if isinstance(found, NoCurve):
        return told | {"median_of_answered": None, "last_day": None, "level": LEVEL, "steps": []}
    steps = [asdict(step) for step in found.steps]
    told |= {"median_of_answered": found.median_of_answered, "last_day": found.last_day, "level": found.level}
    return told | {"steps": steps}


def week_rows(result: WeeksResult, as_of: date) -> list[dict[str, Any]]:
    """One row per week: its Monday, the first contacts in it, the target, and whether the week counts as whole."""
    return [
        {
            "monday": week.monday.isoformat(),
            "contacts": week.contacts,
            "target": result.target,
            "whole": week.whole,
            "as_of": as_of.isoformat(),
        }
        for week in result.weeks
    ]


def _stage_row(stage: FunnelStage, result: FunnelResult, as_of: date) -> dict[str, Any]:
    rate = stage.rate
    return {
        "stage": stage.stage,
        "k": stage.count,
        "n": stage.count if rate is None else rate.n,
        "rate": None if rate is None else rate.rate,
        "low": None if rate is None else rate.low,
        "high": None if rate is None else rate.high,
        "level": result.level,
        "not_yet": stage.not_yet or 0,
        "as_of": as_of.isoformat(),
    }


def cohort_rows(found: Cohorts, as_of: date) -> list[dict[str, Any]]:
    """One row per cohort and stage beyond the first contact: k of the n at the stage before, and who is not yet."""
    return [
        {
            "cohort": found.length,
            "first": cohort.first.isoformat(),
            "last": cohort.last.isoformat(),
            "people": cohort.people,
            "stage": cell.stage,
            **asdict(cell.rate),
            "not_yet": cell.not_yet,
            "ripening": cell.ripening,
            "as_of": as_of.isoformat(),
        }
        for cohort in found.cohorts
        for cell in cohort.cells
    ]
