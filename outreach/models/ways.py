"""Ways to a person beside writing to them: an event, an introduction, a programme."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from outreach.models.base import Base, Owned, RowId, UTCDateTime, instant, one_of, pk, word
from outreach.models.lead import Lead
from outreach.models.mentoring_words import ProgrammeStatus


def _touchpoint() -> Mapped[int | None]:
    return mapped_column(RowId, ForeignKey("touchpoint.id", ondelete="SET NULL"))


class SocialEvent(Owned, Base):
    """A day on which people come together: mine or somebody else's."""

    __tablename__ = "social_event"
    __table_args__ = (Index(None, "owner_id", "starts_on"), CheckConstraint("title <> ''", name="title_given"))

    id: Mapped[pk]
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    starts_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """The hour, when it is known."""
    ends_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[instant]


class EventGuest(Owned, Base):
    """One lead at one event: invited, accepted or declined, came or did not; who came was met there."""

    __tablename__ = "event_guest"
    __table_args__ = (
        Index(None, "owner_id", "event_id", "lead_id"),
        Index(None, "event_id"),
        Index(None, "lead_id"),
        Index(None, "invitation_id"),
        Index(None, "answer_id"),
        Index(None, "meeting_id"),
        CheckConstraint("accepted_on IS NULL OR declined_on IS NULL", name="one_answer"),
    )

    id: Mapped[pk]
    event_id: Mapped[int] = mapped_column(RowId, ForeignKey("social_event.id", ondelete="CASCADE"))
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    invited_on: Mapped[date | None]
    """Empty for somebody met there whom I had not invited."""
    accepted_on: Mapped[date | None]
    declined_on: Mapped[date | None]
    came: Mapped[bool | None]
    """Empty until it is said."""
    invitation_id: Mapped[int | None] = _touchpoint()
    """The touchpoint that the invitation was; so the answer and the meeting below."""
    answer_id: Mapped[int | None] = _touchpoint()
    meeting_id: Mapped[int | None] = _touchpoint()

    event: Mapped[SocialEvent] = relationship()
    lead: Mapped[Lead] = relationship()


class Introduction(Owned, Base):
    """A path to a lead through somebody who knows both of us: thought of, asked, made (or declined), thanked."""

    __tablename__ = "introduction"
    __table_args__ = (
        Index(None, "owner_id", "thanked_on", "id"),
        Index(None, "lead_id"),
        Index(None, "introducer_id"),
        Index(None, "touchpoint_id"),
        CheckConstraint("introducer_id IS NOT NULL OR introducer_name <> ''", name="introducer_known"),
        CheckConstraint("made_on IS NULL OR declined_on IS NULL", name="one_answer"),
    )

    id: Mapped[pk]
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    """Whom I want to meet."""
    introducer_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    """Who can introduce us, when that is a lead; else the two fields below say who."""
    introducer_name: Mapped[str] = mapped_column(String(300), default="")
    introducer_address: Mapped[str] = mapped_column(String(320), default="")
    why: Mapped[str] = mapped_column(Text, default="")
    """How they know each other, and what I ask for."""
    ask_by: Mapped[date | None]
    asked_on: Mapped[date | None]
    made_on: Mapped[date | None]
    declined_on: Mapped[date | None]
    thanked_on: Mapped[date | None]
    touchpoint_id: Mapped[int | None] = _touchpoint()
    """The contact with the lead that the introduction was."""
    created_at: Mapped[instant]

    lead: Mapped[Lead] = relationship(foreign_keys=[lead_id])
    introducer: Mapped[Lead | None] = relationship(foreign_keys=[introducer_id])


class Programme(Owned, Base):
    """A mentoring programme that one applies to; the application stands in the funnel as a lead of its own."""

    __tablename__ = "programme"
    __table_args__ = (
        Index(None, "owner_id", "status", "deadline"),
        Index(None, "lead_id"),
        Index(None, "application_id"),
        Index(None, "answer_id"),
        one_of("status", ProgrammeStatus),
        CheckConstraint("name <> ''", name="name_given"),
    )

    id: Mapped[pk]
    name: Mapped[str] = mapped_column(String(200))
    organiser: Mapped[str] = mapped_column(String(200), default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None]
    answer_by: Mapped[date | None]
    """By when they promised to answer."""
    status: Mapped[ProgrammeStatus] = word(ProgrammeStatus, default=ProgrammeStatus.CONSIDERING)
    applied_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    """When they said yes or no, or I withdrew."""
    matched_on: Mapped[date | None]
    lead_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("lead.id", ondelete="SET NULL"))
    """The lead that the application is, and the mentor whom it gave me."""
    application_id: Mapped[int | None] = _touchpoint()
    answer_id: Mapped[int | None] = _touchpoint()
    created_at: Mapped[instant]

    lead: Mapped[Lead | None] = relationship()


class ProgrammeDocument(Owned, Base):
    """A paper that an application needs."""

    __tablename__ = "programme_document"
    __table_args__ = (
        Index(None, "owner_id", "programme_id", "id"),
        Index(None, "programme_id"),
        CheckConstraint("title <> ''", name="title_given"),
    )

    id: Mapped[pk]
    programme_id: Mapped[int] = mapped_column(RowId, ForeignKey("programme.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    ready_on: Mapped[date | None]
