"""Messages of a file as touchpoints with the stages they lead to, by the same rules as what is logged by hand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol, cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from outreach.imports.activities.activity import Activity
from outreach.imports.planning.knowing import some
from outreach.imports.planning.plan import Decision
from outreach.imports.writing.bulk import insert_rows
from outreach.imports.writing.standing import STOOD
from outreach.models import Account, Direction, FollowUp, ImportChange, ImportRun, Lead, StageEvent, Touchpoint
from outreach.models.cadence import Contact
from outreach.models.funnel import event_of
from outreach.models.held import kept
from outreach.models.numbering import reserve
from outreach.models.past import past_of
from outreach.models.recording import end_step
from outreach.models.settling import settle_from

Made = Sequence[tuple[int, Decision]]
"""Leads by number, each with what was decided about it."""
STANDING = (*STOOD, "channel", "last_touch_at")
_LEAD, _TOUCHPOINT, _EVENT, _STEP, _CHANGE = (
    cast(Table, model.__table__) for model in (Lead, Touchpoint, StageEvent, FollowUp, ImportChange)
)
_STEP_COLUMNS = tuple(_STEP.c.keys())


class Setting(Protocol):
    """Whose import it is, and when it happens."""

    @property
    def owner(self) -> Account: ...

    @property
    def run(self) -> ImportRun: ...

    @property
    def at(self) -> datetime: ...

    @property
    def today(self) -> date: ...


def write_activities(session: Session, setting: Setting, made: Made) -> None:
    """Write what was said with these leads, and settle each of them. A follow-up is proposed only if it is not due
    yet: years of old mail must not fill a day with what is overdue."""
    ids = sorted({lead_id for lead_id, _one in made})
    before = {lead_id for lead_id, one in made if one.known is not None}
    leads, steps = _leads(session, ids), _steps(session, sorted(before))
    held = {lead_id: _held(leads[lead_id], steps[lead_id]) for lead_id in before}
    contacts = _insert(session, setting, _told(made, leads))
    stood = [_settled(session, setting, leads[lead_id], steps[lead_id], contacts[lead_id]) for lead_id in ids]
    session.flush()
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in STANDING}
    session.connection().execute(update(_LEAD).where(_LEAD.c.id == bindparam("lead_id")).values(values), stood)
    for lead_id, one in made:
        if lead_id in held:
            _remember(session, setting.run, lead_id, one, held[lead_id])


def steps_kept(session: Session, lead_id: int) -> list[dict[str, Any]]:
    """The steps with a lead as they are now, as JSON holds them."""
    rows = session.connection().execute(select(_STEP).where(_STEP.c.lead_id == lead_id).order_by(_STEP.c.id))
    return [kept(dict(row), _STEP_COLUMNS) for row in rows.mappings()]


def _told(made: Made, leads: dict[int, Lead]) -> list[tuple[int, Activity]]:
    """What is to be written. That I invited somebody who answers an invitation is only written when nothing earlier
    of mine is known."""
    told = [(lead_id, activity) for lead_id, one in made for activity in one.activities]
    first = {lead_id: lead.first_outgoing_at for lead_id, lead in leads.items()}
    for lead_id, one in told:
        if one.direction is Direction.OUT and not one.implied:
            first[lead_id] = min(one.at, first[lead_id] or one.at)
    needed = []
    for lead_id, one in sorted(told, key=lambda pair: pair[1].at):
        known = first[lead_id]
        if not (one.implied and known is not None and known <= one.at):
            needed.append((lead_id, one))
            first[lead_id] = min(one.at, known or one.at) if one.implied else known
    return needed


def _insert(
    session: Session, setting: Setting, told: Sequence[tuple[int, Activity]]
) -> dict[int, list[tuple[Contact, int]]]:
    """The rows, and by lead what the steps have to know of them: each contact with the number of its touchpoint."""
    always = {"owner_id": setting.owner.id, "recorded_at": setting.at, "import_run_id": setting.run.id}
    contacts: dict[int, list[tuple[Contact, int]]] = defaultdict(list)
    touchpoints, events = [], []
    for number, (lead_id, one) in zip(reserve(session.connection(), _TOUCHPOINT, len(told)), told, strict=True):
        when = always | {"lead_id": lead_id, "occurred_at": one.at}
        words = {"direction": one.direction, "channel": one.channel, "kind": one.kind}
        touchpoints.append(when | words | {"id": number, "text": one.text, "reference": one.reference})
        if moved := event_of(one.kind, one.direction):
            events.append(when | {"stage": moved[0], "outgoing": moved[1], "touchpoint_id": number, "why": ""})
        day = one.at.astimezone(setting.owner.zone).date()
        contacts[lead_id].append((Contact(one.at, day, one.direction, one.kind), number))
    for table, rows in ((_TOUCHPOINT, touchpoints), (_EVENT, events)):
        if rows:
            insert_rows(session, table, rows)
    return contacts


def _settled(
    session: Session, setting: Setting, lead: Lead, steps: list[FollowUp], contacts: Iterable[tuple[Contact, int]]
) -> dict[str, Any]:
    """Where a lead stands now, as values of its columns; its steps are ended and proposed on the way."""
    for contact, number in sorted(contacts, key=lambda told: told[0].at):
        for step in steps:
            if not step.ended and step.clock_from < contact.at:
                _end(step, contact, number, setting.at)
    settle_from(
        past_of(session, lead), steps, session, lead, owner=setting.owner, at=setting.at, not_before=setting.today
    )
    return {"lead_id": lead.id} | {f"new_{name}": getattr(lead, name) for name in STANDING}


def _end(step: FollowUp, contact: Contact, number: int, at: datetime) -> None:
    end_step(step, contact, at)
    if step.ended:
        step.ended_by_id = number


def _leads(session: Session, ids: Sequence[int]) -> dict[int, Lead]:
    """Copies that no session knows: whatever is settled on them is written by us, with the version that was given."""
    names = ("id", "owner_id", "do_not_contact_at", *STANDING)
    query = select(*(_LEAD.c[name] for name in names))
    rows = [row for few in some(ids) for row in session.connection().execute(query.where(_LEAD.c.id.in_(few)))]
    return {row.id: Lead(**dict(zip(names, row, strict=True))) for row in rows}


def _steps(session: Session, ids: Sequence[int]) -> dict[int, list[FollowUp]]:
    found: dict[int, list[FollowUp]] = defaultdict(list)
    for few in some(ids):
        for step in session.scalars(select(FollowUp).where(FollowUp.lead_id.in_(few)).order_by(FollowUp.id)):
            found[step.lead_id].append(step)
    return found


def _held(lead: Lead, steps: Sequence[FollowUp]) -> dict[str, Any]:
    """What the undo puts back."""
    columns = {name: getattr(lead, name) for name in STANDING}
    rows = [kept({name: getattr(step, name) for name in _STEP_COLUMNS}, _STEP_COLUMNS) for step in steps]
    return {"lead": kept(columns, STANDING), "steps": rows}


def _remember(session: Session, run: ImportRun, lead_id: int, one: Decision, held: dict[str, Any]) -> None:
    """Beside the change that the writer noted: where the lead stood, its steps as they were and as they are left."""
    of_lead = (_CHANGE.c.run_id == run.id) & (_CHANGE.c.lead_id == lead_id) & (_CHANGE.c.line == one.person.line)
    left = {"left": steps_kept(session, lead_id)}
    session.connection().execute(update(_CHANGE).where(of_lead).values(before=held | left))
