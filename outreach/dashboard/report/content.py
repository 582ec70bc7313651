"""A report: what was ticked, gathered and computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy.orm import Session

from outreach.analysis.survival import Curve, NoCurve, time_to
from outreach.dashboard import frames, reading
from outreach.dashboard.comparison.results import Found, found
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.planner.forms import Question
from outreach.dashboard.planner.planning import Answer, answered
from outreach.dashboard.report import queries
from outreach.dashboard.report.pieces import CURVES, Choice
from outreach.dashboard.results import Figures, computed
from outreach.dashboard.studies.own import Own, own
from outreach.models import Account


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was met: the name, and since when it is an ongoing relationship (None: it is none so far)."""

    name: str
    met: datetime
    ongoing: datetime | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything on the sheet; what was not ticked is empty or None."""

    found: Figures
    choice: Choice
    curves: Sequence[Curve | NoCurve]
    plan: Answer | None
    works: Found | None
    studies: Own | None
    people: Sequence[Person]


def report(session: Session, owner: Account, chosen: FunnelFilter, choice: Choice, as_of: date) -> Report:
    """The report of `owner` on the people of `chosen`, as of the end of a day."""
    frame = reading.frame(session, frames.milestones(owner.id, chosen))
    return Report(
        found=computed(session, frame, owner, chosen, as_of),
        choice=choice,
        curves=_curves(frame, owner, chosen, choice, as_of),
        plan=_plan(session, owner, chosen, as_of) if "plan" in choice else None,
        works=_works(session, owner, chosen, as_of) if "works" in choice else None,
        studies=_studies(session, owner, as_of) if "studies" in choice else None,
        people=_people(session, owner, chosen) if choice.names else (),
    )


def _curves(
    frame: "pd.DataFrame", owner: Account, chosen: FunnelFilter, choice: Choice, as_of: date
) -> list[Curve | NoCurve]:
    window = chosen.window(as_of, owner.zone)
    return [time_to(frame, goal, window) for goal in CURVES if goal in choice]


def _plan(session: Session, owner: Account, chosen: FunnelFilter, as_of: date) -> Answer:
    return answered(session, owner, as_of, Question(brief=chosen.brief))


def _works(session: Session, owner: Account, chosen: FunnelFilter, as_of: date) -> Found:
    return found(session, owner, chosen, as_of)


def _studies(session: Session, owner: Account, as_of: date) -> Own:
    return own(session, owner, as_of)


def _people(session: Session, owner: Account, chosen: FunnelFilter) -> list[Person]:
    return [Person(*row) for row in session.execute(queries.met(owner, chosen))]
