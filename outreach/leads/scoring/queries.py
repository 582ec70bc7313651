"""Reading score cards: which briefs a lead serves, what is known of it for each, and a whole page of scores."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, func, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from outreach.analysis.weighing import LEAST, MOST
from outreach.models import Account, Brief, Criterion, Lead, ScoreCard

LEAD, CARD, BRIEF = Lead.__table__.c, ScoreCard.__table__.c, Brief.__table__.c
UNKNOWN = (LEAST + MOST) // 2


def serves(owner_id: int, brief_id: int) -> ColumnElement[bool]:
    """That the lead of the outer query is sought for this brief: it is its first one, or there is a card for it."""
    further = select(CARD.lead_id).where(CARD.owner_id == owner_id, CARD.brief_id == brief_id)
    return or_(LEAD.brief_id == brief_id, LEAD.id.in_(further))


def cards(owner: Account, lead_ids: Collection[int], brief_id: int | None = None) -> Select[ScoreCard]:
    """The cards of these leads (for one brief, or for all), the first of a pair first: that one counts."""
    chosen = select(ScoreCard).where(ScoreCard.owner_id == owner.id, ScoreCard.lead_id.in_(lead_ids))
    if brief_id is not None:
        chosen = chosen.where(ScoreCard.brief_id == brief_id)
    return chosen.order_by(ScoreCard.id)


def briefs_served(owner: Account, lead: Lead, briefs: Sequence[int]) -> Select[Brief]:
    """The briefs that the lead serves, its first one first."""
    first = Brief.id != lead.brief_id if lead.brief_id is not None else literal(True)
    mine = Brief.owner_id == owner.id, Brief.id.in_({*briefs, *([lead.brief_id] if lead.brief_id else [])})
    return select(Brief).where(*mine).order_by(first, Brief.id)


def score_of(brief_id: int | None) -> ColumnElement[Any]:
    """The middle of the score of the outer query's lead, as a whole number that sorts alike: the sum of weight times
    grade, what is not known in the middle of the scale. 0 for a brief that is not there."""
    card, earlier = aliased(ScoreCard, name="card"), aliased(ScoreCard, name="earlier")
    graded = [
        getattr(Brief, f"weight_{criterion}") * func.coalesce(getattr(card, criterion.value), UNKNOWN)
        for criterion in Criterion
    ]
    first = (
        ~select(earlier.id)
        .where(earlier.lead_id == card.lead_id, earlier.brief_id == card.brief_id, earlier.id < card.id)
        .exists()
    )
    total = (
        select(sum(graded[1:], graded[0]))
        .select_from(Brief)
        .outerjoin(card, and_(card.brief_id == Brief.id, card.lead_id == LEAD.id, first))
        .where(Brief.id == brief_id, Brief.owner_id == LEAD.owner_id)
        .correlate(Lead.__table__)
        .scalar_subquery()
    )
    return type_coerce(func.coalesce(total, 0), Integer)
