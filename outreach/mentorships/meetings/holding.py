"""What became of a meeting: held, corrected, cancelled; and the thanks for it.

A meeting that was held is a contact of the lead, and the lead's own rule then asks to say thank you the next day. So
that Today never says it twice, this room asks only where there is no lead; elsewhere the two stand for each other:
thanks said here end the lead's step, and the lead's step, once done, counts as thanks here.
"""

from dataclasses import dataclass
from datetime import date, time

from outreach import clock
from outreach.extensions import db
from outreach.follow_ups.actions import complete, reopen
from outreach.mentorships.meetings import queries
from outreach.mentorships.meetings.actions import Plan, check_minutes, instant_of
from outreach.models import Account, Channel, Direction, Kind, Lead, Meeting, MeetingState, Moment, Recorder
from outreach.text import _
from outreach.touchpoints import actions as touchpoints
from outreach.web.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Held:
    """How it was: the day, the hour if it is known, the minutes that count, by what."""

    on_day: date
    hour: time | None
    minutes: int
    channel: Channel


def hold(owner: Account, meeting: Meeting, held: Held, lead: Lead | None) -> None:
    """It was held, or was held otherwise than is written here. Raises Refusal."""
    check_minutes(held.minutes)
    at = instant_of(owner, Plan(held.on_day, held.hour))
    moment = Moment(at) if at is not None else Moment.of_day(held.on_day, owner.zone)
    _check(moment, owner)
    thanked_on = thanked_day(owner, meeting)
    _record(owner, meeting, moment, held.channel, lead)
    meeting.state, meeting.on_day, meeting.at = MeetingState.HELD, held.on_day, at
    meeting.minutes, meeting.channel = held.minutes, held.channel
    if thanked_on is not None:
        _thank(owner, meeting, thanked_on)


def cancel(owner: Account, meeting: Meeting) -> None:
    """It does not take place, or never did: what the history of the lead says of it is taken back. Raises Refusal."""
    if meeting.state is MeetingState.CANCELLED:
        raise Refusal(_("This meeting was cancelled before; nothing was changed."))
    entry = queries.entry_of(meeting)
    if entry is not None:
        Recorder(db.session(), owner, clock.now()).void(entry, entry.lead)
    meeting.state, meeting.thanked_on = MeetingState.CANCELLED, None


def take_up_again(meeting: Meeting) -> None:
    """A meeting that was cancelled takes place after all. Raises Refusal."""
    if meeting.state is not MeetingState.CANCELLED:
        raise Refusal(_("This meeting is not cancelled; nothing was changed."))
    meeting.state = MeetingState.PLANNED


def thanked_day(owner: Account, meeting: Meeting) -> date | None:
    """When thanks were said for it, here or where the lead is looked after."""
    if meeting.thanked_on is not None or meeting.state is not MeetingState.HELD:
        return meeting.thanked_on
    said = queries.thanked_in_the_history([meeting]).get(meeting.id)
    return None if said is None else said.astimezone(owner.zone).date()


def thank(owner: Account, meeting: Meeting) -> None:
    """Thanks were said today; the step that asks for them where the lead is looked after is done. Raises Refusal."""
    if meeting.state is not MeetingState.HELD:
        raise Refusal(_("Thanks are for a talk that was held."))
    _thank(owner, meeting, clock.today(owner.zone))


def take_thanks_back(owner: Account, meeting: Meeting) -> None:
    """Thanks were not said after all."""
    meeting.thanked_on = None
    entry = queries.entry_of(meeting)
    if entry is None:
        return
    for step in db.session.scalars(queries.thanks_steps(entry.lead_id, entry.occurred_at)):
        if step.done_at is not None:
            reopen(owner, step)


def _thank(owner: Account, meeting: Meeting, day: date) -> None:
    meeting.thanked_on = day
    db.session.flush()
    entry = queries.entry_of(meeting)
    if entry is None:
        return
    for step in db.session.scalars(queries.thanks_steps(entry.lead_id, entry.occurred_at)):
        if not step.ended:
            complete(owner, step)


def _record(owner: Account, meeting: Meeting, moment: Moment, channel: Channel, lead: Lead | None) -> None:
    if lead is None:
        return
    entry, out, kind = queries.entry_of(meeting), Direction.OUT, Kind.MEETING
    if entry is None:
        entry = touchpoints.log_touchpoint(owner, lead, direction=out, channel=channel, kind=kind, moment=moment)
    elif (entry.moment, entry.channel) != (moment, channel):
        entry = touchpoints.correct_touchpoint(
            owner, entry, direction=out, channel=channel, kind=kind, moment=moment, text=entry.text
        )
    db.session.flush()
    meeting.touchpoint_id = entry.id


def _check(moment: Moment, owner: Account) -> None:
    try:
        touchpoints.check_happened(moment, owner)
    except Refusal as refusal:
        raise Refusal(refusal.message, "on_day") from None
