"""The planner's question, put with what the account says: mentors wanted, pace, prior."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import func, select

from outreach.analysis.milestones import column, within
from outreach.analysis.planner import CHANCE, Plan, Prior, days_until, plan
from outreach.dashboard import frames
from outreach.dashboard.forms import FunnelFilter
from outreach.extensions import db
from outreach.models import Account, Brief

PACE_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Pace:
    """People contacted a week: as in the last eight weeks, or, when nobody was, as the target says."""

    per_week: float
    of: Literal["last_8_weeks", "target"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The plan, the pace, and the day on which it is reached at this pace, at half of it, at double."""

    plan: Plan
    pace: Pace
    as_of: date
    by: date | None
    by_at_half: date | None
    by_at_double: date | None


def answered(
    owner: Account, as_of: date, *, wanted: int | None = None, chance: float = CHANCE, prior: Prior | None = None
) -> Answer:
    """How many more people `owner` must contact, as it stood at the end of the day `as_of`."""
    chosen = FunnelFilter()
    window = chosen.window(as_of, owner.zone)
    leads = frames.read(db.session(), frames.milestones(owner.id, chosen, frames.WITH_CLOSING))
    if wanted is None:
        wanted = db.session.scalar(select(func.sum(Brief.mentors_wanted)).where(Brief.owner_id == owner.id)) or 0
    found = plan(leads, window, wanted=int(wanted), chance=chance, prior=prior)
    recent = within(column(leads, "contacted_at"), window.as_of - timedelta(weeks=PACE_WEEKS), window.as_of).sum()
    pace = Pace(int(recent) / PACE_WEEKS, "last_8_weeks") if recent else Pace(float(owner.weekly_target), "target")
    days = (_day(found, as_of, pace.per_week * factor) for factor in (1, 0.5, 2))
    return Answer(found, pace, as_of, *days)


def _day(found: Plan, as_of: date, per_week: float) -> date | None:
    days = None if found.needed is None else days_until(found.needed, per_week)
    try:
        return None if days is None else as_of + timedelta(days=days)
    except OverflowError:
        return None
