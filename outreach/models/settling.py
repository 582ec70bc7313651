"""After anything was recorded, voided or corrected: bring the lead and its next step back in line with the history."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from outreach.models.account import Account
from outreach.models.cadence import Contact, Proposal, propose
from outreach.models.follow_up import FollowUp
from outreach.models.funnel import event_of, standing
from outreach.models.lead import Lead
from outreach.models.past import Past, Told, past_of
from outreach.models.words import Channel, Direction


def restand(session: Session, lead: Lead) -> None:
    """Write stage, milestones and closing anew from the valid rows of the history."""
    past = past_of(session, lead)
    lead.stand(standing(past.events, past.closings))


def settle(session: Session, lead: Lead, *, owner: Account, at: datetime) -> None:
    """Restand the lead, and keep its proposed next step in line with its contacts."""
    settle_from(past_of(session, lead), steps_of(session, lead), session, lead, owner=owner, at=at)


def settle_from(
    past: Past,
    steps: Sequence[FollowUp],
    session: Session,
    lead: Lead,
    *,
    owner: Account,
    at: datetime,
    not_before: date | None = None,
) -> None:
    """The same, for who has read the past of the lead and its steps already. What was due before `not_before` is not
    proposed anew."""
    lead.stand(standing(past.events, past.closings))
    lead.last_touch_at = max((told.moment.at for told in past.touchpoints), default=None)
    lead.channel = _first_channel(past.touchpoints) or lead.channel
    contacts = [Contact(t.moment.at, t.moment.local_day(owner.zone), t.direction, t.kind) for t in past.touchpoints]
    proposal = propose(contacts, stage=lead.stage, touch_cap=owner.touch_cap, works_on=owner.works_on)
    if proposal is not None and not_before is not None and proposal.due_on < not_before:
        proposal = next((proposal for step in steps if _is_proposed(step, proposal)), None)
    _keep_step(session, lead, proposal if lead.may_be_contacted else None, steps, at)


def steps_of(session: Session, lead: Lead) -> Sequence[FollowUp]:
    """Every step with this lead, ended ones too."""
    return session.scalars(_STEPS, {"lead_id": lead.id}).all()


_STEPS = select(FollowUp).where(FollowUp.lead_id == bindparam("lead_id"))


def _is_proposed(step: FollowUp, proposal: Proposal) -> bool:
    return step.proposed and not step.ended and step.clock_from == proposal.clock_from


def _first_channel(touchpoints: Sequence[Told]) -> Channel | None:
    mine = [t for t in touchpoints if event_of(t.kind, t.direction) and t.direction is Direction.OUT]
    first = min(mine, key=lambda t: (t.moment.at, t.channel), default=None)
    return first.channel if first else None


def _keep_step(
    session: Session, lead: Lead, proposal: Proposal | None, steps: Sequence[FollowUp], at: datetime
) -> None:
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
