"""Reading introductions, and who might make one."""

from typing import Any

from sqlalchemy import Select, false, func, or_, select
from sqlalchemy.orm import joinedload

from outreach.introductions.suggesting import KNOWS_ME
from outreach.models import Account, Introduction, Lead, Touchpoint, folded

MOST_DONE = 100
MOST_COLLEAGUES = 100
SHORTEST_COMPANY = 2


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
    """People who answered me and whose company may be that of `lead`, with the introductions that they made."""
    known = Introduction.owner_id == lead.owner_id, Introduction.introducer_id == Lead.id
    made = select(func.count()).where(*known, Introduction.made_on.is_not(None)).correlate(Lead).scalar_subquery()
    company = folded(lead.company)
    # The text that is searched is folded and holds the company: a first sieve for databases, which do not fold accents.
    likely = Lead.search_text.contains(company, autoescape=True) if len(company) >= SHORTEST_COMPANY else false()
    return (
        select(Lead.id, Lead.name, Lead.email, Lead.title, Lead.company, Lead.stage, Lead.last_touch_at, made)
        .where(Lead.owner_id == lead.owner_id, Lead.stage.in_(KNOWS_ME), Lead.closing.is_(None), likely)
        .where(Lead.id != lead.id, Lead.do_not_contact_at.is_(None))
        .order_by(Lead.last_touch_at.desc(), Lead.id)
        .limit(MOST_COLLEAGUES)
    )


def _paths(owner: Account) -> Select[Introduction, Touchpoint]:
    return _beside(select(Introduction, Touchpoint).where(Introduction.owner_id == owner.id))


def _beside(rows: Select[Introduction, Touchpoint]) -> Select[Introduction, Touchpoint]:
    rows = rows.outerjoin(Touchpoint, Touchpoint.id == Introduction.touchpoint_id)
    return rows.options(joinedload(Introduction.lead), joinedload(Introduction.introducer))
