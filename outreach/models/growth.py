"""What a mentorship works on and what comes of it: discovery, goals, check-ins, pulses, thanks, outcomes."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, RowId, instant, one_of, pk, word
from outreach.models.brief import graded
from outreach.models.mentoring_words import CheckInHow, GoalState, GoalVerdict, Issue, OutcomeKind, Party, Theme
from outreach.models.mentorship import OfMentorship


class DiscoveryQuestion(OfMentorship, Base):
    """A question of the discovery. A shipped one has a key and says nothing until it is edited."""

    __tablename__ = "discovery_question"
    __table_args__ = (
        one_of("theme", Theme),
        Index(None, "owner_id", "mentorship_id", "position"),
        CheckConstraint("key <> '' OR text <> ''", name="said"),
    )

    id: Mapped[pk]
    theme: Mapped[Theme] = word(Theme)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40), default="")
    text: Mapped[str] = mapped_column(String(500), default="")
    removed_on: Mapped[date | None]
    """Since when it is no longer asked; its answers stay, and it can be asked again."""


class DiscoveryRound(OfMentorship, Base):
    """One going through the questions."""

    __tablename__ = "discovery_round"
    __table_args__ = (Index(None, "owner_id", "mentorship_id", "asked_on", "id"),)

    id: Mapped[pk]
    asked_on: Mapped[date]


class DiscoveryAnswer(Owned, Base):
    """What was answered to one question in one round; a hole is what a goal or a topic is made of."""

    __tablename__ = "discovery_answer"
    __table_args__ = (
        UniqueConstraint("owner_id", "round_id", "question_id"),
        Index(None, "round_id"),
        Index(None, "question_id"),
        Index(None, "goal_id"),
        Index(None, "topic_id"),
    )

    id: Mapped[pk]
    round_id: Mapped[int] = mapped_column(RowId, ForeignKey("discovery_round.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(RowId, ForeignKey("discovery_question.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text, default="")
    hole: Mapped[bool] = mapped_column(default=False)
    goal_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("goal.id", ondelete="SET NULL"))
    """The goal that was made of it; or, below, the topic of a meeting."""
    topic_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("meeting_item.id", ondelete="SET NULL"))


class Goal(OfMentorship, Base):
    """A goal: specific, measurable, achievable, relevant, by a day. Met or dropped with a reason, never deleted."""

    __tablename__ = "goal"
    __table_args__ = (
        one_of("state", GoalState),
        Index(None, "owner_id", "mentorship_id", "state", "due_on"),
        Index(None, "brief_id"),
        CheckConstraint("title <> ''", name="title_given"),
        CheckConstraint("(state = 'open') = (ended_on IS NULL)", name="end_dated"),
    )

    id: Mapped[pk]
    title: Mapped[str] = mapped_column(String(300))
    """Specific: what will be different."""
    measure: Mapped[str] = mapped_column(String(300), default="")
    """Measurable: by what one sees it; `reached` of `target` when that is a number."""
    target: Mapped[int | None]
    reached: Mapped[int | None]
    progress: Mapped[str] = mapped_column(String(200), default="")
    """How far it is, in words, when that is no number."""
    achievable: Mapped[str] = mapped_column(Text, default="")
    relevant: Mapped[str] = mapped_column(Text, default="")
    brief_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("brief.id", ondelete="SET NULL"))
    due_on: Mapped[date | None]
    review_on: Mapped[date | None]
    state: Mapped[GoalState] = word(GoalState, default=GoalState.OPEN)
    ended_on: Mapped[date | None]
    set_on: Mapped[date]


class GoalReview(OfMentorship, Base):
    """What was said of a goal on one day; a move says from when to when."""

    __tablename__ = "goal_review"
    __table_args__ = (
        one_of("verdict", GoalVerdict),
        Index(None, "owner_id", "goal_id", "on_day", "id"),
        Index(None, "goal_id"),
    )

    id: Mapped[pk]
    goal_id: Mapped[int] = mapped_column(RowId, ForeignKey("goal.id", ondelete="CASCADE"))
    on_day: Mapped[date]
    verdict: Mapped[GoalVerdict] = word(GoalVerdict)
    text: Mapped[str] = mapped_column(Text, default="")
    """What moved, or the reason."""
    reached: Mapped[int | None]
    moved_from: Mapped[date | None]
    moved_to: Mapped[date | None]


class CheckIn(OfMentorship, Base):
    """How it goes between the two: two questions, a mood, and what was changed when something is wrong."""

    __tablename__ = "check_in"
    __table_args__ = (
        one_of("how", CheckInHow),
        one_of("issue", Issue),
        graded("mood"),
        Index(None, "owner_id", "mentorship_id", "on_day", "id"),
    )

    id: Mapped[pk]
    on_day: Mapped[date]
    how: Mapped[CheckInHow] = word(CheckInHow)
    good: Mapped[str] = mapped_column(Text, default="")
    """What went well; and below, what should be different."""
    different: Mapped[str] = mapped_column(Text, default="")
    mood: Mapped[int | None]
    """1 to 5."""
    issue: Mapped[Issue | None] = word(Issue)
    changed: Mapped[str] = mapped_column(Text, default="")
    """What was changed because of it."""


class Pulse(OfMentorship, Base):
    """Three questions a month, 1 to 5 each, of either side."""

    __tablename__ = "pulse"
    __table_args__ = (
        UniqueConstraint("owner_id", "mentorship_id", "month", "side"),
        one_of("side", Party),
        *(graded(column) for column in ("empowered", "connected", "inspired")),
    )

    id: Mapped[pk]
    month: Mapped[date]
    """Its first day."""
    side: Mapped[Party] = word(Party)
    empowered: Mapped[int]
    connected: Mapped[int]
    inspired: Mapped[int]
    answered_at: Mapped[instant]


class Recognition(OfMentorship, Base):
    """Thanks that were given: what, for what occasion, at what cost (in hundredths)."""

    __tablename__ = "recognition"
    __table_args__ = (
        Index(None, "owner_id", "mentorship_id", "on_day", "id"),
        CheckConstraint("what <> ''", name="said"),
        CheckConstraint("cost >= 0", name="cost_not_negative"),
    )

    id: Mapped[pk]
    on_day: Mapped[date]
    what: Mapped[str] = mapped_column(String(300))
    occasion: Mapped[str] = mapped_column(String(300), default="")
    cost: Mapped[int] = mapped_column(default=0)


class Outcome(OfMentorship, Base):
    """What came of a mentorship, when, and what it is owed to."""

    __tablename__ = "outcome"
    __table_args__ = (
        one_of("kind", OutcomeKind),
        Index(None, "owner_id", "mentorship_id", "on_day", "id"),
        Index(None, "advice_id"),
        CheckConstraint("text <> ''", name="said"),
    )

    id: Mapped[pk]
    kind: Mapped[OutcomeKind] = word(OutcomeKind)
    on_day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    owed_to: Mapped[str] = mapped_column(Text, default="")
    advice_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("meeting_item.id", ondelete="SET NULL"))
