"""The planner's question, put with what the account says: mentors wanted, pace, prior."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy.orm import Session

from outreach.analysis.funnel import HORIZON_DAYS
from outreach.analysis.milestones import Instants, column, moment, within
from outreach.analysis.planner import CHANCE, Plan, Standing, answers_at, days_until, plan
from outreach.briefs.queries import wanted as briefs_want
from outreach.dashboard.forms import FIRST_DAY, FunnelFilter
from outreach.dashboard.frames import nameless
from outreach.dashboard.planner import frames
from outreach.dashboard.planner.forms import Question
from outreach.dashboard.reading import frame
from outreach.models import Account

if TYPE_CHECKING:
    import pandas as pd

PACE_WEEKS = 8
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Pace:
    """People contacted a week, and whose word that is: as in the last eight weeks (as since the first contact, when
    that is not so long ago, but at least a week), or, when nobody was, as the target says; or as was asked."""

    per_week: float
    of: Literal["last_8_weeks", "since_first_contact", "target", "said"]


@dataclass(frozen=True, slots=True)
class Past:
    """The answer as it stood at the end of a day."""

    day: date
    answer: Standing


@dataclass(frozen=True, slots=True)
class Answer:
    """The plan, the pace, the day on which it is reached at this pace, at half of it, at double, and how the answer
    stood at the ends of the last months, ending with `as_of`.

    `people` were contacted so far. Whoever was first contacted until the day `judged_until` is judged; None when no day
    divides them so.
    """

    asked: Question
    plan: Plan
    pace: Pace
    as_of: date
    by: date | None
    by_at_half: date | None
    by_at_double: date | None
    past: tuple[Past, ...]
    people: int
    judged_until: date | None


def answered(session: Session, owner: Account, as_of: date, asked: Question) -> Answer:
    """How many more people `owner` must contact, as it stood at the end of the day `as_of`."""
    leads, stays = (frame(session, read(owner.id, asked.brief)) for read in (frames.search, frames.stays))
    wanted = asked.wanted
    if wanted is None:
        wanted = int(session.scalar(briefs_want(owner.id, asked.brief)) or 0)
    found = plan(
        leads,
        FunnelFilter().window(as_of, owner.zone),
        wanted=wanted,
        chance=asked.chance or CHANCE,
        prior=asked.prior,
        horizon_days=asked.horizon_days or HORIZON_DAYS,
        stays=stays,
    )
    told = _told(leads, stays, owner, as_of, asked, found)
    # Whoever asked to be forgotten counts and stands in no list: there is none of exactly the judged then.
    unlisted = session.scalar(nameless(owner.id)) is not None
    return replace(told, judged_until=None) if unlisted else told


def _told(
    leads: "pd.DataFrame", stays: "pd.DataFrame", owner: Account, as_of: date, asked: Question, found: Plan
) -> Answer:
    end = _end(as_of, owner.zone)
    contacted = column(leads, "contacted_at")
    contacted = np.sort(contacted[within(contacted, None, end)])
    usual = _usual_pace(contacted, end, owner.weekly_target)
    pace = _pace(usual, asked.per_week)
    by, by_at_half, by_at_double = (_day(found, as_of, pace.per_week * factor) for factor in (1, 0.5, 2))
    return Answer(
        asked=asked,
        plan=found,
        pace=pace,
        as_of=as_of,
        by=by,
        by_at_half=by_at_half,
        by_at_double=by_at_double,
        past=_past(leads, stays, _ends_of_months(contacted, as_of, owner.zone), owner.zone, found),
        people=len(contacted),
        judged_until=_judged_until(contacted, found, as_of, owner.zone),
    )


def _past(
    leads: "pd.DataFrame", stays: "pd.DataFrame", ends: list[date], zone: ZoneInfo, found: Plan
) -> tuple[Past, ...]:
    answers = answers_at(leads, [_end(day, zone) for day in ends], found, stays)
    return tuple(Past(*pair) for pair in zip(ends, answers, strict=True))


def _end(day: date, zone: ZoneInfo) -> datetime:
    return FunnelFilter().window(day, zone).as_of


def _usual_pace(contacted: Instants, end: datetime, target: int) -> Pace:
    recent = int(within(contacted, end - timedelta(weeks=PACE_WEEKS), end).sum())
    if not recent:
        return Pace(float(target), "target")
    weeks = float((moment(end) - contacted[0]) / np.timedelta64(7, "D"))
    if weeks >= PACE_WEEKS:
        return Pace(recent / PACE_WEEKS, "last_8_weeks")
    return Pace(recent / max(weeks, 1.0), "since_first_contact")


def shown(per_week: float) -> float:
    """A pace with the digits that are printed."""
    return round(per_week, 1 if per_week >= 1 else 2)


def _pace(usual: Pace, said: float | None) -> Pace:
    # The field holds the usual pace as it is printed: whoever leaves it so has said nothing.
    return usual if said is None or said == shown(usual.per_week) else Pace(said, "said")


def _day(found: Plan, as_of: date, per_week: float) -> date | None:
    days = None if found.needed is None else days_until(found.needed, per_week)
    try:
        return None if days is None else as_of + timedelta(days=days)
    except OverflowError:
        return None


def _ends_of_months(contacted: Instants, as_of: date, zone: ZoneInfo) -> list[date]:
    """`as_of`, and before it the last days of the months since the first contact, five at most; oldest first."""
    ends = [as_of]
    if len(contacted):
        began = contacted[0].item().replace(tzinfo=UTC).astimezone(zone).date()
        while len(ends) < MONTHS and (last := ends[-1].replace(day=1) - timedelta(days=1)) >= began:
            ends.append(last)
    return ends[::-1]


def _judged_until(contacted: Instants, found: Plan, as_of: date, zone: ZoneInfo) -> date | None:
    """The list of leads knows days, the horizon is counted in hours: the day that divides them alike, if one does."""
    for days in (found.horizon_days, found.horizon_days - 1):
        day = max(as_of, FIRST_DAY) - timedelta(days=days)
        if within(contacted, None, _end(day, zone)).sum() == found.judged:
            return day
    return None
