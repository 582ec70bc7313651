"""Reading briefs."""

from sqlalchemy import Select, func, select

from outreach.models import Account, Brief, Lead


def briefs(owner: Account) -> Select[Brief]:
    """The briefs of an account, the first one first."""
    return select(Brief).where(Brief.owner_id == owner.id).order_by(Brief.id)


def leads_by_brief(owner: Account) -> Select[int | None, int]:
    """How many leads each brief has; those without one under None."""
    counted = select(Lead.brief_id, func.count()).where(Lead.owner_id == owner.id)
    return counted.group_by(Lead.brief_id)
