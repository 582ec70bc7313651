"""`outreach plan` and `outreach curve`: how many more people, and how long an answer takes."""

from datetime import date, datetime
from math import isnan
from typing import Any

import click

from outreach import clock
from outreach.analysis.prior import Prior
from outreach.analysis.window import Goal
from outreach.cli.common import answer, as_json, for_reader
from outreach.dashboard.forms import GOALS, FunnelFilter
from outreach.dashboard.planner.forms import MOST_MENTORS, PACE, Question, askable
from outreach.extensions import db
from outreach.models import Account

day = click.DateTime(["%Y-%m-%d"])
as_of_day = click.option(
    "--as-of", type=day, metavar="D", help="As it stood at the end of this day; today if not said."
)


class PriorType(click.ParamType[Prior]):
    """Two positive numbers with a comma between them: what is believed before any figure."""

    name = "A,B"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Prior:
        """The prior; a sentence when it is none."""
        if isinstance(value, Prior):
            return value
        try:
            a, b = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(
                f"“{value}” is not two numbers. Write 1,19 for “one in twenty, worth twenty contacts”.", param, ctx
            )
        if not askable(Prior(a, b)):
            self.fail(
                f"“{value}” is no prior: both numbers are greater than 0, their sum lies between 0.1 and 100,000, "
                "and it is between 1.01 and 100,000 times the first one.", param, ctx
            )  # fmt: skip
        return Prior(a, b)


class Number(click.FloatRange):
    """A number of a range; what is no number lies in none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; a sentence when it is none."""
        number: float = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"“{value}” is not a number.", param, ctx)
        return number


@click.command("plan")
@for_reader
@click.option(
    "--mentors", type=click.IntRange(0, MOST_MENTORS), help="How many are wanted; as the briefs say if not said."
)
@click.option("--chance", type=Number(0.01, 0.999), default=0.9, show_default=True, help="Of reaching it.")
@click.option("--prior", type=PriorType(), help="What is believed before any figure; 1,19 if not said.")
@click.option("--pace", type=Number(*PACE), help="People a week; as of late if not said.")
@click.option("--days", type=click.IntRange(14, 730), help="After how many a contact is judged; 90 if not said.")
@as_of_day
@as_json
def plan_command(owner: Account, as_of: datetime | None, as_json: bool, **asked: Any) -> None:
    """How many more people to contact for a good chance of the mentors that are still missing."""
    from outreach.dashboard.planner.lines import plan_lines
    from outreach.dashboard.planner.planning import answered
    from outreach.dashboard.planner.programs import plan_shape

    question = Question(
        asked["mentors"], asked["chance"], per_week=asked["pace"], horizon_days=asked["days"], prior=asked["prior"]
    )
    found = answered(db.session(), owner, _date(as_of) or clock.today(owner.zone), question)
    answer(plan_shape(found), "\n".join(plan_lines(found)), as_json=as_json)


@click.command("curve")
@for_reader
@click.option("--to", "goal", type=click.Choice(GOALS), default="replied", show_default=True, help="Until what.")
@as_of_day
@as_json
def curve_command(owner: Account, goal: Goal, as_of: datetime | None, as_json: bool) -> None:
    """How long it takes from the first message: the Kaplan-Meier curve, with those who may still answer."""
    from outreach.analysis.survival import NoCurve, time_to
    from outreach.dashboard import frames, reading
    from outreach.dashboard.programs import curve_shape
    from outreach.dashboard.words import curve_title, left_out, no_curve

    on, chosen = _date(as_of) or clock.today(owner.zone), FunnelFilter()
    frame = reading.frame(db.session(), frames.milestones(owner.id, chosen))
    curve = time_to(frame, goal, chosen.window(on, owner.zone))
    said = no_curve(curve) if isinstance(curve, NoCurve) else curve_title(curve)
    beside = left_out(curve.left_out)
    answer(curve_shape(curve, on), f"{said}\n{beside}".strip(), as_json=as_json)


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
