"""Meetings: planned, changed, noted."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.meetings import queries
from outreach.mentorships.meetings.rhythm import at_hour, local_hour, next_day
from outreach.mentorships.queries import terms
from outreach.models import Account, Channel, Meeting, MeetingState, Mentorship, Rhythm
from outreach.text import _
from outreach.web.days import check_year
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line, one_way, plain

LONGEST_NOTES = 100_000
LONGEST_CONTEXT = 20_000
LONGEST_PLACE = 300
MOST_MINUTES = 1440
USUAL_MINUTES = 60
SPOKEN = (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON, Channel.EVENT, Channel.OTHER)


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where two people mean to talk; the hour is that of the account's zone."""

    on_day: date
    hour: time | None = None
    channel: Channel = Channel.VIDEO
    place: str = ""
    minutes: int | None = None


def plan_meeting(owner: Account, mentorship: Mentorship, plan: Plan) -> Meeting:
    """Plan a meeting. Raises Refusal."""
    meeting = Meeting(owner_id=owner.id, mentorship_id=mentorship.id, created_at=clock.now())
    _set(owner, meeting, plan)
    db.session.add(meeting)
    db.session.flush()
    return meeting


def change_plan(owner: Account, meeting: Meeting, plan: Plan) -> None:
    """Another day, hour or place for a meeting that is planned. Raises Refusal."""
    if meeting.state is not MeetingState.PLANNED:
        raise Refusal(_("This meeting is over; what it was can be corrected below."))
    _set(owner, meeting, plan)


def proposal(owner: Account, mentorship: Mentorship, last: Meeting) -> Plan | None:
    """The meeting that would follow `last` by the rhythm that was agreed, monthly when nothing is agreed.

    None where one is planned, after the end of the mentorship, and after the period of its agreement.
    """
    agreed = terms(mentorship)
    rhythm = (agreed.meets if agreed else None) or Rhythm.MONTHLY
    if not mentorship.is_open or queries.next_meeting(mentorship, besides=last) is not None:
        return None
    days = queries.days_of_meetings(mentorship)
    day = next_day(days, rhythm, last=last.on_day, today=clock.today(owner.zone))
    if agreed is not None and agreed.period_until is not None and day > agreed.period_until:
        return None
    length = last.minutes if last.state is MeetingState.PLANNED else _usual_minutes(mentorship)
    return Plan(day, local_hour(last.at, owner.zone), last.channel, last.place, length)


def plan_next(owner: Account, mentorship: Mentorship, last: Meeting) -> Meeting | None:
    """Plan the meeting that follows `last` by the rhythm; None where none follows."""
    plan = proposal(owner, mentorship, last)
    return None if plan is None else plan_meeting(owner, mentorship, plan)


def working_day_near(owner: Account, day: date) -> date | None:
    """The next working day of the user, when `day` is none: a suggestion, not more."""
    near = day
    while not owner.works_on(near.weekday()):
        near += timedelta(days=1)
    return near if near != day else None


def tag_of(text: str) -> str:
    """What a page says of the notes it began from, so that two windows notice each other."""
    return hashlib.sha256(one_way(text).encode()).hexdigest()[:16]


def plan_tag(meeting: Meeting) -> str:
    """The same of its plan and of what became of it; notes that are saved meanwhile are no part of it."""
    parts = (meeting.state, meeting.on_day, meeting.at, meeting.channel, meeting.place, meeting.minutes)
    return tag_of("\n".join(str(part) for part in parts))


def keep_notes(meeting: Meeting, typed: str, *, was: str) -> bool:
    """Keep the notes; False, and nothing kept, when another window has changed what they began from.

    Raises Refusal when they are too long.
    """
    typed = one_way(typed)
    if len(typed) > LONGEST_NOTES:
        raise Refusal(
            _("That is longer than %(most)s characters. Keep what matters here.", most=LONGEST_NOTES), "notes"
        )
    if meeting.notes == typed:
        return True
    if tag_of(meeting.notes) != was:
        return False
    meeting.notes = typed
    return True


def keep_context(meeting: Meeting, typed: str) -> None:
    """Keep what the other side should know beforehand. Raises Refusal."""
    typed = plain(typed)
    if len(typed) > LONGEST_CONTEXT:
        raise Refusal(
            _("That is longer than %(most)s characters. Keep what matters here.", most=LONGEST_CONTEXT), "context"
        )
    meeting.context = typed


def sent_ahead(owner: Account, meeting: Meeting) -> None:
    """What stands on the agenda now was sent today."""
    meeting.sent_on = clock.today(owner.zone)
    for item in db.session.scalars(queries.items_of(meeting, *queries.AGENDA)):
        item.sent = True


def instant_of(owner: Account, plan: Plan) -> datetime | None:
    """When it begins."""
    return at_hour(plan.on_day, plan.hour, owner.zone)


def _set(owner: Account, meeting: Meeting, plan: Plan) -> None:
    check_minutes(plan.minutes)
    check_year(plan.on_day, "on_day")
    place = one_line(plan.place)
    if len(place) > LONGEST_PLACE:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST_PLACE), "place")
    meeting.on_day, meeting.at = plan.on_day, instant_of(owner, plan)
    meeting.channel, meeting.place, meeting.minutes = plan.channel, place, plan.minutes


def check_minutes(minutes: int | None) -> None:
    """Refuse a length that no talk has."""
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise Refusal(_("Choose between 0 and %(most)s minutes.", most=MOST_MINUTES), "minutes")


def _usual_minutes(mentorship: Mentorship) -> int | None:
    lengths = [meeting.minutes for meeting in db.session.scalars(queries.meetings(mentorship)) if meeting.minutes]
    return lengths[-1] if lengths else None
