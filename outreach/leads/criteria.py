"""A filter of leads as conditions of SQL."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true

from outreach import clock
from outreach.extensions import db
from outreach.leads.filters import ClosedOr, Due, LeadFilter
from outreach.leads.scoring.queries import serves
from outreach.models import Account, FollowUp, Lead, Side, Stage, Tag, folded, lead_tag, start_of_day

ONE_DAY = timedelta(days=1)
Condition = ColumnElement[bool]
Column = ColumnElement[Any]
# Columns of the tables, not attributes of the models: a list is asked for on every page, and building and reading its
# statement through the mapper takes twice as long as the database does.
LEAD = Lead.__table__.c
STEP = FollowUp.__table__.c

MILESTONE: dict[Stage, Column] = {
    Stage.CONTACTED: LEAD.contacted_at,
    Stage.REPLIED: LEAD.replied_at,
    Stage.MET: LEAD.met_at,
    Stage.ONGOING: LEAD.ongoing_at,
}


class Mine(NamedTuple):
    """What a filter needs to know of the account that asks."""

    id: int
    zone: ZoneInfo
    company: str
    industry: str

    @classmethod
    def of(cls, owner: Account) -> "Mine":
        """The same for `owner`."""
        return cls(owner.id, owner.zone, owner.company, owner.industry)


def conditions(owner: Mine, chosen: LeadFilter) -> list[Condition]:
    """Everything that a lead of `owner` must fulfil to be listed."""
    return [LEAD.owner_id == owner.id, *_standing(chosen), *_cohort(owner, chosen), *details(owner, chosen)]


def _standing(chosen: LeadFilter) -> Iterator[Condition]:
    if chosen.closing is not ClosedOr.OPEN:
        yield LEAD.forgotten_at.is_(None)  # whoever is forgotten is closed, so that the usual list need not ask
    if chosen.closing is ClosedOr.OPEN:
        yield LEAD.closing.is_(None)
    elif chosen.closing is ClosedOr.CLOSED:
        yield LEAD.closing.is_not(None)
    elif chosen.closing is not ClosedOr.ANY:
        yield LEAD.closing == chosen.closing
    if len(chosen.stage) == 1:
        yield LEAD.stage == chosen.stage[0]
    elif chosen.stage:
        yield LEAD.stage.in_(chosen.stage)


def _cohort(owner: Mine, chosen: LeadFilter) -> Iterator[Condition]:
    if chosen.reached in MILESTONE:
        yield MILESTONE[chosen.reached].is_not(None)
    if chosen.not_reached is not None:
        yield MILESTONE[chosen.not_reached].is_(None) if chosen.not_reached in MILESTONE else false()
    if chosen.contacted_from:
        yield LEAD.contacted_at >= _start(chosen.contacted_from, owner)
    if chosen.contacted_to and chosen.contacted_to < date.max:
        yield LEAD.contacted_at < _start(chosen.contacted_to + ONE_DAY, owner)
    if chosen.younger is not None:
        yield LEAD.contacted_at > _start(clock.today(owner.zone) + ONE_DAY, owner) - chosen.younger * ONE_DAY


def details(owner: Mine, chosen: LeadFilter) -> Iterator[Condition]:
    """What a filter says of the people themselves: neither how far they got nor when, which the figures count."""
    for column, allowed in ((LEAD.source, chosen.source), (LEAD.channel, chosen.channel)):
        if allowed:
            yield _one_of(column, allowed)
    if chosen.brief is not None:
        yield serves(owner.id, chosen.brief)
    if chosen.import_run is not None:
        yield LEAD.import_run_id == chosen.import_run
    if chosen.hook:
        yield LEAD.hook == ""
    yield from (_tagged(owner, tag) for tag in chosen.tag)
    yield from said_in(LEAD.search_text, chosen.q)
    if chosen.due:
        yield _due(owner, chosen.due)
    if chosen.company:
        yield _of_company(owner, chosen.company)
    if chosen.industry:
        yield _of_industry(owner, chosen.industry)


def said_in(column: Column, text: str) -> Iterator[Condition]:
    """That every word of `text` occurs in the folded `column`; % and _ are themselves."""
    yield from (column.contains(word, autoescape=True) for word in folded(text).split())


def open_step() -> Condition:
    """That a follow-up is an open one of the lead of the outer query."""
    return and_(STEP.lead_id == LEAD.id, STEP.ended.is_(False))


def some_step(*conditions: Condition) -> Condition:
    """That the lead of the outer query has an open follow-up of this kind."""
    return select(STEP.id).where(open_step(), *conditions).correlate(Lead.__table__).exists()


def _start(day: date, owner: Mine) -> datetime:
    return start_of_day(max(day, date(2, 1, 1)), owner.zone)


def _one_of(column: Column, allowed: Iterable[object]) -> Condition:
    known = [word for word in allowed if word is not None]
    unknown = column.is_(None) if None in allowed else None
    among = column.in_(known) if known else None
    return or_(*(part for part in (among, unknown) if part is not None))


def _tagged(owner: Mine, name: str) -> Condition:
    key = folded(name)
    worn = lead_tag.c.lead_id == LEAD.id
    return exists().where(worn, lead_tag.c.tag_id == Tag.id, Tag.owner_id == owner.id, Tag.name_key == key)


def _due(owner: Mine, due: Due) -> Condition:
    today = clock.today(owner.zone)
    if due is Due.MISSING:
        return ~some_step()
    return some_step(STEP.due_on < today if due is Due.OVERDUE else STEP.due_on == today)


def _on_side(owner: Mine, side: Side, said: Column, theirs: Column, mine: str) -> Condition:
    """Inside or outside: as said by hand on the lead, else by comparing their word with mine."""
    spellings = _spellings(owner, theirs, mine)
    inside = side is Side.INSIDE
    same = theirs.in_(spellings) if spellings else false()
    derived = same if inside else and_(theirs != "", ~same, true() if mine else false())
    return or_(said.is_(inside), and_(said.is_(None), derived))


def side_of_company(owner: Mine) -> Column:
    """A column that says inside or outside my company of each lead, and NULL where that is not known."""
    return case(*((_of_company(owner, side), side.value) for side in Side), else_=None)


def side_of_industry(owner: Mine) -> Column:
    """The same of my industry."""
    return case(*((_of_industry(owner, side), side.value) for side in Side), else_=None)


def _of_company(owner: Mine, side: Side) -> Condition:
    return _on_side(owner, side, LEAD.inside_company, LEAD.company, owner.company)


def _of_industry(owner: Mine, side: Side) -> Condition:
    return _on_side(owner, side, LEAD.inside_industry, LEAD.industry, owner.industry)


def _spellings(owner: Mine, column: Column, mine: str) -> list[str]:
    """Every way in which the owner's leads spell `mine`: databases do not fold accents, we do."""
    if not mine:
        return []
    like = func.length(column).between(1, 3 * len(mine))
    found = db.session.scalars(select(column).where(LEAD.owner_id == owner.id, like).distinct())
    return [text for text in found if folded(text) == folded(mine)]
