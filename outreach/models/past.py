"""The valid history of one lead and its steps, read with one question: what settling a lead starts from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    Date,
    Dialect,
    Select,
    String,
    Table,
    bindparam,
    column,
    false,
    literal_column,
    null,
    select,
    text,
    type_coerce,
    union_all,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from outreach.models.base import UTCDateTime
from outreach.models.follow_up import FollowUp
from outreach.models.funnel import ClosingFact, Event
from outreach.models.history import Closing, StageEvent, Touchpoint
from outreach.models.lead import Lead
from outreach.models.moment import Moment
from outreach.models.words import Channel, ClosingReason, Direction, Kind, Stage, StepKind


@dataclass(frozen=True, slots=True)
class Told:
    """One valid touchpoint, as far as rules care."""

    moment: Moment
    direction: Direction
    kind: Kind
    channel: Channel


@dataclass(frozen=True, slots=True)
class EndedStep:
    """One step that was done or cancelled, as far as the next one cares."""

    kind: StepKind
    clock_from: datetime
    proposed: bool
    done_at: datetime | None


@dataclass(slots=True)
class Past:
    """What happened with a lead, without what was voided, and which steps are over; in no order."""

    touchpoints: list[Told] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    closings: list[ClosingFact] = field(default_factory=list)
    ended_steps: list[EndedStep] = field(default_factory=list)
    has_open_steps: bool = False


def past_of(session: Session, lead: Lead) -> Past:
    """The valid rows of the history of `lead`, and its steps."""
    if session.autoflush:
        session.flush()
    past = Past()
    connection = session.connection()
    rows = connection.execute(_question(connection.dialect), {"lead_id": lead.id})
    for sort, at, on, word, direction, channel, flag, second_flag, until, done_at in rows:
        if sort == "t":
            past.touchpoints.append(Told(Moment(at, on), Direction(direction), Kind(word), Channel(channel)))
        elif sort == "s":
            past.events.append(Event(Stage(word), Moment(at, on), bool(flag), bool(second_flag)))
        elif sort == "c":
            past.closings.append(ClosingFact(ClosingReason(word), Moment(at, on), bool(flag), until))
        elif second_flag:
            past.ended_steps.append(EndedStep(StepKind(word), at, bool(flag), done_at))
        else:
            past.has_open_steps = True
    return past


def _columns(model: Any) -> Any:
    return cast(Table, model.__table__).c


def _plain(word: Any) -> Any:
    return type_coerce(word, String)


def _rows(sort: str, columns: Any, values: Sequence[Any]) -> Select[Any]:
    return select(literal_column(f"'{sort}'"), *values).where(columns.lead_id == bindparam("lead_id"))


@lru_cache(8)
def _question(dialect: Dialect) -> Any:
    # As text, because to look for a statement of forty columns in SQLAlchemy's cache takes longer than to run it.
    named: Any = type(dialect)
    said = str(_ROWS.compile(dialect=named(paramstyle="named"))).replace(":lead_id::BIGINT", ":lead_id")
    kinds = (column(f"c{place}", each.type) for place, each in enumerate(_ROWS.selected_columns))
    return text(said).columns(*kinds)


# Made once, and of tables: putting such a statement together takes longer than running it, and what is read through
# the models passes through the hands of the session row by row.
_TOLD, _MOVED, _CLOSED, _STEP = (_columns(model) for model in (Touchpoint, StageEvent, Closing, FollowUp))
_NO_WORD, _NO_DAY, _NO_TIME = sql_cast(null(), String), sql_cast(null(), Date), sql_cast(null(), UTCDateTime)
_ROWS = union_all(
    _rows(
        "t",
        _TOLD,
        (
            _TOLD.occurred_at, _TOLD.occurred_on, _plain(_TOLD.kind), _plain(_TOLD.direction), _plain(_TOLD.channel),
            false(), false(), _NO_DAY, _NO_TIME,
        ),
    ).where(_TOLD.voided_at.is_(None)),
    _rows(
        "s",
        _MOVED,
        (
            _MOVED.occurred_at, _MOVED.occurred_on, _plain(_MOVED.stage), _NO_WORD, _NO_WORD,
            _MOVED.touchpoint_id.is_(None), _MOVED.outgoing, _NO_DAY, _NO_TIME,
        ),
    ).where(_MOVED.voided_at.is_(None)),
    _rows(
        "c",
        _CLOSED,
        (
            _CLOSED.occurred_at, _CLOSED.occurred_on, _plain(_CLOSED.why), _NO_WORD, _NO_WORD,
            _CLOSED.reopened_at.is_not(None), false(), _CLOSED.parked_until, _NO_TIME,
        ),
    ).where(_CLOSED.voided_at.is_(None)),
    _rows(
        "f",
        _STEP,
        (
            _STEP.clock_from, _NO_DAY, _plain(_STEP.kind), _NO_WORD, _NO_WORD,
            _STEP.proposed, _STEP.ended, _NO_DAY, _STEP.done_at,
        ),
    ),
)  # fmt: skip
