"""Reading the ledger of thanks."""

from typing import Any

from sqlalchemy import Select, func, select

from outreach.mentorships.queries import NAME
from outreach.models import Account, Lead, Mentorship, Recognition, Role


def thanks(mentorship: Mentorship) -> Select[Recognition]:
    """All thanks of a mentorship, the latest first."""
    mine = select(Recognition).where(
        Recognition.owner_id == mentorship.owner_id, Recognition.mentorship_id == mentorship.id
    )
    return mine.order_by(Recognition.on_day.desc(), Recognition.id.desc())


def owed(owner: Account) -> Select[*tuple[Any, ...]]:
    """The mentorships that go on in which I am mentored, each with the day of its last thanks."""
    last = select(func.max(Recognition.on_day)).where(
        Recognition.owner_id == Mentorship.owner_id, Recognition.mentorship_id == Mentorship.id
    )
    return (
        select(
            Mentorship.id, Mentorship.lead_id, Mentorship.began_on, Mentorship.thanks_every_days, NAME,
            last.scalar_subquery().label("last"),
        )
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
        .where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None), Mentorship.role == Role.MENTEE)
        .order_by(Mentorship.id)
    )  # fmt: skip
