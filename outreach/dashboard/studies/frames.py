"""What can be set beside the studies: whom I wrote to and when again, and which relationships came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.orm import load_only

from outreach.models import Direction, Kind, Lead, Touchpoint

INSTANTS = ("first_outgoing_at", "replied_at", "met_at")
CONTACTS = (Kind.MESSAGE, Kind.CALL)


def asked(owner_id: int) -> Select[*tuple[Any, ...]]:
    """Everybody I ever wrote to or called: first and second time, answer and meeting as instants, and the channel."""
    second = _second(owner_id)
    instants = (getattr(Lead, name) for name in INSTANTS)
    return (
        select(*instants, second.c.at.label("second_outgoing_at"), Lead.channel)
        .outerjoin(second, second.c.lead_id == Lead.id)
        .where(Lead.owner_id == owner_id, Lead.first_outgoing_at.is_not(None))
    )


def relationships(owner_id: int, as_of: datetime) -> Select[Lead]:
    """Everybody who ever became an ongoing relationship before `as_of`, closed since or not; only their companies."""
    companies = load_only(Lead.company, Lead.inside_company)
    return select(Lead).options(companies).where(Lead.owner_id == owner_id, Lead.ongoing_at < as_of)


def _second(owner_id: int) -> Subquery:
    """When I wrote or called again for the first time after the first contact, by lead."""
    again = (
        Touchpoint.owner_id == owner_id,
        Touchpoint.direction == Direction.OUT,
        Touchpoint.kind.in_(CONTACTS),
        Touchpoint.voided_at.is_(None),
        Touchpoint.occurred_at > Lead.first_outgoing_at,
    )
    rows = select(Touchpoint.lead_id, func.min(Touchpoint.occurred_at).label("at"))
    return rows.join(Lead, Lead.id == Touchpoint.lead_id).where(*again).group_by(Touchpoint.lead_id).subquery()
