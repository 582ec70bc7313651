"""Two leads that turned out to be one person, and pairs of which the user said that they are two."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, RowId, UTCDateTime, instant, pk


class LeadMerge(Owned, Base):
    """One lead that went up in another: enough to part them again."""

    __tablename__ = "lead_merge"
    __table_args__ = (Index(None, "owner_id", "kept_id"),)

    id: Mapped[pk]
    kept_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    made_at: Mapped[instant]
    parted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    other: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The columns of the lead that is gone, its tags, and the leads of which it is known to be somebody else."""
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What the merge filled or made: columns as they `was` and what they `became`, details, next steps, new rows."""
    moved: Mapped[dict[str, list[int]]] = mapped_column(JSON, default=dict)
    """Table -> rows that changed hands."""


class NotTheSame(Owned, Base):
    """Two leads that look alike and are two people; `first_id` is the smaller number."""

    __tablename__ = "not_the_same"
    __table_args__ = (UniqueConstraint("owner_id", "first_id", "second_id"), Index(None, "second_id"))

    id: Mapped[pk]
    first_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
