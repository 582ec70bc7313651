"""The planner's answer in one line, from three counts: without the tables and the time that its page takes."""

from dataclasses import dataclass
from datetime import date, timedelta

from outreach.analysis.beta_binomial import needed
from outreach.analysis.prior import Prior
from outreach.analysis.window import HORIZON_DAYS
from outreach.briefs.queries import wanted
from outreach.extensions import db
from outreach.models import Account, start_of_day
from outreach.today import queries

HORIZON = timedelta(days=HORIZON_DAYS)


@dataclass(frozen=True, slots=True)
class Ahead:
    """`needed` more people give a chance of 9 in 10 of `missing` more mentors; None above 100,000."""

    needed: int | None
    missing: int


def ahead(owner: Account, today: date) -> Ahead:
    """The same as the planner's page says when nothing else is asked; a test compares."""
    end = start_of_day(today + timedelta(days=1), owner.zone)
    mentors = int(db.session.scalar(wanted(owner.id)) or 0)
    missing = max(mentors - (db.session.scalar(queries.ongoing(owner, end)) or 0), 0)
    if not missing:
        return Ahead(0, 0)
    judged = db.session.scalar(queries.contacted_until(owner, end - HORIZON)) or 0
    # Fewer than are wanted, and those that ended: they are few.
    stayed = db.session.execute(queries.stayed(owner, end - HORIZON)).all()
    successes = sum(began < end and began - contacted <= HORIZON for contacted, began in stayed)
    prior = Prior()
    return Ahead(needed(missing, prior.a + successes, prior.b + judged - successes), missing)
