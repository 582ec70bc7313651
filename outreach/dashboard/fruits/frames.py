"""What is read for the page of what came of it: a narrow Select per question, of mentorships in which I am mentored."""

from typing import Any

from sqlalchemy import Select, func, select

from outreach.models import (
    Account,
    Goal,
    ItemKind,
    Lead,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Outcome,
    Pulse,
    Role,
)

Rows = Select[*tuple[Any, ...]]


def mentorships(owner: Account) -> Rows:
    """Begun and ended, the oldest first."""
    columns = (Mentorship.id, Mentorship.began_on, Mentorship.ended_on)
    return _mine(select(*columns), owner).order_by(Mentorship.began_on, Mentorship.id)


def goals(owner: Account) -> Rows:
    """Set, and how and when it ended."""
    return _of(select(Goal.set_on, Goal.state, Goal.ended_on), Goal, owner)


def hours(owner: Account) -> Rows:
    """The day and the minutes of every meeting that was held."""
    return _of(select(Meeting.on_day, func.coalesce(Meeting.minutes, 0)), Meeting, owner).where(
        Meeting.state == MeetingState.HELD
    )


def advice(owner: Account) -> Rows:
    """What became of every advice, and whether it helped."""
    columns = (MeetingItem.advice_verdict, MeetingItem.useful)
    return _of(select(*columns), MeetingItem, owner).where(MeetingItem.kind == ItemKind.ADVICE)


def pulses(owner: Account) -> Rows:
    """Month, side and the three answers."""
    return _of(select(Pulse.month, Pulse.side, Pulse.empowered, Pulse.connected, Pulse.inspired), Pulse, owner)


def outcomes(owner: Account) -> Rows:
    """Which kinds of outcome which mentorships had."""
    return _of(select(Outcome.kind, Outcome.mentorship_id), Outcome, owner)


def paths(owner: Account) -> Rows:
    """Everybody whom I contacted, by what and from where, with the first mentorship that came of it."""
    first = (
        select(func.min(Mentorship.id))
        .where(Mentorship.lead_id == Lead.id, Mentorship.role == Role.MENTEE)
        .correlate(Lead)
        .scalar_subquery()
    )
    columns = (Lead.channel, Lead.source, Lead.contacted_at, Mentorship.began_on, Mentorship.ended_on)
    return (
        select(*columns)
        .outerjoin(Mentorship, Mentorship.id == first)
        .where(Lead.owner_id == owner.id, Lead.contacted_at.is_not(None), Lead.first_outgoing_at.is_not(None))
    )


def _of(query: Rows, model: Any, owner: Account) -> Rows:
    joined = query.select_from(model).join(Mentorship, Mentorship.id == model.mentorship_id)
    return joined.where(model.owner_id == owner.id, Mentorship.role == Role.MENTEE)


def _mine(query: Rows, owner: Account) -> Rows:
    return query.where(Mentorship.owner_id == owner.id, Mentorship.role == Role.MENTEE)
