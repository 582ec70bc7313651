"""Reading briefs."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal_column, select

from outreach.models import Account, Brief, BriefPerson, Lead, Mentorship, ScoreCard

# Who is a mentor now, as the planner counts them; that they were contacted lets the index of figures answer.
ONGOING = and_(Lead.contacted_at.is_not(None), Lead.ongoing_at.is_not(None), Lead.closed_at.is_(None))


def briefs(owner: Account) -> Select[Brief]:
    """The briefs of an account, the first one first."""
    return select(Brief).where(Brief.owner_id == owner.id).order_by(Brief.id)


def people_by_brief(owner: Account) -> Select[int | None, int, int]:
    """How many people each brief is the first one of, and how many of them are its mentors now."""
    found = func.count(case((ONGOING, 1)))
    counted = select(Lead.brief_id, func.count(case((Lead.forgotten_at.is_(None), 1))), found)
    return counted.where(Lead.owner_id == owner.id).group_by(Lead.brief_id)


def further_people_by_brief(owner: Account) -> Select[int, int, int]:
    """How many people each brief has besides, and how many of them are mentors now: they serve another one first, and
    have a score card for it."""
    found = func.count(case((ONGOING, Lead.id)).distinct())
    people = func.count(Lead.id.distinct())
    counted = select(ScoreCard.brief_id, people, found).join(Lead, Lead.id == ScoreCard.lead_id)
    return counted.where(
        ScoreCard.owner_id == owner.id,
        Lead.forgotten_at.is_(None),
        Lead.brief_id.is_distinct_from(ScoreCard.brief_id),
    ).group_by(ScoreCard.brief_id)


def wanted(owner_id: int, brief: int | None = None) -> Select[int]:
    """How many mentors one brief wants, or all of them together."""
    query = select(func.coalesce(func.sum(Brief.mentors_wanted), 0)).where(Brief.owner_id == owner_id)
    return query if brief is None else query.where(Brief.id == brief)


def people_of(brief: Brief) -> Select[BriefPerson, Lead | None]:
    """Who seems to have solved the problem of a brief, each with the lead that they are, or none."""
    query = select(BriefPerson, Lead).outerjoin(Lead, Lead.id == BriefPerson.lead_id).order_by(BriefPerson.id)
    return query.where(BriefPerson.owner_id == brief.owner_id, BriefPerson.brief_id == brief.id)


def named(owner_id: int, keys: Collection[str]) -> Select[Lead]:
    """The leads whose folded name is one of these, the first one first."""
    query = select(Lead).where(Lead.owner_id == owner_id, Lead.name_key.in_(keys), Lead.forgotten_at.is_(None))
    return query.order_by(Lead.id)


def needed_until(owner: Account, until: date) -> Select[*tuple[Any, ...]]:
    """The briefs that want mentors by a day until `until`, the earliest first."""
    query = select(Brief.id, Brief.title, Brief.needed_by, Brief.mentors_wanted)
    query = query.where(Brief.owner_id == owner.id, Brief.needed_by <= until, Brief.mentors_wanted > 0)
    return query.order_by(Brief.needed_by, Brief.id)


def serving(brief: Brief) -> Select[bool]:
    """Whether anybody is sought, scored or met for a brief."""
    return select(_any(Lead, brief) | _any(ScoreCard, brief) | _any(Mentorship, brief))


def others(brief: Brief) -> Select[int]:
    """One more brief of the same account."""
    return select(literal_column("1")).where(Brief.owner_id == brief.owner_id, Brief.id != brief.id).limit(1)


def _any(model: type[Any], brief: Brief) -> ColumnElement[bool]:
    return exists().where(model.owner_id == brief.owner_id, model.brief_id == brief.id)
