"""What the comparisons are computed from: who the people are, and what I wrote or said to them first."""

from typing import Any

from sqlalchemy import Integer, Select, and_, case, cast, func, null, or_, select
from sqlalchemy.orm import aliased

from outreach.dashboard import frames
from outreach.dashboard.forms import FunnelFilter
from outreach.leads import criteria
from outreach.models import Account, Channel, Direction, Kind, Lead, Source, Touchpoint

INSTANTS = ("contacted_at", "first_outgoing_at", "replied_at", "ongoing_at")
# What is written between words, and what it is replaced by to be counted: each gap makes the text one shorter.
GAPS = (("\n\r\n", ".."), ("\n\n", "."), ("\n", ""), (" ", ""))


def people(owner: Account, chosen: FunnelFilter) -> Select[*tuple[Any, ...]]:
    """Of everybody contacted who passes the filter: milestones, channel and source, and what is known of the person.

    `hook` and `introduction` are yes or no, `company` and `industry` inside or outside; NULL where that is not known:
    of who asked to be forgotten, nothing is.
    """
    mine = criteria.Mine.of(owner)
    known = Lead.forgotten_at.is_(None)
    introduced = or_(
        func.coalesce(Lead.source == Source.INTRODUCTION, False),
        func.coalesce(Lead.channel == Channel.INTRODUCTION, False),
        Lead.introduced_by != "",
    )
    return frames.milestones(owner.id, chosen, INSTANTS).add_columns(
        case((known, cast(Lead.hook != "", Integer)), else_=null()).label("hook"),
        case((introduced, 1), (known, 0), else_=null()).label("introduction"),
        criteria.side_of_company(mine).label("company"),
        criteria.side_of_industry(mine).label("industry"),
        cast(~known, Integer).label("forgotten"),
    )


def first_contacts(owner: Account, chosen: FunnelFilter) -> Select[*tuple[Any, ...]]:
    """Of the same people: milestones, and when and at what length I first wrote or called.

    `at` is empty where only the day is known, or nothing was logged; `words` where no message was written down.
    The texts are counted where they lie.
    """
    first = aliased(Touchpoint)
    one = aliased(Touchpoint)
    # Found by the index of one lead's touchpoints, in their order: the first row is nearly always the one.
    number = (
        select(one.id)
        .where(
            one.lead_id == Lead.id,
            one.direction == Direction.OUT,
            one.kind.in_((Kind.MESSAGE, Kind.CALL)),
            one.voided_at.is_(None),
        )
        .order_by(one.occurred_at, one.id)
        .limit(1)
        .correlate(Lead)
        .scalar_subquery()
    )
    written = and_(first.kind == Kind.MESSAGE, first.text != "")
    return (
        frames.milestones(owner.id, chosen, INSTANTS)
        .outerjoin(first, first.id == number)
        .with_only_columns(
            *(getattr(Lead, name) for name in INSTANTS),
            case((first.occurred_on.is_(None), first.occurred_at), else_=null()).label("at"),
            case((written, _words(first.text)), else_=null()).label("words"),
        )
    )


def _words(text: Any) -> Any:
    """How many words a text has, told by its gaps: spaces beside spaces and further blank lines count as words."""
    joined = text
    for gap, instead in GAPS:
        joined = func.replace(joined, gap, instead)
    return func.length(text) - func.length(joined) + 1
