"""What happened with one lead, in the order in which it happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Select, select

from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    Closing,
    ClosingReason,
    Direction,
    FollowUp,
    Kind,
    Lead,
    Moment,
    Note,
    Stage,
    StageEvent,
    Touchpoint,
)
from outreach.models.funnel import counts, standing
from outreach.models.history import HistoryRow

Row = TypeVar("Row", bound=HistoryRow)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    id: str
    """t12, s5, c3 or n4: what `void` takes."""
    number: int
    type: str
    """touchpoint, stage, closing or note."""
    moment: Moment
    recorded_at: datetime
    voided_at: datetime | None = None
    voided_by_id: int | None = None
    direction: Direction | None = None
    channel: Channel | None = None
    kind: Kind | None = None
    text: str = ""
    stage: Stage | None = None
    """The stage that it leads to, whether or not the lead rose by it."""
    moved_to: Stage | None = None
    """The stage to which it moved the lead, as history stands today."""
    counts: bool = False
    """Whether any figure knows it: false for voided entries, and for answers before my first contact."""
    why: ClosingReason | None = None
    parked_until: date | None = None
    reopened_at: datetime | None = None

    @property
    def at(self) -> str:
        """When it happened, as programs read it: an instant, or a day when only that is known."""
        return self.moment.printed()


def touchpoints_of(lead: Lead) -> Select[Touchpoint]:
    """Everything that was said with this lead, voided entries too."""
    return _of(Touchpoint, lead)


def open_proposals(lead: Lead) -> Select[FollowUp]:
    """The next step that the cadence proposes for this lead."""
    return select(FollowUp).where(FollowUp.lead_id == lead.id, FollowUp.ended.is_(False), FollowUp.proposed)


def history(lead: Lead) -> list[Entry]:
    """All entries, first the one that happened first; stages that a touchpoint brought are told with it."""
    events = list(db.session.scalars(_of(StageEvent, lead)))
    passages = _passages(events)
    by_touchpoint = {event.touchpoint_id: event for event in events}
    entries = [_told(row, by_touchpoint.get(row.id), passages) for row in db.session.scalars(touchpoints_of(lead))]
    entries += [_set_by_hand(event, passages) for event in events if event.touchpoint_id is None]
    entries += [_closed(row) for row in db.session.scalars(_of(Closing, lead))]
    entries += [_noted(row) for row in db.session.scalars(_of(Note, lead))]
    return sorted(entries, key=_order)


def voiders(entries: Iterable[Entry]) -> Select[Account]:
    """The people who took entries back."""
    return select(Account).where(Account.id.in_({entry.voided_by_id for entry in entries if entry.voided_by_id}))


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.moment.order, entry.recorded_at, entry.type == "stage", entry.number


def _of(model: type[Row], lead: Lead) -> Select[Row]:
    return select(model).where(model.owner_id == lead.owner_id, model.lead_id == lead.id)


def _passages(events: list[StageEvent]) -> dict[int, tuple[bool, bool]]:
    """Event number -> whether it counts, and whether it moved the lead, replayed in the order of happening."""
    valid = sorted((event for event in events if event.voided_at is None), key=lambda event: event.fact.order)
    first_outgoing = standing([event.fact for event in valid]).first_outgoing
    found, stage = {}, Stage.PROSPECT
    for event in valid:
        fact = event.fact
        counted = counts(fact, first_outgoing)
        moved = counted and (fact.stage != stage if fact.by_hand else fact.stage.rank > stage.rank)
        stage = fact.stage if moved else stage
        found[event.id] = (counted, moved)
    return found


def _told(row: Touchpoint, event: StageEvent | None, passages: dict[int, tuple[bool, bool]]) -> Entry:
    counted, moved = passages.get(event.id, (False, False)) if event else (False, False)
    return Entry(
        f"t{row.id}", row.id, "touchpoint", row.moment, row.recorded_at, row.voided_at, row.voided_by_id,
        row.direction, row.channel, row.kind, row.text,
        stage=event.stage if event else None, moved_to=event.stage if event and moved else None, counts=counted,
    )  # fmt: skip


def _set_by_hand(row: StageEvent, passages: dict[int, tuple[bool, bool]]) -> Entry:
    counted, moved = passages.get(row.id, (False, False))
    return Entry(
        f"s{row.id}", row.id, "stage", row.moment, row.recorded_at, row.voided_at, row.voided_by_id,
        text=row.why, stage=row.stage, moved_to=row.stage if moved else None, counts=counted,
    )  # fmt: skip


def _closed(row: Closing) -> Entry:
    return Entry(
        f"c{row.id}", row.id, "closing", row.moment, row.recorded_at, row.voided_at, row.voided_by_id,
        counts=row.voided_at is None, why=row.why, parked_until=row.parked_until,
        reopened_at=row.reopened_at,
    )  # fmt: skip


def _noted(row: Note) -> Entry:
    return Entry(
        f"n{row.id}", row.id, "note", row.moment, row.recorded_at, row.voided_at, row.voided_by_id, text=row.text
    )
