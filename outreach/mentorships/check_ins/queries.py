"""Reading check-ins, what is open of them, and pulses."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from outreach.mentorships.check_ins.rhythm import IN_STEP
from outreach.mentorships.queries import NAME
from outreach.models import Account, CheckIn, Lead, Mentorship, Party, PhasePassage, Pulse


def check_ins(mentorship: Mentorship) -> Select[CheckIn]:
    """All check-ins of a mentorship, the latest first."""
    mine = select(CheckIn).where(CheckIn.owner_id == mentorship.owner_id, CheckIn.mentorship_id == mentorship.id)
    return mine.order_by(CheckIn.on_day.desc(), CheckIn.id.desc())


def open_issues(mentorship: Mentorship) -> Select[CheckIn]:
    """Check-ins that said something is wrong, while nothing was changed: the earliest first."""
    return check_ins(mentorship).where(_unsettled()).order_by(None).order_by(CheckIn.on_day, CheckIn.id)


def pulses(mentorship: Mentorship) -> Select[Pulse]:
    """The pulses of both sides, the earliest month first."""
    mine = select(Pulse).where(Pulse.owner_id == mentorship.owner_id, Pulse.mentorship_id == mentorship.id)
    return mine.order_by(Pulse.month, Pulse.id)


def pulse_of(mentorship: Mentorship, month: date, side: Party) -> Select[Pulse]:
    """The pulse of one side in one month."""
    return pulses(mentorship).where(Pulse.month == month, Pulse.side == side)


def since_when(mentorship: Mentorship) -> Select[date | None, date | None]:
    """The last check-in of a mentorship, and since when one checks in."""
    return select(_last_check_in(), _in_step_since()).where(
        Mentorship.owner_id == mentorship.owner_id, Mentorship.id == mentorship.id
    )


def standing(owner: Account) -> Select[*tuple[Any, ...]]:
    """The mentorships of an owner that go on: phase, last check-in, since when one checks in."""
    return (
        select(
            Mentorship.id, Mentorship.phase, Mentorship.began_on, Mentorship.lead_id, NAME,
            _last_check_in().label("last"), _in_step_since().label("since"),
        )
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
        .where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None))
        .order_by(Mentorship.id)
    )  # fmt: skip


def months_answered(owner: Account, since: date) -> Select[int, date]:
    """Mentorship and month of my own pulses, from a month on."""
    return select(Pulse.mentorship_id, Pulse.month).where(
        Pulse.owner_id == owner.id, Pulse.side == Party.ME, Pulse.month >= since
    )


def issues_of(owner: Account) -> Select[*tuple[Any, ...]]:
    """What is open in all mentorships of an owner that go on, the earliest first."""
    return (
        select(CheckIn.id, CheckIn.mentorship_id, CheckIn.issue, CheckIn.on_day)
        .join(Mentorship, Mentorship.id == CheckIn.mentorship_id)
        .where(CheckIn.owner_id == owner.id, Mentorship.ended_on.is_(None), _unsettled())
        .order_by(CheckIn.on_day, CheckIn.id)
    )


def _unsettled() -> ColumnElement[bool]:
    """Something is wrong, and neither this check-in nor a later one of the same trouble says what was changed."""
    later = aliased(CheckIn)
    settled = select(later.id).where(
        later.owner_id == CheckIn.owner_id,
        later.mentorship_id == CheckIn.mentorship_id,
        later.issue == CheckIn.issue,
        later.changed != "",
        or_(later.on_day > CheckIn.on_day, and_(later.on_day == CheckIn.on_day, later.id >= CheckIn.id)),
    )
    return CheckIn.issue.is_not(None) & ~settled.exists()


def _last_check_in() -> Any:
    mine = (CheckIn.owner_id == Mentorship.owner_id, CheckIn.mentorship_id == Mentorship.id)
    return select(func.max(CheckIn.on_day)).where(*mine).scalar_subquery()


def _in_step_since() -> Any:
    """The day on which the phases in which one checks in began, the last time that they did."""
    entered, outside = aliased(PhasePassage), aliased(PhasePassage)
    left = select(func.max(outside.entered_on)).where(
        outside.owner_id == Mentorship.owner_id, outside.mentorship_id == Mentorship.id, outside.phase.not_in(IN_STEP)
    )
    since = select(func.min(entered.entered_on)).where(
        entered.owner_id == Mentorship.owner_id,
        entered.mentorship_id == Mentorship.id,
        entered.phase.in_(IN_STEP),
        entered.entered_on >= func.coalesce(left.scalar_subquery(), Mentorship.began_on),
    )
    return func.coalesce(since.scalar_subquery(), Mentorship.began_on)
