"""Reading introductions, and who might make one."""

from typing import Any

from sqlalchemy import Select, Subquery, false, func, or_, select, union_all
from sqlalchemy.orm import joinedload

from outreach.introductions.suggesting import KNOWS_ME
from outreach.models import Account, Introduction, Lead, Stage, Touchpoint, folded

MOST_DONE = 100
MOST_ACQUAINTANCES = 300
"""Of each stage, so many are looked through for people of one company."""


def open_paths(owner: Account) -> Select[Introduction, Touchpoint]:
    """The paths for which nobody was thanked yet, first what is to be asked soonest."""
    return (
        _paths(owner)
        .where(Introduction.thanked_on.is_(None))
        .order_by(Introduction.ask_by.is_(None), Introduction.ask_by, Introduction.id)
    )


def done_paths(owner: Account) -> Select[Introduction, Touchpoint]:
    """The paths for which somebody was thanked, the latest first."""
    done = _paths(owner).where(Introduction.thanked_on.is_not(None))
    return done.order_by(Introduction.thanked_on.desc(), Introduction.id.desc()).limit(MOST_DONE)


def paths_to(lead: Lead) -> Select[Introduction, Touchpoint]:
    """Who can introduce me to this lead, and whom this lead can introduce me to."""
    mine = or_(Introduction.lead_id == lead.id, Introduction.introducer_id == lead.id)
    return _beside(select(Introduction, Touchpoint).where(Introduction.owner_id == lead.owner_id, mine)).order_by(
        Introduction.id
    )


def contact_of(introduction: Introduction) -> Select[Touchpoint]:
    """The contact that an introduction was."""
    return select(Touchpoint).where(
        Touchpoint.owner_id == introduction.owner_id, Touchpoint.id == introduction.touchpoint_id
    )


def same_path(owner: Account, lead: Lead, introducer: Lead | None) -> Select[Introduction]:
    """The paths to `lead` through the same lead, or through plain contacts, that are not at their end."""
    same = Introduction.introducer_id == introducer.id if introducer else Introduction.introducer_id.is_(None)
    rows = select(Introduction).where(Introduction.owner_id == owner.id, Introduction.lead_id == lead.id, same)
    return rows.where(Introduction.thanked_on.is_(None), Introduction.declined_on.is_(None)).order_by(Introduction.id)


def colleagues(lead: Lead) -> Select[*tuple[Any, ...]]:
    """People who answered me and whose company may be that of `lead`, with the introductions that they made.

    Looked for among those of each stage with whom I was in touch last: the page of a lead must not read everybody.
    """
    known = Introduction.owner_id == lead.owner_id, Introduction.introducer_id == Lead.id
    made = select(func.count()).where(*known, Introduction.made_on.is_not(None)).correlate(Lead).scalar_subquery()
    company = folded(lead.company)
    # The text that is searched is folded and holds the company: a sieve for databases, which do not fold accents.
    likely = Lead.search_text.contains(company, autoescape=True) if company else false()
    latest = union_all(*(select(_latest(lead.owner_id, stage)) for stage in KNOWS_ME)).subquery()
    return (
        select(Lead.id, Lead.name, Lead.email, Lead.title, Lead.company, Lead.stage, Lead.last_touch_at, made)
        .where(Lead.id.in_(select(latest.c.id)), likely, Lead.id != lead.id, Lead.do_not_contact_at.is_(None))
        .order_by(Lead.id)
    )


def _latest(owner_id: int, stage: Stage) -> Subquery:
    rows = select(Lead.id).where(Lead.owner_id == owner_id, Lead.stage == stage, Lead.closing.is_(None))
    return rows.order_by(Lead.last_touch_at.desc(), Lead.id.desc()).limit(MOST_ACQUAINTANCES).subquery()


def _paths(owner: Account) -> Select[Introduction, Touchpoint]:
    return _beside(select(Introduction, Touchpoint).where(Introduction.owner_id == owner.id))


def _beside(rows: Select[Introduction, Touchpoint]) -> Select[Introduction, Touchpoint]:
    rows = rows.outerjoin(Touchpoint, Touchpoint.id == Introduction.touchpoint_id)
    return rows.options(joinedload(Introduction.lead), joinedload(Introduction.introducer))
