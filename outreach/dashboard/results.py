"""What the funnel page, its downloads and the command line tell: gathered once, computed once."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from outreach.analysis.cohorts import Cohorts, cohorts
from outreach.analysis.funnel import FunnelResult, funnel
from outreach.analysis.survival import Curve, NoCurve, time_to
from outreach.analysis.weeks import WeeksResult, contacts_per_week
from outreach.analysis.window import Window
from outreach.dashboard import frames, reading
from outreach.dashboard.forms import FunnelFilter
from outreach.models import Account

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that one filter says, as of the end of a day; `forgotten` people count and stand in no list."""

    chosen: FunnelFilter
    as_of: date
    funnel: FunnelResult
    answers: Curve | NoCurve
    curve: Curve | NoCurve
    weeks: WeeksResult
    cohorts: Cohorts
    forgotten: int

    @property
    def people(self) -> int:
        """How many people the figures are about."""
        return self.funnel.stages[0].count


def figures(session: Session, owner: Account, chosen: FunnelFilter, as_of: date) -> Figures:
    """All figures of the funnel page; `answers` is the curve of replies, whichever curve is shown."""
    frame = reading.frame(session, frames.milestones(owner.id, chosen))
    return computed(session, frame, owner, chosen, as_of)


def computed(session: Session, frame: "pd.DataFrame", owner: Account, chosen: FunnelFilter, as_of: date) -> Figures:
    """The same from a frame that was read already."""
    window = chosen.window(as_of, owner.zone)
    answers = time_to(frame, "replied", window)
    return Figures(
        chosen=chosen,
        as_of=as_of,
        funnel=funnel(frame, window),
        answers=answers,
        curve=answers if chosen.to == "replied" else time_to(frame, chosen.to, window),
        # The target is one for everybody who is contacted: a part of them cannot be held against it.
        weeks=contacts_per_week(frame, window, owner.zone, None if chosen.selects else owner.weekly_target or None),
        cohorts=cohorts(frame, window, owner.zone, chosen.cohort),
        forgotten=_forgotten(session, owner, chosen, window),
    )


def _forgotten(session: Session, owner: Account, chosen: FunnelFilter, window: Window) -> int:
    if session.scalar(frames.nameless(owner.id)) is None:
        return 0
    return session.scalar(frames.forgotten(owner.id, chosen, window)) or 0
