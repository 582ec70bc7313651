"""Writing history: each verb adds its row, moves the stage, and settles the lead, in one transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from outreach.models.account import Account
from outreach.models.cadence import Contact
from outreach.models.follow_up import FollowUp
from outreach.models.funnel import Event, event_of
from outreach.models.history import Closing, HistoryRow, Note, StageEvent, Touchpoint
from outreach.models.lead import Lead
from outreach.models.moment import Moment
from outreach.models.past import Told, past_of
from outreach.models.settling import new_step, open_steps, settle, settle_rows
from outreach.models.words import Channel, ClosingReason, Direction, Kind, Stage, StepKind


class Recorder:
    """Somebody who writes the history of their leads, at one instant."""

    def __init__(self, session: Session, owner: Account, at: datetime) -> None:
        self.session, self.owner, self.at = session, owner, at

    def touch(
        self,
        lead: Lead,
        *,
        direction: Direction,
        channel: Channel,
        kind: Kind,
        moment: Moment,
        text: str = "",
    ) -> Touchpoint:
        """Log one contact. A stage-moving one writes its event, even when the stage does not rise."""
        past = past_of(self.session, lead)
        steps = open_steps(self.session, lead, past)
        touchpoint = Touchpoint(direction=direction, channel=channel, kind=kind, text=text)
        self._put(touchpoint, lead, moment)
        self._end_steps([step for step in steps if step.clock_from < moment.at], touchpoint)
        past.touchpoints.append(Told(moment, direction, kind, channel))
        moved = event_of(kind, direction)
        if moved:
            past.events.append(Event(moved[0], moment, outgoing=moved[1]))
        proposal = settle_rows(past, steps, lead, owner=self.owner, at=self.at)
        self.session.flush()
        connection = self.session.connection()
        if moved:
            connection.execute(_INSERT_EVENT, _event_row(touchpoint, *moved))
        if proposal is not None:
            connection.execute(_INSERT_STEP, new_step(lead, proposal, self.at))
        return touchpoint

    def move(self, lead: Lead, stage: Stage, moment: Moment, why: str = "") -> StageEvent:
        """Set the stage by hand, forward or back."""
        event = StageEvent(stage=stage, outgoing=stage is Stage.CONTACTED, why=why)
        self._add(event, lead, moment)
        self._settle(lead)
        return event

    def close(self, lead: Lead, why: ClosingReason, moment: Moment, *, parked_until: date | None = None) -> Closing:
        """Stop pursuing this lead; beside the stage, it moves no milestone."""
        closing = Closing(why=why, parked_until=parked_until)
        self._add(closing, lead, moment)
        if parked_until is not None:
            self._plan_return(lead, parked_until)
        self._settle(lead)
        return closing

    def reopen(self, lead: Lead) -> None:
        """Pursue a closed lead again."""
        for closing in self.session.scalars(
            select(Closing).where(
                Closing.lead_id == lead.id, Closing.voided_at.is_(None), Closing.reopened_at.is_(None)
            )
        ):
            closing.reopened_at = self.at
            self._cancel_return(closing)
        self._settle(lead)

    def note(self, lead: Lead, text: str, moment: Moment) -> Note:
        """Keep something in mind; moves nothing."""
        note = Note(text=text)
        self._add(note, lead, moment)
        return note

    def void(self, row: HistoryRow, lead: Lead) -> None:
        """Take a wrong entry back. With a touchpoint goes the event that it wrote."""
        row.void(by_id=self.owner.id, at=self.at)
        if isinstance(row, Touchpoint):
            self._void_effects(row)
        elif isinstance(row, Closing):
            self._cancel_return(row)
        self._settle(lead)

    def _plan_return(self, lead: Lead, day: date) -> None:
        """Who is parked comes back to mind on the day."""
        self.session.add(
            FollowUp(
                owner_id=lead.owner_id,
                lead_id=lead.id,
                kind=StepKind.FOLLOW_UP,
                due_on=day,
                clock_from=self.at,
                created_at=self.at,
            )
        )

    def _cancel_return(self, closing: Closing) -> None:
        planned = select(FollowUp).where(
            FollowUp.lead_id == closing.lead_id,
            FollowUp.ended.is_(False),
            FollowUp.proposed.is_(False),
            FollowUp.due_on == closing.parked_until,
            FollowUp.created_at == closing.recorded_at,
        )
        for step in self.session.scalars(planned):
            step.cancel(self.at)

    def _void_effects(self, touchpoint: Touchpoint) -> None:
        for event in self.session.scalars(select(StageEvent).where(StageEvent.touchpoint_id == touchpoint.id)):
            if event.voided_at is None:
                event.void(by_id=self.owner.id, at=self.at)
        for step in self.session.scalars(select(FollowUp).where(FollowUp.ended_by_id == touchpoint.id)):
            step.reopen()

    def _add(self, row: HistoryRow, lead: Lead, moment: Moment) -> None:
        self._put(row, lead, moment)
        self.session.flush()

    def _put(self, row: HistoryRow, lead: Lead, moment: Moment) -> None:
        row.owner_id, row.lead_id, row.recorded_at = lead.owner_id, lead.id, self.at
        row.happen(moment)
        self.session.add(row)

    def _end_steps(self, steps: Sequence[FollowUp], touchpoint: Touchpoint) -> None:
        if not steps:
            return
        self.session.flush()  # the touchpoint gets its number
        day = touchpoint.moment.local_day(self.owner.zone)
        contact = Contact(touchpoint.occurred_at, day, touchpoint.direction, touchpoint.kind)
        for step in steps:
            end_step(step, contact, self.at)
            if step.ended:
                step.ended_by_id = touchpoint.id

    def _settle(self, lead: Lead) -> None:
        self.session.flush()
        settle(self.session, lead, owner=self.owner, at=self.at)


def _event_row(touchpoint: Touchpoint, stage: Stage, outgoing: bool) -> dict[str, Any]:
    return {
        "owner_id": touchpoint.owner_id, "lead_id": touchpoint.lead_id, "touchpoint_id": touchpoint.id,
        "stage": stage, "outgoing": outgoing, "why": "", "occurred_at": touchpoint.occurred_at,
        "occurred_on": touchpoint.occurred_on, "recorded_at": touchpoint.recorded_at,
    }  # fmt: skip


# The effects of a touchpoint are rows that nobody holds in hand, and whose numbers nobody asks for: written as such.
_INSERT_EVENT, _INSERT_STEP = (insert(cast(Table, model.__table__)).inline() for model in (StageEvent, FollowUp))


def end_step(step: FollowUp, contact: Contact, at: datetime) -> None:
    """A contact keeps the promise to write; an answer cancels it. An appointment ends only by its conversation."""
    if step.kind is StepKind.MEETING:
        if contact.is_conversation:
            step.finish(at)
    elif contact.is_answer and step.kind in (StepKind.FOLLOW_UP, StepKind.PARK, StepKind.NEW_ADDRESS):
        step.cancel(at)
    elif contact.is_conversation or (contact.kind is Kind.MESSAGE and contact.direction is Direction.OUT):
        step.finish(at)
