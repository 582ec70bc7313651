"""Where one mentorship stands with its check-ins: for its own pages, and for the overview."""

from datetime import date

from outreach.extensions import db
from outreach.mentorships.check_ins import queries
from outreach.mentorships.check_ins.rhythm import IN_STEP, next_check_in
from outreach.models import Mentorship


def due_day(mentorship: Mentorship, today: date) -> date | None:
    """The day of the check-in that is due now or next; None while one does not check in."""
    if not mentorship.is_open or mentorship.phase not in IN_STEP:
        return None
    last, since = db.session.execute(queries.since_when(mentorship)).one()
    return next_check_in(last, since or mentorship.began_on, today)
