"""Meetings of a mentorship, and what is prepared, noted and followed up on their pages."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from outreach.models.base import Base, RowId, UTCDateTime, instant, one_of, pk, word
from outreach.models.mentoring_words import (
    AdviceVerdict,
    HelpDirection,
    IdeaVerdict,
    ItemKind,
    MeetingState,
    Party,
)
from outreach.models.mentorship import OfMentorship
from outreach.models.words import Channel


class Meeting(OfMentorship, Base):
    """One talk: planned, held, or cancelled. What was held is a touchpoint of the lead too."""

    __tablename__ = "meeting"
    __table_args__ = (
        one_of("state", MeetingState),
        one_of("channel", Channel),
        Index(None, "owner_id", "mentorship_id", "on_day", "id"),
        Index(None, "touchpoint_id"),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_sane"),
        CheckConstraint("thanked_on IS NULL OR state = 'held'", name="thanked_for_a_talk"),
    )

    id: Mapped[pk]
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every change, so that two tabs notice each other."""
    state: Mapped[MeetingState] = word(MeetingState, default=MeetingState.PLANNED)
    on_day: Mapped[date]
    at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """The hour, when it is known."""
    channel: Mapped[Channel] = word(Channel, default=Channel.VIDEO)
    place: Mapped[str] = mapped_column(String(300), default="")
    minutes: Mapped[int | None]
    """How long it lasted; how long it is meant to, before."""
    context: Mapped[str] = mapped_column(Text, default="")
    """What to know beforehand, sent ahead with the questions."""
    sent_on: Mapped[date | None]
    """When the preparation was sent ahead."""
    notes: Mapped[str] = mapped_column(Text, default="")
    thanked_on: Mapped[date | None]
    touchpoint_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("touchpoint.id", ondelete="SET NULL"))
    created_at: Mapped[instant]

    __mapper_args__ = {"version_id_col": version}


class MeetingItem(OfMentorship, Base):
    """A topic, question, idea, advice or action. One without a meeting waits for the next."""

    __tablename__ = "meeting_item"
    __table_args__ = (
        one_of("kind", ItemKind),
        one_of("who", Party),
        one_of("idea_verdict", IdeaVerdict),
        one_of("advice_verdict", AdviceVerdict),
        Index(None, "owner_id", "mentorship_id", "kind", "id"),
        Index(None, "meeting_id"),
        CheckConstraint("text <> ''", name="said"),
        CheckConstraint("idea_verdict IS NULL OR kind = 'idea'", name="verdict_on_idea"),
        CheckConstraint("advice_verdict IS NULL OR kind = 'advice'", name="verdict_on_advice"),
    )

    id: Mapped[pk]
    meeting_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("meeting.id", ondelete="SET NULL"))
    kind: Mapped[ItemKind] = word(ItemKind)
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0)
    who: Mapped[Party] = word(Party, default=Party.ME)
    """Who acts, for an action."""
    due_on: Mapped[date | None]
    """By when an action is to be done, or an advice to be tried."""
    done_on: Mapped[date | None]
    """When a topic or question was talked about, or an action done."""
    sent: Mapped[bool] = mapped_column(default=False)
    """Whether it went with what was sent ahead."""
    idea_verdict: Mapped[IdeaVerdict | None] = word(IdeaVerdict)
    advice_verdict: Mapped[AdviceVerdict | None] = word(AdviceVerdict)
    useful: Mapped[bool | None]
    """Whether an advice that was tried helped."""
    result: Mapped[str] = mapped_column(Text, default="")
    """What the mentor said of an idea; what came of an advice or an action."""
    judged_on: Mapped[date | None]
    created_at: Mapped[instant]

    meeting: Mapped[Meeting | None] = relationship()


class HelpEntry(OfMentorship, Base):
    """Help between meetings, either way."""

    __tablename__ = "help_entry"
    __table_args__ = (
        one_of("direction", HelpDirection),
        Index(None, "owner_id", "mentorship_id", "on_day", "id"),
        CheckConstraint("text <> ''", name="said"),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_sane"),
    )

    id: Mapped[pk]
    direction: Mapped[HelpDirection] = word(HelpDirection)
    on_day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int | None]
