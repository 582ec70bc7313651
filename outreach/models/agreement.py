"""What two people agreed on, in versions; the papers to it; and the links that let the other side read it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from outreach.models.base import Base, RowId, UTCDateTime, instant, one_of, pk, word
from outreach.models.meeting import Meeting
from outreach.models.mentoring_words import Door, Format, Party, Rhythm, Secrecy, Starter, VersionState
from outreach.models.mentorship import Mentorship, OfMentorship


class AgreementVersion(OfMentorship, Base):
    """One wording of the agreement. It is never rewritten once somebody else may have read it."""

    __tablename__ = "agreement_version"
    __table_args__ = (
        UniqueConstraint("owner_id", "mentorship_id", "number"),
        one_of("written_by", Party),
        one_of("state", VersionState),
        one_of("meets", Rhythm),
        one_of("format", Format),
        one_of("starter", Starter),
        one_of("secrecy", Secrecy),
        CheckConstraint("minimum_hours BETWEEN 0 AND 1000", name="hours_sane"),
        CheckConstraint("period_until >= period_from", name="period_in_order"),
    )

    id: Mapped[pk]
    number: Mapped[int]
    written_by: Mapped[Party] = word(Party, default=Party.ME)
    state: Mapped[VersionState] = word(VersionState, default=VersionState.DRAFT)
    remark: Mapped[str] = mapped_column(Text, default="")
    """Why it is proposed."""
    answer: Mapped[str] = mapped_column(Text, default="")
    """What was said to it when it was refused."""
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    minimum_hours: Mapped[int | None]
    meets: Mapped[Rhythm | None] = word(Rhythm)
    between: Mapped[str] = mapped_column(String(300), default="")
    """How we are in touch between two meetings."""
    format: Mapped[Format | None] = word(Format)
    starter: Mapped[Starter | None] = word(Starter)
    confidentiality: Mapped[str] = mapped_column(Text, default="")
    secrecy: Mapped[Secrecy] = word(Secrecy, default=Secrecy.NONE)
    """Whether a non-disclosure agreement belongs to it."""
    obstacles: Mapped[str] = mapped_column(Text, default="")
    no_fault_end: Mapped[str] = mapped_column(Text, default="")
    success: Mapped[str] = mapped_column(Text, default="")
    """What success looks like."""
    offers: Mapped[str] = mapped_column(Text, default="")
    """What I can offer in return; and below, what I cannot."""
    cannot_offer: Mapped[str] = mapped_column(Text, default="")
    written_at: Mapped[instant]
    agreed_by_me_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    agreed_by_them_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class MentorshipFile(OfMentorship, Base):
    """A paper that was signed."""

    __tablename__ = "mentorship_file"
    __table_args__ = (Index(None, "owner_id", "mentorship_id", "id"),)

    id: Mapped[pk]
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[instant]
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """When it was taken away; it can be brought back for thirty days."""


class MentorLink(OfMentorship, Base):
    """A link for the other side, who has no account. Whoever has it sees one page until it expires or is revoked."""

    __tablename__ = "mentor_link"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index(None, "owner_id", "mentorship_id", "id"),
        Index(None, "meeting_id"),
        one_of("door", Door),
        CheckConstraint("door <> 'meeting' OR meeting_id IS NOT NULL", name="meeting_named"),
    )

    id: Mapped[pk]
    door: Mapped[Door] = word(Door)
    meeting_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("meeting.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[instant]
    expires_at: Mapped[instant]
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """When it was last opened."""

    mentorship: Mapped[Mentorship] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
