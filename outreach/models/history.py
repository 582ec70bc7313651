"""What happened with a lead: append-only rows, voided at most, never rewritten."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from outreach.models.base import Base, Owned, RowId, UTCDateTime, instant, one_of, pk, where, word
from outreach.models.funnel import ClosingFact, Event
from outreach.models.lead import Lead
from outreach.models.moment import Moment, start_of_day
from outreach.models.words import Channel, ClosingReason, Direction, Kind, Stage

# Most touchpoints are typed: they need no place in the index of messages.
_from_elsewhere = where("reference IS NOT NULL")


class HistoryRow(Owned):
    """When it happened, when it was recorded, and whether it was taken back since."""

    occurred_at: Mapped[instant]
    occurred_on: Mapped[date | None]
    """Set when only the day is known; occurred_at is then that day's start in the account's zone."""
    recorded_at: Mapped[instant]
    voided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    @declared_attr
    def lead_id(cls) -> Mapped[int]:
        return mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))

    @declared_attr
    def voided_by_id(cls) -> Mapped[int | None]:
        return mapped_column(RowId, ForeignKey("account.id", ondelete="SET NULL"))

    @declared_attr
    def import_run_id(cls) -> Mapped[int | None]:
        return mapped_column(RowId, ForeignKey("import_run.id", ondelete="SET NULL"))

    @property
    def moment(self) -> Moment:
        """When it happened."""
        return Moment(self.occurred_at, self.occurred_on)

    def happen(self, moment: Moment) -> None:
        """Say when it happened."""
        self.occurred_at, self.occurred_on = moment.at, moment.day

    def void(self, *, by_id: int, at: datetime) -> None:
        """Take it back: the row stays, with who and when, and no figure counts it."""
        self.voided_at, self.voided_by_id = at, by_id

    def move_to_zone(self, zone: ZoneInfo) -> None:
        """Compare a day of which the hour is not known by its start in a new time zone."""
        if self.occurred_on is not None:
            self.occurred_at = start_of_day(self.occurred_on, zone)


class Touchpoint(HistoryRow, Base):
    """One contact, out or in, by one channel, at one moment."""

    __tablename__ = "touchpoint"
    __table_args__ = (
        one_of("direction", Direction),
        one_of("channel", Channel),
        one_of("kind", Kind),
        Index(None, "lead_id", "occurred_at"),
        Index(None, "owner_id", "occurred_at"),
        Index("uq_touchpoint_owner_id_reference", "owner_id", "reference", unique=True, **_from_elsewhere),
    )

    id: Mapped[pk]
    direction: Mapped[Direction] = word(Direction)
    channel: Mapped[Channel] = word(Channel)
    kind: Mapped[Kind] = word(Kind)
    text: Mapped[str] = mapped_column(Text, default="")
    reference: Mapped[str | None] = mapped_column(String(64))
    """A hash of the message that it stands for, so that a file brought in twice tells it once; none when typed."""

    lead: Mapped[Lead] = relationship()


class StageEvent(HistoryRow, Base):
    """One passage to a stage, by a touchpoint or set by hand."""

    __tablename__ = "stage_event"
    __table_args__ = (
        one_of("stage", Stage),
        Index(None, "lead_id", "occurred_at"),
        Index(None, "owner_id", "occurred_at"),
        Index(None, "touchpoint_id"),
        CheckConstraint("outgoing = (stage = 'contacted') OR touchpoint_id IS NOT NULL", name="outgoing_known"),
    )

    id: Mapped[pk]
    stage: Mapped[Stage] = word(Stage)
    touchpoint_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("touchpoint.id", ondelete="CASCADE"))
    """The touchpoint that moved it; none when set by hand."""
    outgoing: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether it stands for a contact that I made."""
    why: Mapped[str] = mapped_column(String(300), default="")

    lead: Mapped[Lead] = relationship()
    touchpoint: Mapped[Touchpoint | None] = relationship()

    @property
    def fact(self) -> Event:
        """The row as the rules of the funnel read it."""
        return Event(self.stage, self.moment, self.touchpoint_id is None, self.outgoing)


class Closing(HistoryRow, Base):
    """Why, since when, and perhaps until when a lead is not pursued."""

    __tablename__ = "closing"
    __table_args__ = (one_of("why", ClosingReason), Index(None, "lead_id", "occurred_at"))

    id: Mapped[pk]
    why: Mapped[ClosingReason] = word(ClosingReason)
    parked_until: Mapped[date | None]
    reopened_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    lead: Mapped[Lead] = relationship()

    @property
    def fact(self) -> ClosingFact:
        """The row as the rules of the funnel read it."""
        return ClosingFact(self.why, self.moment, self.reopened_at is not None, self.parked_until)


class Note(HistoryRow, Base):
    """Something to remember about a lead; it moves nothing."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "lead_id", "occurred_at"),)

    id: Mapped[pk]
    text: Mapped[str] = mapped_column(Text)

    lead: Mapped[Lead] = relationship()
