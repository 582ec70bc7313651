"""Reading meetings, what belongs to them, and the help between them."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Select, and_, or_, select

from outreach.extensions import db
from outreach.mentorships.queries import terms
from outreach.models import (
    FollowUp,
    HelpEntry,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Secrecy,
    StepKind,
    Touchpoint,
)

AGENDA = (ItemKind.QUESTION, ItemKind.IDEA, ItemKind.TOPIC)
"""What is talked about; advice and actions come of it."""


def meetings(mentorship: Mentorship) -> Select[Meeting]:
    """All meetings of a mentorship, the first one first."""
    chosen = select(Meeting).where(Meeting.owner_id == mentorship.owner_id, Meeting.mentorship_id == mentorship.id)
    return chosen.order_by(Meeting.on_day, Meeting.id)


def next_meeting(mentorship: Mentorship, besides: Meeting | None = None) -> Meeting | None:
    """The planned meeting that comes first; one of a day that has passed waits to be told about."""
    planned = meetings(mentorship).where(Meeting.state == MeetingState.PLANNED)
    if besides is not None:
        planned = planned.where(Meeting.id != besides.id)
    return db.session.scalar(planned.limit(1))


def items(mentorship: Mentorship, *kinds: ItemKind) -> Select[MeetingItem]:
    """What was written down of these kinds, in its order."""
    chosen = select(MeetingItem).where(
        MeetingItem.owner_id == mentorship.owner_id, MeetingItem.mentorship_id == mentorship.id
    )
    return chosen.where(MeetingItem.kind.in_(kinds)).order_by(MeetingItem.position, MeetingItem.id)


def items_of(meeting: Meeting, *kinds: ItemKind) -> Select[MeetingItem]:
    """What stands on the page of one meeting."""
    chosen = select(MeetingItem).where(MeetingItem.owner_id == meeting.owner_id, MeetingItem.meeting_id == meeting.id)
    return chosen.where(MeetingItem.kind.in_(kinds)).order_by(MeetingItem.position, MeetingItem.id)


def waiting(mentorship: Mentorship) -> Select[MeetingItem]:
    """What waits for the next meeting: without one, or of one that is over and did not come to it."""
    over = Meeting.state.in_((MeetingState.HELD, MeetingState.CANCELLED))
    return (
        items(mentorship, *AGENDA)
        .outerjoin(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(or_(MeetingItem.meeting_id.is_(None), over))
        .where(MeetingItem.done_on.is_(None), MeetingItem.idea_verdict.is_(None))
    )


def open_actions(mentorship: Mentorship) -> Select[MeetingItem]:
    """What somebody said they would do and has not done, what is due first at the top."""
    undated = MeetingItem.due_on.is_(None)
    chosen = items(mentorship, ItemKind.ACTION).where(MeetingItem.done_on.is_(None))
    return chosen.order_by(None).order_by(undated, MeetingItem.due_on, MeetingItem.id)


def advice(mentorship: Mentorship) -> Select[MeetingItem]:
    """All advice, the latest first."""
    return items(mentorship, ItemKind.ADVICE).order_by(None).order_by(MeetingItem.id.desc())


def ideas(mentorship: Mentorship) -> Select[MeetingItem]:
    """All ideas, the latest first."""
    return items(mentorship, ItemKind.IDEA).order_by(None).order_by(MeetingItem.id.desc())


def helped(mentorship: Mentorship) -> Select[HelpEntry]:
    """Help between meetings, either way, the latest first."""
    chosen = select(HelpEntry).where(
        HelpEntry.owner_id == mentorship.owner_id, HelpEntry.mentorship_id == mentorship.id
    )
    return chosen.order_by(HelpEntry.on_day.desc(), HelpEntry.id.desc())


def entry_of(meeting: Meeting) -> Touchpoint | None:
    """The meeting in the history of the lead: what is valid of it, also after it was corrected there."""
    entry = db.session.get(Touchpoint, meeting.touchpoint_id) if meeting.touchpoint_id is not None else None
    while entry is not None and entry.voided_at is not None:
        entry = db.session.scalar(_put_in_place_of(entry, entry.voided_at))
    return entry


def thanks_steps(lead_id: int, since: datetime) -> Select[FollowUp]:
    """The steps by which the rule of the lead asks to say thank you for the conversation at that instant."""
    return select(FollowUp).where(
        FollowUp.lead_id == lead_id, FollowUp.kind == StepKind.THANK, FollowUp.clock_from == since
    )


def thanked_in_the_history(meetings: Iterable[Meeting]) -> dict[int, datetime]:
    """Meeting -> when thanks were said for it where the lead is looked after: in Today, or by a message."""
    ids = [meeting.id for meeting in meetings if meeting.touchpoint_id is not None]
    said = (
        select(Meeting.id, FollowUp.done_at)
        .join(Touchpoint, Touchpoint.id == Meeting.touchpoint_id)
        .join(
            FollowUp,
            and_(FollowUp.lead_id == Touchpoint.lead_id, FollowUp.clock_from == Touchpoint.occurred_at),
        )
        .where(Meeting.id.in_(ids), FollowUp.kind == StepKind.THANK, FollowUp.done_at.is_not(None))
    )
    return {number: at for number, at in db.session.execute(said) if at is not None} if ids else {}


def days_of_meetings(mentorship: Mentorship) -> list[date]:
    """The days of all meetings, planned, held or cancelled, in order: what their rhythm is read from."""
    return [meeting.on_day for meeting in db.session.scalars(meetings(mentorship))]


def unsigned(mentorship: Mentorship) -> bool:
    """Whether a non-disclosure agreement was agreed and is not signed."""
    if mentorship.secrecy is not Secrecy.NONE:
        return mentorship.secrecy is Secrecy.TO_SIGN
    agreed = terms(mentorship)
    return agreed is not None and agreed.secrecy is not Secrecy.NONE


def _put_in_place_of(entry: Touchpoint, voided_at: datetime) -> Select[Touchpoint]:
    # A correction takes back and records at one instant.
    return (
        select(Touchpoint)
        .where(
            Touchpoint.owner_id == entry.owner_id,
            Touchpoint.lead_id == entry.lead_id,
            Touchpoint.recorded_at == voided_at,
            Touchpoint.id > entry.id,
        )
        .order_by(Touchpoint.id)
        .limit(1)
    )
