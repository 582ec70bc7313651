"""A promise with a due date."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from outreach.models.base import Base, Owned, RowId, UTCDateTime, instant, one_of, pk, where, word
from outreach.models.lead import Lead
from outreach.models.words import Channel, StepKind

# A contact that is deleted makes the database ask which steps it ended; most steps were ended by none.
_ended_by_one = where("ended_by_id IS NOT NULL")


class FollowUp(Owned, Base):
    """The next step with one lead. Open until it is done or cancelled."""

    __tablename__ = "follow_up"
    __table_args__ = (
        one_of("kind", StepKind),
        one_of("channel", Channel),
        CheckConstraint("done_at IS NULL OR cancelled_at IS NULL", name="one_end"),
        Index(None, "owner_id", "ended", "due_on"),
        Index(None, "lead_id", "ended"),
        Index(None, "ended_by_id", **_ended_by_one),
    )

    id: Mapped[pk]
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    kind: Mapped[StepKind] = word(StepKind)
    due_on: Mapped[date]
    due_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """The hour, when it is an appointment."""
    channel: Mapped[Channel | None] = word(Channel)
    text: Mapped[str] = mapped_column(String(500), default="")
    proposed: Mapped[bool] = mapped_column(default=False)
    """Put there by the cadence; the next contact puts another in its place."""
    clock_from: Mapped[instant]
    """The contact that its clock counts from; a later contact ends it."""
    ended: Mapped[bool] = mapped_column(default=False)
    done_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("touchpoint.id", ondelete="SET NULL"))
    """The contact that ended it; voiding that contact opens it again."""
    created_at: Mapped[instant]

    lead: Mapped[Lead] = relationship()

    def finish(self, at: datetime) -> None:
        """It was done."""
        self.done_at, self.cancelled_at, self.ended = at, None, True

    def cancel(self, at: datetime) -> None:
        """It is no longer needed."""
        self.done_at, self.cancelled_at, self.ended = None, at, True

    def reopen(self) -> None:
        """It was not done after all."""
        self.done_at = self.cancelled_at = None
        self.ended, self.ended_by_id = False, None

    def snooze(self, until: date) -> None:
        """Put it off; an appointment keeps no hour on another day."""
        self.due_on, self.due_at, self.proposed = until, None, False
