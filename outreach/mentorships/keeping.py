"""After the end: when the two were last in touch, and until when a silence is fine."""

from datetime import date, timedelta

from outreach.extensions import db
from outreach.mentorships import glance
from outreach.models import Account, Mentorship, Moment


def last_contact(owner: Account, mentorship: Mentorship) -> date:
    """The last day on which one of the two was in touch with the other; the day it ended, when that is later."""
    touch = db.session.execute(glance.last_touch(mentorship)).first() if mentorship.lead_id is not None else None
    days = [
        Moment(*touch).local_day(owner.zone) if touch is not None else None,
        db.session.scalar(glance.last_meeting(mentorship)),
        db.session.scalar(glance.last_help(mentorship)),
        mentorship.ended_on or mentorship.began_on,
    ]
    return max(day for day in days if day is not None)


def silence_ends(mentorship: Mentorship, contact: date) -> date:
    """The day on which it is time to write again."""
    return contact + timedelta(days=mentorship.keep_in_touch_days)
