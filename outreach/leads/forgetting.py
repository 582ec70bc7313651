"""A person who asks to be forgotten: the lead and its history are erased.

What stays is a nameless row, so that the funnel remains true: the stages that were reached, each cut to the Monday of
its week, how the person was reached and found, and the brief. It is always closed, so that the list of whoever is
pursued need not ask for it; its own reason stays, else it is *ended*, the one that says nothing about the person.
"""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from outreach.extensions import db
from outreach.leads.actions import locked
from outreach.leads.belongings import OF_A_LEAD
from outreach.leads.traces import erase, lines_of, traces_of, under_way
from outreach.models import (
    STAGES,
    Account,
    Closing,
    ClosingReason,
    Introduction,
    Lead,
    LeadMerge,
    Moment,
    NotTheSame,
    Programme,
    Stage,
    StageEvent,
    Tag,
    lead_tag,
    restand,
)
from outreach.text import _
from outreach.web.refusal import Refusal

STAYS = frozenset({"id", "owner_id", "version", "brief_id", "source", "channel", "created_at"})


def forget(owner: Account, lead: Lead, at: datetime) -> None:
    """Erase `lead`. Raises Refusal while an import is under way, which might bring the person in again."""
    if db.session.scalar(under_way(owner.id)) is not None:
        raise Refusal(_("A file is being brought in. Try again when that is done."))
    session = db.session()
    lead = locked(lead)
    traces, lines = traces_of(session, lead), lines_of(session, lead)
    passages, closing = _passages(lead, owner.zone), _closing(lead, owner.zone, at)
    _erase_rows(session, lead)
    _blank(lead, owner.zone)
    lead.forgotten_at = at
    _write_again(session, lead, passages, closing, at)
    erase(session, owner.id, traces, lines)
    session.flush()


def week_of(moment: Moment, zone: ZoneInfo) -> Moment:
    """The Monday of the week of `moment` in `zone`: all that stays of when it was."""
    day = moment.local_day(zone)
    return Moment.of_day(day - timedelta(days=day.weekday()), zone)


def _passages(lead: Lead, zone: ZoneInfo) -> list[tuple[Stage, Moment]]:
    """The milestones by week. Without a contact of mine there is no *contacted*: that would make one."""
    reached = {stage: lead.milestones.reached(stage) for stage in STAGES}
    outgoing = lead.first_outgoing_at
    reached[Stage.CONTACTED] = Moment(outgoing) if outgoing is not None else None
    return [(stage, week_of(moment, zone)) for stage, moment in reached.items() if moment is not None]


def _closing(lead: Lead, zone: ZoneInfo, at: datetime) -> tuple[ClosingReason, Moment]:
    if lead.closing is None or lead.closed_at is None:
        return ClosingReason.ENDED, week_of(Moment(at), zone)
    return lead.closing, week_of(Moment(lead.closed_at, lead.closed_on), zone)


def _erase_rows(session: Session, lead: Lead) -> None:
    worn = list(session.scalars(select(lead_tag.c.tag_id).where(lead_tag.c.lead_id == lead.id)))
    for model in OF_A_LEAD:
        session.execute(delete(model).where(model.lead_id == lead.id))
    session.execute(delete(Introduction).where(Introduction.introducer_id == lead.id))
    session.execute(update(Programme).where(Programme.lead_id == lead.id).values(lead_id=None))
    session.execute(delete(LeadMerge).where(LeadMerge.kept_id == lead.id))
    session.execute(delete(NotTheSame).where(or_(NotTheSame.first_id == lead.id, NotTheSame.second_id == lead.id)))
    session.execute(delete(lead_tag).where(lead_tag.c.lead_id == lead.id))
    still = select(lead_tag.c.tag_id).where(lead_tag.c.tag_id == Tag.id).exists()
    session.execute(delete(Tag).where(Tag.owner_id == lead.owner_id, Tag.id.in_(worn), ~still))
    session.expire(lead, ["tags"])


def _blank(lead: Lead, zone: ZoneInfo) -> None:
    """Empty every column that is not said to stay, so that a new column is empty too until somebody decides."""
    lead.created_at = week_of(Moment(lead.created_at), zone).at
    for column in Lead.__table__.columns:
        if column.name not in STAYS and column.name not in _BY_HISTORY:
            empty: Any = None if column.nullable else {} if column.name == "details" else ""
            setattr(lead, column.name, empty)


# Written anew from the passages and the closing that stay.
_BY_HISTORY = frozenset({
    "stage", "stage_since", "first_outgoing_at", "closing", "closed_at", "closed_on", "parked_until",
    *(f"{stage}_{end}" for stage in STAGES[1:] for end in ("at", "on")),
})  # fmt: skip


def _write_again(
    session: Session,
    lead: Lead,
    passages: list[tuple[Stage, Moment]],
    closing: tuple[ClosingReason, Moment],
    at: datetime,
) -> None:
    why, closed = closing
    rows: list[Closing | StageEvent] = [Closing(why=why)]
    rows[0].happen(closed)
    for stage, moment in passages:
        event = StageEvent(stage=stage, outgoing=stage is Stage.CONTACTED)
        event.happen(moment)
        rows.append(event)
    for row in rows:
        row.owner_id, row.lead_id, row.recorded_at = lead.owner_id, lead.id, at
        session.add(row)
    session.flush()
    restand(session, lead)
