"""After anything was recorded, voided or corrected: bring the lead and its next step back in line with the history."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from outreach.models.account import Account
from outreach.models.cadence import Contact, Proposal, propose
from outreach.models.follow_up import FollowUp
from outreach.models.funnel import event_of, standing
from outreach.models.history import Closing, HistoryRow, StageEvent, Touchpoint
from outreach.models.lead import Lead
from outreach.models.words import Channel, Direction

Row = TypeVar("Row", bound=HistoryRow)


def restand(session: Session, lead: Lead) -> None:
    """Write stage, milestones and closing anew from the valid rows of the history."""
    events = session.scalars(_valid(StageEvent, lead))
    closings = session.scalars(_valid(Closing, lead))
    lead.stand(standing([row.fact for row in events], [row.fact for row in closings]))


def settle(session: Session, lead: Lead, *, owner: Account, at: datetime) -> None:
    """Restand the lead, and keep its proposed next step in line with its contacts."""
    touchpoints = session.scalars(_valid(Touchpoint, lead)).all()
    restand(session, lead)
    lead.last_touch_at = max((t.occurred_at for t in touchpoints), default=None)
    lead.channel = _first_channel(touchpoints) or lead.channel
    contacts = [Contact(t.occurred_at, t.moment.local_day(owner.zone), t.direction, t.kind) for t in touchpoints]
    proposal = propose(contacts, stage=lead.stage, touch_cap=owner.touch_cap, works_on=owner.works_on)
    _keep_step(session, lead, proposal if lead.may_be_contacted else None, at)


def _first_channel(touchpoints: Sequence[Touchpoint]) -> Channel | None:
    mine = [t for t in touchpoints if event_of(t.kind, t.direction) and t.direction is Direction.OUT]
    first = min(mine, key=lambda t: (t.occurred_at, t.channel), default=None)
    return first.channel if first else None


def _valid(model: type[Row], lead: Lead) -> Select[Row]:
    return select(model).where(model.lead_id == lead.id, model.voided_at.is_(None))


def _keep_step(session: Session, lead: Lead, proposal: Proposal | None, at: datetime) -> None:
    steps = session.scalars(select(FollowUp).where(FollowUp.lead_id == lead.id)).all()
    mine = [step for step in steps if not step.ended and step.proposed]
    wanted = None if proposal is None or _dealt_with(proposal, steps) else proposal
    kept = None
    if wanted is not None:
        kept = next((step for step in mine if step.clock_from == wanted.clock_from), mine[0] if mine else None)
        kept = kept or FollowUp(owner_id=lead.owner_id, lead_id=lead.id, proposed=True, created_at=at)
        kept.kind, kept.due_on, kept.clock_from = wanted.kind, wanted.due_on, wanted.clock_from
        session.add(kept)
    for step in mine:
        if step is not kept:
            step.cancel(at)  # its contact was taken back, or nobody is to be written to


def _dealt_with(proposal: Proposal, steps: Sequence[FollowUp]) -> bool:
    """Whether the user has put off, ended or replaced what this contact called for, or has done it already."""
    return any(
        step.clock_from == proposal.clock_from
        and (not step.proposed or (step.done_at is not None and step.kind is proposal.kind))
        for step in steps
    )
