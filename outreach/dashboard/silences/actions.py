"""Waiting: the steps with somebody are put off together, and can be put back as they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, select

from outreach import clock
from outreach.extensions import db
from outreach.follow_ups.actions import FURTHEST, Plan, plan_step, snooze
from outreach.models import Account, FollowUp, Lead, StepKind

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Before:
    """A step as it was before it was put off; one that was made instead has no day."""

    step_id: int
    due_on: date | None
    proposed: bool = False

    def printed(self) -> str:
        """12:2026-03-05:1, as a field of a form holds it."""
        return f"{self.step_id}:{self.due_on or ''}:{int(self.proposed)}"

    @classmethod
    def read(cls, text: str) -> "Before":
        """What `printed` printed. Raises ValueError."""
        number, day, proposed = text.split(":")
        return cls(int(number), date.fromisoformat(day) if day else None, proposed == "1")


def wait(owner: Account, lead: Lead, until: date) -> list[Before]:
    """Let nothing be due with somebody before `until`; appointments stay. Without any step one is made for that day.

    Gives what is needed to take it back, nothing when all was planned for later. Raises Refusal for a day that
    cannot be chosen.
    """
    steps = db.session.scalars(open_steps(lead)).all()
    if not steps:
        made = plan_step(owner, lead, Plan(until, kind=StepKind.FOLLOW_UP, clock_from=lead.last_touch_at))
        return [Before(made.id, None)]
    early = [step for step in steps if step.kind is not StepKind.MEETING and step.due_on < until]
    before = [Before(step.id, step.due_on, step.proposed) for step in early]
    for step in early:
        snooze(owner, step, until)
    return before


def take_back(lead: Lead, before: Iterable[Before]) -> None:
    """Put the steps of this lead back as they were; those that have ended since stay as they are.

    Raises ValueError for a day on which no step can have been due.
    """
    was = {each.step_id: each for each in before}
    for step in db.session.scalars(open_steps(lead)):
        if (known := was.get(step.id)) is None:
            continue
        if known.due_on is None:
            step.cancel(clock.now())
        elif abs(known.due_on - step.due_on) > FURTHEST:
            raise ValueError(f"no step was due on {known.due_on}")
        else:
            step.due_on, step.proposed = known.due_on, known.proposed


def open_steps(lead: Lead) -> Select[FollowUp]:
    """What is still to be done about a lead, the nearest first."""
    mine = select(FollowUp).where(FollowUp.owner_id == lead.owner_id, FollowUp.lead_id == lead.id)
    return mine.where(FollowUp.ended.is_(False)).order_by(FollowUp.due_on, FollowUp.id)
