"""Reading leads: the list, its counts, and who comes before and after somebody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Select, false, func, literal_column, or_, select

from outreach import clock
from outreach.extensions import db
from outreach.leads.criteria import LEAD, Mine, conditions
from outreach.leads.filters import LeadFilter
from outreach.leads.ordering import stretches_of
from outreach.leads.paging import Page, page_of, place_of, read_cursor, walk
from outreach.models import Account, Brief, FollowUp, Lead, Tag, lead_tag

PAGE_SIZE = 50
COUNTED = 10_000
HOOK_SHOWN = 200
BELIEVED = 1_000
KEPT = 200
BELIEVED_FOR = timedelta(minutes=1)

_many: WeakKeyDictionary[Engine, dict[tuple[int, LeadFilter, int], datetime]] = WeakKeyDictionary()

# What a line of a list shows: columns, never whole rows.
LINE = (
    LEAD.id, LEAD.name, LEAD.email, LEAD.linkedin, LEAD.title, LEAD.company, LEAD.stage, LEAD.closing,
    func.substr(LEAD.hook, 1, HOOK_SHOWN).label("hook"), LEAD.last_touch_at,
)  # fmt: skip

# And its next step. Made once: an alias copies every column of its table.
_step, _other = FollowUp.__table__.alias("step"), FollowUp.__table__.alias("other")
_open = select(_other.c.id).where(_other.c.lead_id == LEAD.id, _other.c.ended.is_(False))
_first = _open.order_by(_other.c.due_on, _other.c.id).limit(1).correlate(Lead.__table__).scalar_subquery()
WITH_STEP = Lead.__table__.outerjoin(_step, _step.c.id == _first)
DUE = (_step.c.kind.label("step_kind"), _step.c.due_on.label("step_on"), _step.c.due_at.label("step_at"))


@dataclass(frozen=True)
class Count:
    """How many there are; when there are `more`, counting stopped at `n`."""

    n: int
    more: bool = False


@dataclass(frozen=True)
class Neighbours:
    """The numbers of the leads before and after one in a list; none at its ends."""

    before: int | None
    after: int | None


def lead_filter(owner: Account, chosen: LeadFilter) -> Select[Lead]:
    """The leads of `owner` that `chosen` leaves in, in no order."""
    return select(Lead).where(*conditions(Mine.of(owner), chosen))


def lines(owner: Account, chosen: LeadFilter) -> Select[*tuple[Any, ...]]:
    """The same leads as the columns that a line shows."""
    return select(*LINE).where(*conditions(Mine.of(owner), chosen))


def lines_with_steps(owner: Account, chosen: LeadFilter) -> Select[*tuple[Any, ...]]:
    """The same, each with the open follow-up that is due first, or none."""
    build = _with_steps.__wrapped__ if chosen.company or chosen.industry else _with_steps
    return build(Mine.of(owner), clock.today(owner.zone), chosen)


@lru_cache(KEPT)
def _with_steps(owner: Mine, _today: date, chosen: LeadFilter) -> Select[*tuple[Any, ...]]:
    # A statement that was built before is executed in half the time; that of a company or an industry is not kept,
    # since building it looks into the database.
    return select(*LINE, *DUE).select_from(WITH_STEP).where(*conditions(owner, chosen))


def page_of_lines(
    owner: Account, chosen: LeadFilter, *, after: str | None = None, before: str | None = None, size: int = PAGE_SIZE
) -> Page:
    """One page of the list; `after` and `before` are cursors as an address holds them."""
    stretches = stretches_of(chosen)
    return page_of(
        lines_with_steps(owner, chosen), stretches, size=size,
        after=read_cursor(after, stretches), before=read_cursor(before, stretches),
    )  # fmt: skip


def count(owner: Account, chosen: LeadFilter, most: int = COUNTED) -> Count:
    """How many leads `chosen` leaves in, counted up to `most`: a long count would cost more than the page.

    That there are more than `most` is believed for a minute, since it seldom ceases to be true.
    """
    believed = _many.setdefault(db.engine, {})
    question, now = (owner.id, chosen, most), clock.now()
    if (until := believed.get(question)) and now < until:
        return Count(most, more=True)
    found = db.session.scalar(counted_to(owner, chosen, most + 1)) or 0
    if found > most:
        if len(believed) >= BELIEVED:
            believed.clear()
        believed[question] = now + BELIEVED_FOR
    return Count(min(found, most), found > most)


def counted_to(owner: Account, chosen: LeadFilter, most: int) -> Select[int]:
    """How many leads `chosen` leaves in; the database stops counting at `most`."""
    wanted: Select[Any] = select(literal_column("1").label("one")).select_from(Lead.__table__)
    few = wanted.where(*conditions(Mine.of(owner), chosen)).limit(most)
    return select(func.count()).select_from(few.subquery())


def neighbours(chosen: LeadFilter, lead: Lead, owner: Account) -> Neighbours:
    """Who comes before and after `lead` in the list, wherever it stands and even if it is no longer in it."""
    stretches = stretches_of(chosen)
    here = place_of(select(LEAD.id).where(LEAD.id == lead.id), stretches)
    if here is None:
        return Neighbours(None, None)
    others = select(LEAD.id).where(*conditions(Mine.of(owner), chosen), LEAD.id != lead.id)
    before, after = walk(others, stretches, 1, start=here, back=True), walk(others, stretches, 1, start=here)
    return Neighbours(before[0].row[0] if before else None, after[0].row[0] if after else None)


def has_leads(owner: Account) -> bool:
    """Whether there is anybody at all."""
    anybody = select(Lead.id).where(Lead.owner_id == owner.id, Lead.forgotten_at.is_(None)).limit(1)
    return db.session.scalar(anybody) is not None


def naming(lead: Lead) -> Select[Lead]:
    """Other leads on which the name of this one stands: introduced by it, or written down about them."""
    texts = (Lead.introduced_by, Lead.notes, Lead.hook)
    said = [text.icontains(lead.name, autoescape=True) for text in texts] if lead.name else [false()]
    return select(Lead).where(Lead.owner_id == lead.owner_id, Lead.id != lead.id, or_(*said)).order_by(Lead.id)


def briefs_of(owner: Account) -> Select[Brief]:
    """The briefs of an account, the first one first."""
    return select(Brief).where(Brief.owner_id == owner.id).order_by(Brief.id)


def tags_of(owner: Account) -> Select[str]:
    """The tags that some lead of `owner` wears."""
    worn = select(lead_tag.c.tag_id).where(lead_tag.c.tag_id == Tag.id).exists()
    return select(Tag.name).where(Tag.owner_id == owner.id, worn).order_by(Tag.name_key)
