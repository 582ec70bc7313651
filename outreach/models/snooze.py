"""A line of Today that was put off."""

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, pk


class Snooze(Owned, Base):
    """Until when a line that is computed, not stored, is not shown; `mark` says which line, like `pulse-12-2026-03`."""

    __tablename__ = "snooze"
    __table_args__ = (UniqueConstraint("owner_id", "mark"),)

    id: Mapped[pk]
    mark: Mapped[str] = mapped_column(String(80))
    until: Mapped[date]
