"""The columns of the page over all mentorships: each one question about all of an owner's, by the mentorship."""

from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from outreach.models import (
    Account,
    AdviceVerdict,
    AgreementVersion,
    CheckIn,
    Goal,
    GoalState,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Party,
    Recognition,
    VersionState,
)

Column = Select[int, Any]


def columns(owner: Account, today: date) -> dict[str, Column]:
    """Name -> mentorship and what is to be said of it; who is not named has nothing there."""
    return {
        "meeting": _by(Meeting, owner, func.min(Meeting.on_day)).where(Meeting.state == MeetingState.PLANNED),
        "minutes": _by(Meeting, owner, func.sum(Meeting.minutes)).where(Meeting.state == MeetingState.HELD),
        "minimum": _by(AgreementVersion, owner, func.max(AgreementVersion.minimum_hours)).where(
            AgreementVersion.state == VersionState.CURRENT
        ),
        "goals": _by(Goal, owner, func.count()).where(Goal.state == GoalState.OPEN),
        "mood": _moods(owner),
        "thanks": _by(Recognition, owner, func.max(Recognition.on_day)),
        "actions": _by(MeetingItem, owner, func.count()).where(
            MeetingItem.kind == ItemKind.ACTION,
            MeetingItem.who == Party.ME,
            MeetingItem.done_on.is_(None),
            MeetingItem.due_on < today,
        ),
        "advice": _by(MeetingItem, owner, func.count()).where(
            MeetingItem.kind == ItemKind.ADVICE,
            MeetingItem.advice_verdict.is_(None) | (MeetingItem.advice_verdict == AdviceVerdict.NOT_YET),
        ),
    }


def _by(model: Any, owner: Account, what: Any) -> Any:
    return select(model.mentorship_id, what).where(model.owner_id == owner.id).group_by(model.mentorship_id)


def _moods(owner: Account) -> Any:
    """The mood of the last check-in at which one was said."""
    newest = func.row_number().over(
        partition_by=CheckIn.mentorship_id, order_by=(CheckIn.on_day.desc(), CheckIn.id.desc())
    )
    ranked = select(CheckIn.mentorship_id, CheckIn.mood, newest.label("place")).where(
        CheckIn.owner_id == owner.id, CheckIn.mood.is_not(None)
    )
    last = ranked.subquery()
    return select(last.c.mentorship_id, last.c.mood).where(last.c.place == 1)
