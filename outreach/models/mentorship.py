"""What an ongoing relationship becomes: its phases, their checklists, its ends."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from outreach.models.base import Base, Owned, RowId, instant, one_of, pk, word
from outreach.models.lead import Lead
from outreach.models.mentoring_words import Beginning, Phase, Role, Secrecy


class Mentorship(Owned, Base):
    """Two people who mean to learn from each other. `phase` is the latest of its phase rows, kept here to be read."""

    __tablename__ = "mentorship"
    __table_args__ = (
        Index(None, "owner_id", "ended_on", "id"),
        Index(None, "lead_id"),
        Index(None, "brief_id"),
        one_of("role", Role),
        one_of("beginning", Beginning),
        one_of("phase", Phase),
        one_of("secrecy", Secrecy),
        CheckConstraint("lead_id IS NOT NULL OR name <> ''", name="somebody"),
        CheckConstraint("(secrecy = 'signed') = (signed_on IS NOT NULL)", name="signed_dated"),
        CheckConstraint("keep_in_touch_days BETWEEN 1 AND 366", name="keep_in_touch_sane"),
        CheckConstraint("thanks_every_days BETWEEN 1 AND 366", name="thanks_sane"),
        CheckConstraint("hourly_rate >= 0 AND budget >= 0", name="money_not_negative"),
    )

    id: Mapped[pk]
    lead_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    """The person on the other side; none when I mentor somebody who is not part of my search."""
    name: Mapped[str] = mapped_column(String(300), default="")
    """What the other side is called when it is no lead."""
    brief_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("brief.id", ondelete="SET NULL"))
    role: Mapped[Role] = word(Role, default=Role.MENTEE)
    beginning: Mapped[Beginning] = word(Beginning)
    began_on: Mapped[date]
    story: Mapped[str] = mapped_column(String(300), default="")
    """How it began, in a few words."""
    phase: Mapped[Phase] = word(Phase, default=Phase.PREPARATION)
    ended_on: Mapped[date | None]
    """When its closure was written; empty again when it was reopened."""
    secrecy: Mapped[Secrecy] = word(Secrecy, default=Secrecy.NONE)
    signed_on: Mapped[date | None]
    """When both had signed the non-disclosure agreement."""
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    hourly_rate: Mapped[int | None]
    """What an hour of a consultant would cost, in hundredths; so the budget below."""
    budget: Mapped[int | None]
    """What I mean to spend on thanks, in all."""
    thanks_every_days: Mapped[int] = mapped_column(default=90)
    keep_in_touch_days: Mapped[int] = mapped_column(default=45)
    """After its end: how long a silence may last."""
    created_at: Mapped[instant]

    lead: Mapped[Lead | None] = relationship()

    @property
    def display_name(self) -> str:
        """What to call the person on the other side."""
        return self.lead.display_name if self.lead is not None else self.name

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.ended_on is None


class OfMentorship(Owned):
    """A row that belongs to one mentorship."""

    @declared_attr
    def mentorship_id(cls) -> Mapped[int]:
        return mapped_column(RowId, ForeignKey("mentorship.id", ondelete="CASCADE"), index=True)


class PhasePassage(OfMentorship, Base):
    """When a mentorship came into a phase; the latest is where it stands, and going back is one more."""

    __tablename__ = "phase_passage"
    __table_args__ = (one_of("phase", Phase), Index(None, "owner_id", "mentorship_id", "entered_on", "id"))

    id: Mapped[pk]
    phase: Mapped[Phase] = word(Phase)
    entered_on: Mapped[date]
    left_open: Mapped[int] = mapped_column(default=0)
    """How many points of the checklist before were open when it went on anyway."""


class ChecklistItem(OfMentorship, Base):
    """One point of the checklist of a phase. A shipped one has a key and says nothing until it is edited."""

    __tablename__ = "checklist_item"
    __table_args__ = (
        one_of("phase", Phase),
        Index(None, "owner_id", "mentorship_id", "phase", "position"),
        CheckConstraint("key <> '' OR text <> ''", name="said"),
    )

    id: Mapped[pk]
    phase: Mapped[Phase] = word(Phase)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40), default="")
    text: Mapped[str] = mapped_column(String(500), default="")
    done_on: Mapped[date | None]


class Closure(OfMentorship, Base):
    """One end of a mentorship: what was learned, both ways, and what stays. Reopening leaves it as it was."""

    __tablename__ = "closure"
    __table_args__ = (Index(None, "owner_id", "mentorship_id", "closed_on", "id"),)

    id: Mapped[pk]
    closed_on: Mapped[date]
    learned_by_me: Mapped[str] = mapped_column(Text, default="")
    learned_by_them: Mapped[str] = mapped_column(Text, default="")
    thanks: Mapped[str] = mapped_column(Text, default="")
    stays: Mapped[str] = mapped_column(Text, default="")
    """What stays: keep in touch, roles reversed, introductions."""
    reopened_on: Mapped[date | None]
    recorded_at: Mapped[instant]
