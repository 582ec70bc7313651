"""What the overview of one mentorship reads: narrow, straight from the tables of all its rooms."""

from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from outreach.mentorships.meetings.queries import AGENDA
from outreach.models import (
    AdviceVerdict,
    CheckIn,
    DiscoveryAnswer,
    Goal,
    GoalState,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    OfMentorship,
    Party,
    Pulse,
    Recognition,
)


def next_meeting(mentorship: Mentorship) -> Select[Meeting]:
    """The planned meeting that comes first, one that was not said to be held included."""
    chosen = select(Meeting).where(*_of(mentorship, Meeting)).where(Meeting.state == MeetingState.PLANNED)
    return chosen.order_by(Meeting.on_day, Meeting.at, Meeting.id).limit(1)


def prepared(mentorship: Mentorship, meeting: Meeting | None) -> Select[MeetingItem]:
    """What is to be talked about: prepared for this meeting, or waiting for the next one."""
    waiting = MeetingItem.meeting_id.is_(None) & MeetingItem.done_on.is_(None)
    chosen = select(MeetingItem).where(*_of(mentorship, MeetingItem)).where(MeetingItem.kind.in_(AGENDA))
    here = or_(MeetingItem.meeting_id == meeting.id, waiting) if meeting is not None else waiting
    return chosen.where(here).order_by(MeetingItem.position, MeetingItem.id)


def open_goals(mentorship: Mentorship) -> Select[Goal]:
    """Goals that are neither met nor dropped, by their day."""
    chosen = select(Goal).where(*_of(mentorship, Goal)).where(Goal.state == GoalState.OPEN)
    return chosen.order_by(Goal.due_on.is_(None), Goal.due_on, Goal.id)


def goals_from_holes(mentorship: Mentorship) -> Select[int]:
    """How many open goals were made of a hole in the discovery."""
    chosen = select(func.count(func.distinct(Goal.id))).join(DiscoveryAnswer, DiscoveryAnswer.goal_id == Goal.id)
    return chosen.where(*_of(mentorship, Goal)).where(Goal.state == GoalState.OPEN)


def advice(mentorship: Mentorship) -> Select[MeetingItem, date]:
    """Advice, the latest first, with the day of the meeting at which it was given."""
    chosen = select(MeetingItem, Meeting.on_day).outerjoin(Meeting, Meeting.id == MeetingItem.meeting_id)
    chosen = chosen.where(*_of(mentorship, MeetingItem)).where(MeetingItem.kind == ItemKind.ADVICE)
    return chosen.order_by(MeetingItem.id.desc())


def advice_counts(mentorship: Mentorship) -> Select[int, int]:
    """How many pieces of advice there are, and how many were tried."""
    tried = func.count(case((MeetingItem.advice_verdict == AdviceVerdict.TRIED, 1)))
    return select(func.count(), tried).where(*_of(mentorship, MeetingItem)).where(MeetingItem.kind == ItemKind.ADVICE)


def pulses(mentorship: Mentorship, side: Party = Party.ME) -> Select[Pulse]:
    """The pulses of one side, the earliest first."""
    return select(Pulse).where(*_of(mentorship, Pulse)).where(Pulse.side == side).order_by(Pulse.month)


def moods(mentorship: Mentorship) -> Select[CheckIn]:
    """The check-ins at which a mood was said, the latest first."""
    chosen = select(CheckIn).where(*_of(mentorship, CheckIn)).where(CheckIn.mood.is_not(None))
    return chosen.order_by(CheckIn.on_day.desc(), CheckIn.id.desc())


def last_thanks(mentorship: Mentorship) -> Select[Recognition]:
    """The thanks that were given last."""
    chosen = select(Recognition).where(*_of(mentorship, Recognition))
    return chosen.order_by(Recognition.on_day.desc(), Recognition.id.desc()).limit(1)


def _of(mentorship: Mentorship, model: type[OfMentorship]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """That a row belongs to this mentorship, and to its owner."""
    return model.owner_id == mentorship.owner_id, model.mentorship_id == mentorship.id
