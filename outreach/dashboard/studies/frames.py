"""What can be set beside the studies: whom I wrote to and when again, and which relationships came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import load_only

from outreach.models import Beginning, Channel, Direction, Kind, Lead, Mentorship, Role, Touchpoint

INSTANTS = ("first_outgoing_at", "replied_at", "met_at")
CONTACTS = (Kind.MESSAGE, Kind.CALL)


def asked(owner_id: int) -> Select[*tuple[Any, ...]]:
    """Everybody I ever wrote to or called: first time, answer and meeting as instants, the channel, and for those
    first reached by e-mail the second time."""
    instants = (getattr(Lead, name) for name in INSTANTS)
    return select(*instants, _second().label("second_outgoing_at"), Lead.channel).where(
        Lead.owner_id == owner_id, Lead.first_outgoing_at.is_not(None)
    )


def relationships(owner_id: int, as_of: datetime) -> Select[Lead]:
    """Everybody who ever became an ongoing relationship before `as_of`, closed since or not; only their companies."""
    companies = load_only(Lead.company, Lead.inside_company)
    return select(Lead).options(companies).where(Lead.owner_id == owner_id, Lead.ongoing_at < as_of)


def beginnings(owner_id: int) -> Select[Beginning, int]:
    """How many of the mentorships in which I am mentored began in each way."""
    mine = Mentorship.owner_id == owner_id, Mentorship.role == Role.MENTEE
    return select(Mentorship.beginning, func.count()).where(*mine).group_by(Mentorship.beginning)


def _second() -> ScalarSelect[Any]:
    """When I wrote or called again for the first time after the first e-mail.

    Asked of each lead alone, by the index of its touchpoints: most have few of them, and to group all of a large
    search took twenty times as long.
    """
    again = (
        Touchpoint.lead_id == Lead.id,
        Touchpoint.occurred_at > Lead.first_outgoing_at,
        Touchpoint.direction == Direction.OUT,
        Touchpoint.kind.in_(CONTACTS),
        Touchpoint.voided_at.is_(None),
        Lead.channel == Channel.EMAIL,
    )
    first = select(Touchpoint.occurred_at).where(*again).order_by(Touchpoint.occurred_at).limit(1)
    return first.correlate(Lead).scalar_subquery()
