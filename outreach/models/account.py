"""The person who searches, and what lets them in."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from flask_security.core import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, RowId, UTCDateTime, instant, pk

MONDAY_TO_FRIDAY = 0b0011111


class Account(UserMixin, Base):
    """One user, and the owner of every row of their search."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("email"),
        UniqueConstraint("fs_uniquifier"),
        CheckConstraint("weekly_target BETWEEN 0 AND 1000", name="weekly_target_sane"),
        CheckConstraint("touch_cap BETWEEN 1 AND 20", name="touch_cap_sane"),
        CheckConstraint("work_days BETWEEN 1 AND 127", name="work_days_some"),
        CheckConstraint("theme IN ('system', 'light', 'dark')", name="theme_known"),
        CheckConstraint("locale IN ('en', 'fr')", name="locale_known"),
    )

    id: Mapped[pk]
    email: Mapped[str] = mapped_column(String(320))
    """Trimmed and case-folded: who signs in."""
    password: Mapped[str | None] = mapped_column(String(255))
    """An argon2 hash; none on a sample account, into which nobody can sign in."""
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64))
    """What a session names; changed whenever all sessions must end."""
    name: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str] = mapped_column(String(5), default="en")
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    theme: Mapped[str] = mapped_column(String(10), default="system")
    company: Mapped[str] = mapped_column(String(200), default="")
    industry: Mapped[str] = mapped_column(String(200), default="")
    weekly_target: Mapped[int] = mapped_column(default=5)
    """How many people I mean to contact for the first time in a week."""
    touch_cap: Mapped[int] = mapped_column(default=3)
    """How often I write to somebody who does not answer, at most."""
    work_days: Mapped[int] = mapped_column(default=MONDAY_TO_FRIDAY)
    """One bit a weekday, Monday lowest; follow-ups fall on these days only."""
    sample_of_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("account.id", ondelete="CASCADE"))
    """Set on the account that holds the sample search of somebody."""
    created_at: Mapped[instant]

    roles: ClassVar[list[Any]] = []  # type: ignore[misc]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that days, weeks and due dates follow."""
        return ZoneInfo(self.time_zone)

    def works_on(self, weekday: int) -> bool:
        """Whether `weekday` (Monday 0) is one of the user's working days."""
        return bool(self.work_days >> weekday & 1)


class AccountSession(Base):
    """One signed-in (or not yet signed-in) browser; the cookie holds a token of which only the hash is here."""

    __tablename__ = "account_session"
    __table_args__ = (Index(None, "account_id"), Index(None, "last_seen_at"))

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("account.id", ondelete="CASCADE"))
    data: Mapped[str] = mapped_column(Text, default="{}")
    created_at: Mapped[instant]
    last_seen_at: Mapped[instant]


class Attempt(Base):
    """One try at a log-in or a reset, kept so that the next tries can be counted."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "scope", "subject", "at"),)

    id: Mapped[pk]
    scope: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(64))
    """A hash of the account's address, or of the network address."""
    at: Mapped[instant]


class OneTimeLink(Base):
    """A link that opens one door once: set-up, sign-in to the demo, or a new password."""

    __tablename__ = "one_time_link"
    __table_args__ = (CheckConstraint("purpose IN ('set_up', 'sign_in', 'reset')", name="purpose_known"),)

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[instant]
    expires_at: Mapped[instant]
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
