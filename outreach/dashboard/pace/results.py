"""What the page and its downloads tell: gathered once, computed once."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from outreach.analysis.habit import Calendar, calendar
from outreach.analysis.milestones import column
from outreach.analysis.pace import Pace, pace
from outreach.analysis.promises import Promises, promises
from outreach.analysis.touches import Touches, touches
from outreach.analysis.weeks import local_days
from outreach.dashboard.pace import frames
from outreach.dashboard.pace.forms import PaceFilter
from outreach.models import Account, start_of_day

WEEKS_AHEAD = 4
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Habits:
    """Everything that one filter says, as of the end of a day.

    `began`: the day of the first contact of all; None before it. `has_target`: whether the account has one, which is
    held against all briefs together only.
    """

    chosen: PaceFilter
    as_of: date
    began: date | None
    has_target: bool
    pace: Pace
    calendar: Calendar
    promises: Promises
    touches: Touches

    @property
    def first_day(self) -> date:
        """The Monday that the window begins with."""
        return self.calendar.first


def habits(session: Session, owner: Account, chosen: PaceFilter, as_of: date) -> Habits:
    """All figures of the page."""
    first, end = chosen.first_day(as_of), start_of_day(as_of + ONE_DAY, owner.zone)
    start = start_of_day(first, owner.zone)
    last = max(as_of + timedelta(days=6 - as_of.weekday()), as_of + timedelta(weeks=WEEKS_AHEAD) - ONE_DAY)
    leads = frames.leads(session, owner.id, chosen.brief)
    contacts = frames.contacts(session, owner.id, chosen.brief, start)
    steps = frames.steps(session, owner.id, chosen.brief, first, last)
    target = owner.weekly_target or None if chosen.brief is None else None
    contacted = column(leads, "contacted_at")
    return Habits(
        chosen=chosen,
        as_of=as_of,
        began=local_days(contacted, owner.zone).min().item() if len(contacted) else None,
        has_target=bool(owner.weekly_target),
        pace=pace(leads, end, owner.zone, target).last(chosen.weeks),
        calendar=calendar(contacts, first, as_of, owner.zone),
        promises=promises(steps, first, as_of, owner.zone, weeks_ahead=WEEKS_AHEAD),
        touches=touches(leads, contacts, start, end),
    )
