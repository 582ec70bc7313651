"""Saying that a lead serves a brief, and what is known of it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from outreach.extensions import db
from outreach.leads.actions import locked
from outreach.leads.scoring import queries
from outreach.models import Account, Brief, Criterion, Lead, ScoreCard
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST_WHY = 5_000
Grades = Mapping[Criterion, int | None]


def serve(owner: Account, lead: Lead, brief: Brief, at: datetime) -> ScoreCard:
    """Let `lead` serve `brief` too; the card that there is already, when it does."""
    lead = locked(lead)
    card = db.session.scalars(queries.cards(owner, [lead.id], brief.id)).first()
    if card is None:
        card = ScoreCard(owner_id=owner.id, lead_id=lead.id, brief_id=brief.id, changed_at=at)
        db.session.add(card)
        db.session.flush()
    return card


def grade(owner: Account, lead: Lead, brief: Brief, grades: Grades, why: str, at: datetime) -> ScoreCard:
    """Say what is known of `lead` for `brief`; None where nothing is. Raises Refusal."""
    why = plain(why)
    if len(why) > LONGEST_WHY:
        raise Refusal(_("This is too long: %(most)s characters at most.", most=LONGEST_WHY), "why")
    card = serve(owner, lead, brief, at)
    for criterion, known in grades.items():
        setattr(card, criterion.value, known)
    card.why, card.changed_at = why, at
    return card


def serve_no_more(owner: Account, lead: Lead, brief: Brief) -> ScoreCard | None:
    """Take `lead` out of `brief`; of the briefs that are left, the one it served longest becomes its first.

    The card that went is returned, as it was.
    """
    lead = locked(lead)
    cards = db.session.scalars(queries.cards(owner, [lead.id], brief.id)).all()
    for card in cards:
        db.session.delete(card)
    db.session.flush()
    if lead.brief_id == brief.id:
        left = select(ScoreCard.brief_id).where(ScoreCard.owner_id == owner.id, ScoreCard.lead_id == lead.id)
        lead.brief_id = db.session.scalar(left.order_by(ScoreCard.id).limit(1))
    db.session.flush()
    return cards[0] if cards else None
