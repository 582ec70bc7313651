"""People of an account, and what happened with them."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, FollowUp, Kind, Lead, Moment, Recorder, StepKind, Touchpoint


def make_lead(owner: Account, name: str = "Ingrid Halvorsen", **columns: Any) -> Lead:
    """Somebody, found now."""
    lead = Lead(owner_id=owner.id, name=name, **{"created_at": clock.now(), **columns})
    db.session.add(lead)
    db.session.commit()
    return lead


def instant(iso: str) -> datetime:
    """`2026-03-05T08:00`, in UTC."""
    return datetime.fromisoformat(iso).replace(tzinfo=UTC)


def touch(
    owner: Account,
    lead: Lead,
    when: str,
    direction: str = "out",
    *,
    kind: str = "message",
    channel: str = "email",
    text: str = "",
) -> Touchpoint:
    """One contact at an instant in UTC (or on a day), recorded now."""
    moment = Moment(instant(when)) if "T" in when else Moment.of_day(date.fromisoformat(when), owner.zone)
    recorder = Recorder(db.session(), owner, clock.now())
    touchpoint = recorder.touch(
        lead, direction=Direction(direction), channel=Channel(channel), kind=Kind(kind), moment=moment, text=text
    )
    db.session.commit()
    return touchpoint


def open_steps(lead: Lead) -> list[tuple[StepKind, date]]:
    """What is to be done about a lead, the nearest first."""
    found = select(FollowUp).where(FollowUp.lead_id == lead.id, FollowUp.ended.is_(False))
    return [(step.kind, step.due_on) for step in db.session.scalars(found.order_by(FollowUp.due_on, FollowUp.id))]


def only_step(lead: Lead) -> FollowUp:
    """The one step that is open."""
    return db.session.scalars(select(FollowUp).where(FollowUp.lead_id == lead.id, FollowUp.ended.is_(False))).one()
