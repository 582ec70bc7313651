"""After anything was recorded, voided or corrected: bring the lead and its next step back in line with the history."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from outreach.models.account import Account
from outreach.models.cadence import Contact, Proposal, propose
from outreach.models.follow_up import FollowUp
from outreach.models.funnel import event_of, standing
from outreach.models.lead import Lead
from outreach.models.past import EndedStep, Past, Told, past_of
from outreach.models.words import Channel, Direction


def restand(session: Session, lead: Lead) -> None:
    """Write stage, milestones and closing anew from the valid rows of the history."""
    past = past_of(session, lead)
    lead.stand(standing(past.events, past.closings))


def settle(session: Session, lead: Lead, *, owner: Account, at: datetime) -> None:
    """Restand the lead, and keep its proposed next step in line with its contacts."""
    past = past_of(session, lead)
    settle_from(past, open_steps(session, lead, past), session, lead, owner=owner, at=at)


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
    """The same, for who has read the past of the lead and its open steps already. What was due before `not_before` is
    not proposed anew."""
    wanted = settle_rows(past, steps, lead, owner=owner, at=at, not_before=not_before)
    if wanted is not None:
        session.add(FollowUp(**new_step(lead, wanted, at)))


def settle_rows(
    past: Past,
    steps: Sequence[FollowUp],
    lead: Lead,
    *,
    owner: Account,
    at: datetime,
    not_before: date | None = None,
) -> Proposal | None:
    """Bring the rows that are there in line; what comes back is a step that none of them stands for yet."""
    lead.stand(standing(past.events, past.closings))
    lead.last_touch_at = max((told.moment.at for told in past.touchpoints), default=None)
    lead.channel = _first_channel(past.touchpoints) or lead.channel
    zone = owner.zone
    contacts = [Contact(t.moment.at, t.moment.local_day(zone), t.direction, t.kind) for t in past.touchpoints]
    proposal = propose(contacts, stage=lead.stage, touch_cap=owner.touch_cap, works_on=owner.works_on)
    if proposal is not None and not_before is not None and proposal.due_on < not_before:
        proposal = next((proposal for step in steps if _is_proposed(step, proposal)), None)
    if proposal is not None and (not lead.may_be_contacted or _dealt_with(proposal, (*steps, *past.ended_steps))):
        proposal = None
    return _keep_step(proposal, steps, at)


def new_step(lead: Lead, wanted: Proposal, at: datetime) -> dict[str, Any]:
    """The row of a step that the cadence proposes."""
    return {
        "owner_id": lead.owner_id, "lead_id": lead.id, "kind": wanted.kind, "due_on": wanted.due_on,
        "clock_from": wanted.clock_from, "created_at": at, "proposed": True, "ended": False, "text": "",
    }  # fmt: skip


def open_steps(session: Session, lead: Lead, past: Past) -> Sequence[FollowUp]:
    """The steps with this lead that are not over, read only where its past knows of any."""
    return session.scalars(_OPEN_STEPS, {"lead_id": lead.id}).all() if past.has_open_steps else ()


_OPEN_STEPS = select(FollowUp).where(FollowUp.lead_id == bindparam("lead_id"), FollowUp.ended.is_(False))


def _is_proposed(step: FollowUp, proposal: Proposal) -> bool:
    return step.proposed and not step.ended and step.clock_from == proposal.clock_from


def _first_channel(touchpoints: Sequence[Told]) -> Channel | None:
    mine = [t for t in touchpoints if event_of(t.kind, t.direction) and t.direction is Direction.OUT]
    first = min(mine, key=lambda t: (t.moment.at, t.channel), default=None)
    return first.channel if first else None


def _keep_step(wanted: Proposal | None, steps: Sequence[FollowUp], at: datetime) -> Proposal | None:
    """Change or cancel what was proposed before. Gives what is wanted and has no row that could be changed to it."""
    mine = [step for step in steps if not step.ended and step.proposed]
    kept = None
    if wanted is not None and mine:
        kept = next((step for step in mine if step.clock_from == wanted.clock_from), mine[0])
        kept.kind, kept.due_on, kept.clock_from = wanted.kind, wanted.due_on, wanted.clock_from
    for step in mine:
        if step is not kept:
            step.cancel(at)  # its contact was taken back, or nobody is to be written to
    return wanted if kept is None else None


def _dealt_with(proposal: Proposal, steps: Iterable[FollowUp | EndedStep]) -> bool:
    """Whether the user has put off, ended or replaced what this contact called for, or has done it already."""
    return any(
        step.clock_from == proposal.clock_from
        and (not step.proposed or (step.done_at is not None and step.kind is proposal.kind))
        for step in steps
    )
