"""The valid history of one lead, read with one question: what settling a lead starts from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Date, Select, String, bindparam, cast, false, literal, null, select, union_all
from sqlalchemy.orm import Session

from outreach.models.funnel import ClosingFact, Event
from outreach.models.history import Closing, StageEvent, Touchpoint
from outreach.models.lead import Lead
from outreach.models.moment import Moment
from outreach.models.words import Channel, ClosingReason, Direction, Kind, Stage


@dataclass(frozen=True, slots=True)
class Told:
    """One valid touchpoint, as far as rules care."""

    moment: Moment
    direction: Direction
    kind: Kind
    channel: Channel


@dataclass(slots=True)
class Past:
    """What happened with a lead, without what was voided, in no order."""

    touchpoints: list[Told] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    closings: list[ClosingFact] = field(default_factory=list)


def past_of(session: Session, lead: Lead) -> Past:
    """The valid rows of the history of `lead`."""
    past = Past()
    for sort, at, on, word, direction, channel, flag, outgoing, until in session.execute(_ROWS, {"lead_id": lead.id}):
        moment = Moment(at, on)
        if sort == "t":
            past.touchpoints.append(Told(moment, Direction(direction), Kind(word), Channel(channel)))
        elif sort == "s":
            past.events.append(Event(Stage(word), moment, bool(flag), bool(outgoing)))
        else:
            past.closings.append(ClosingFact(ClosingReason(word), moment, bool(flag), until))
    return past


def _rows(model: Any, sort: str, columns: Sequence[Any]) -> Select[Any]:
    return select(literal(sort), model.occurred_at, model.occurred_on, *columns).where(
        model.lead_id == bindparam("lead_id"), model.voided_at.is_(None)
    )


_NO_WORD, _NO_DAY = cast(null(), String), cast(null(), Date)
# Made once: putting such a statement together takes longer than running it.
_ROWS = union_all(
    _rows(
        Touchpoint,
        "t",
        (
            cast(Touchpoint.kind, String), cast(Touchpoint.direction, String), cast(Touchpoint.channel, String),
            false(), false(), _NO_DAY,
        ),
    ),
    _rows(
        StageEvent,
        "s",
        (
            cast(StageEvent.stage, String), _NO_WORD, _NO_WORD, StageEvent.touchpoint_id.is_(None),
            StageEvent.outgoing, _NO_DAY,
        ),
    ),
    _rows(
        Closing,
        "c",
        (
            cast(Closing.why, String), _NO_WORD, _NO_WORD, Closing.reopened_at.is_not(None), false(),
            Closing.parked_until,
        ),
    ),
)  # fmt: skip
