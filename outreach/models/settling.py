"""After anything was recorded, voided or corrected: bring the lead and its next step back in line with the history."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from outreach.models.account import Account
from outreach.models.cadence import Contact, Proposal, propose
from outreach.models.follow_up import FollowUp
from outreach.models.funnel import standing
from outreach.models.history import Closing, HistoryRow, StageEvent, Touchpoint
from outreach.models.lead import Lead

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
    contacts = [Contact(t.occurred_at, t.moment.local_day(owner.zone), t.direction, t.kind) for t in touchpoints]
    proposal = propose(contacts, stage=lead.stage, touch_cap=owner.touch_cap, works_on=owner.works_on)
    _keep_step(session, lead, proposal if lead.may_be_contacted else None, at)


def _valid(model: type[Row], lead: Lead) -> Select[Row]:
    return select(model).where(model.lead_id == lead.id, model.voided_at.is_(None))


def _keep_step(session: Session, lead: Lead, proposal: Proposal | None, at: datetime) -> None:
    steps = session.scalars(select(FollowUp).where(FollowUp.lead_id == lead.id)).all()
    mine = [step for step in steps if not step.ended and step.proposed]
    if proposal is None:
        for step in mine:
            step.cancel(at)
        return
    if any(step.clock_from == proposal.clock_from and not step.proposed for step in steps):
        return  # the user has put off, ended or replaced what this contact called for
    if any(step.ended and (step.kind, step.clock_from) == (proposal.kind, proposal.clock_from) for step in steps):
        return  # done already
    step = mine[0] if mine else FollowUp(owner_id=lead.owner_id, proposed=True, created_at=at)
    step.lead_id, step.kind = lead.id, proposal.kind
    step.due_on, step.clock_from = proposal.due_on, proposal.clock_from
    session.add(step)
