"""Work that goes on in the background."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, RowId, UTCDateTime, instant, pk


class Job(Base):
    """One piece of work: enqueued with what it is about, finished with its effect, in one transaction each."""

    __tablename__ = "job"
    __table_args__ = (
        Index(None, "state", "id"),
        Index(None, "owner_id", "id"),
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state_known"),
    )

    id: Mapped[pk]
    owner_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("account.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    """The name under which its handler is registered."""
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = mapped_column(String(10), default="queued")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(Text, default="")
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(80))
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """While a worker lives it moves this on; a job past it may be taken by another worker."""
    created_at: Mapped[instant]
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
