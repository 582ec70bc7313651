"""One file brought in: what it was, what came of it, and how it is taken back."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, RowId, UTCDateTime, instant, pk


class ImportRun(Owned, Base):
    """One file, from the look at it to its undo."""

    __tablename__ = "import_run"
    __table_args__ = (
        Index(None, "owner_id", "id"),
        CheckConstraint(
            "state IN ('waiting', 'planned', 'running', 'done', 'failed', 'undoing', 'undone')",
            name="state_known",
        ),
    )

    id: Mapped[pk]
    file_name: Mapped[str] = mapped_column(String(300))
    """As the user's machine named it: only ever shown, never used as a path."""
    stored_name: Mapped[str | None] = mapped_column(String(80))
    """The file in the uploads folder, gone once it is no longer needed."""
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    kind: Mapped[str] = mapped_column(String(40), default="")
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What the user chose on the page: columns, order of dates."""
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Counts and lines, in the shape that the command line prints."""
    undo_result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    job_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("job.id", ondelete="SET NULL"))
    created_at: Mapped[instant]
    applied_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class ImportChange(Owned, Base):
    """What a run changed on a lead that was there before: enough to take it back."""

    __tablename__ = "import_change"
    __table_args__ = (Index(None, "run_id"), Index(None, "lead_id"))

    id: Mapped[pk]
    run_id: Mapped[int] = mapped_column(RowId, ForeignKey("import_run.id", ondelete="CASCADE"))
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    line: Mapped[int]
    filled: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Field -> the value that filled its gap."""
    version_after: Mapped[int]
