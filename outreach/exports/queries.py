"""What an export asks the database: columns of many leads at once, never an object per row."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Select, Text, cast, exists, func, select, union

from outreach.leads.criteria import LEAD, Mine, conditions
from outreach.leads.filters import LeadFilter
from outreach.leads.ordering import stretches_of
from outreach.models import Account, Closing, Lead, LeadEmail, StageEvent, Tag, Touchpoint, lead_tag

EMAIL, TOUCH = LeadEmail.__table__.c, Touchpoint.__table__.c
EVENT, CLOSING, TAG = StageEvent.__table__.c, Closing.__table__.c, Tag.__table__.c
TOLD_NAMES = (
    "id", "name", "given_name", "family_name", "email", "linkedin", "phone", "website", "company", "title", "industry",
    "city", "country", "hook", "notes", "source", "channel", "introduced_by", "connected_on", "stage", "contacted_at",
    "contacted_on", "replied_at", "replied_on", "met_at", "met_on", "ongoing_at", "ongoing_on", "closing", "closed_at",
    "closed_on", "parked_until", "do_not_contact_at", "created_at",
)  # fmt: skip
# As text: most leads have none, and need not be read.
DETAILS = cast(LEAD.details, Text)
NO_DETAILS = "{}"


def numbers(owner: Account, chosen: LeadFilter) -> Iterator[Select[int]]:
    """The numbers of the leads that `chosen` leaves in, in the order of its list: one question after the other.

    Who asked to be forgotten is in no list: what is left of them only counts.
    """
    rows = select(LEAD.id).where(*conditions(Mine.of(owner), chosen), LEAD.forgotten_at.is_(None))
    for stretch in stretches_of(chosen):
        part = rows.join(*stretch.joins) if stretch.joins is not None else rows
        order = (column.desc() if stretch.descending else column.asc() for column in stretch.order)
        yield part.where(*stretch.where).order_by(*order)


def leads_numbered(ids: Collection[int]) -> Select[Any]:
    """What is known about these leads, in no order."""
    told = (LEAD[name] for name in TOLD_NAMES)
    return select(*told, DETAILS.label("details")).select_from(Lead.__table__).where(LEAD.id.in_(ids))


def details_of(ids: Collection[int]) -> Select[str]:
    """What files said about these leads that has no column, as JSON; nothing for most."""
    return select(DETAILS).select_from(Lead.__table__).where(LEAD.id.in_(ids), DETAILS != NO_DETAILS)


def addresses_of(ids: Collection[int]) -> Select[int, str]:
    """Lead and further address, as they came."""
    return select(EMAIL.lead_id, EMAIL.email).where(EMAIL.lead_id.in_(ids)).order_by(EMAIL.id)


def tags_of(ids: Collection[int]) -> Select[int, str]:
    """Lead and tag, in the order in which the tags were first used."""
    worn = select(lead_tag.c.lead_id, TAG.name).join(Tag.__table__, TAG.id == lead_tag.c.tag_id)
    return worn.where(lead_tag.c.lead_id.in_(ids)).order_by(TAG.id)


def tags_worn(ids: Collection[int]) -> Select[int, str]:
    """The tags of these leads, each once."""
    worn = select(TAG.id, TAG.name).join(lead_tag, TAG.id == lead_tag.c.tag_id)
    return worn.where(lead_tag.c.lead_id.in_(ids)).distinct()


def touches_of(ids: Collection[int]) -> Select[int, int]:
    """Lead and how many valid touchpoints it has; none has no row."""
    valid = (TOUCH.lead_id.in_(ids), TOUCH.voided_at.is_(None))
    return select(TOUCH.lead_id, func.count()).where(*valid).group_by(TOUCH.lead_id)


def touchpoints_of(ids: Collection[int]) -> Select[Any]:
    """The valid touchpoints of these leads, the first one first."""
    told = (
        TOUCH.lead_id, TOUCH.occurred_at, TOUCH.occurred_on, TOUCH.direction, TOUCH.channel, TOUCH.kind, TOUCH.text,
        TOUCH.reference,
    )  # fmt: skip
    return select(*told).where(TOUCH.lead_id.in_(ids), TOUCH.voided_at.is_(None)).order_by(TOUCH.occurred_at, TOUCH.id)


def some_message(ids: Collection[int]) -> Select[bool]:
    """Whether a touchpoint of these leads came as a message from a file or a mailbox."""
    return select(exists().where(TOUCH.lead_id.in_(ids), TOUCH.voided_at.is_(None), TOUCH.reference.is_not(None)))


def events_of(ids: Collection[int]) -> Select[Any]:
    """The valid passages of stages of these leads, the first one first."""
    told = (
        EVENT.lead_id, EVENT.occurred_at, EVENT.occurred_on, EVENT.stage, EVENT.touchpoint_id, EVENT.outgoing,
        EVENT.why,
    )  # fmt: skip
    return select(*told).where(EVENT.lead_id.in_(ids), EVENT.voided_at.is_(None)).order_by(EVENT.occurred_at, EVENT.id)


def closings_of(ids: Collection[int]) -> Select[Any]:
    """The valid closings of these leads, reopened ones too, the first one first."""
    told = (
        CLOSING.lead_id, CLOSING.occurred_at, CLOSING.occurred_on, CLOSING.why, CLOSING.parked_until,
        CLOSING.reopened_at,
    )  # fmt: skip
    valid = (CLOSING.lead_id.in_(ids), CLOSING.voided_at.is_(None))
    return select(*told).where(*valid).order_by(CLOSING.occurred_at, CLOSING.id)


def with_long_history(ids: Collection[int], letters: int) -> Select[int]:
    """Those of these leads whose history might take more than so many letters when it is written down."""
    texts = select(TOUCH.lead_id).where(TOUCH.lead_id.in_(ids), TOUCH.voided_at.is_(None)).group_by(TOUCH.lead_id)
    texts = texts.having(6 * func.sum(func.length(TOUCH.text)) + 90 * func.count() > letters)
    steps = select(EVENT.lead_id).where(EVENT.lead_id.in_(ids), EVENT.voided_at.is_(None)).group_by(EVENT.lead_id)
    return select(union(texts, steps.having(400 * func.count() > letters)).subquery().c.lead_id)
