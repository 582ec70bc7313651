"""One file brought in: what it was, what came of it, and how it is taken back."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
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
    size: Mapped[int] = mapped_column(default=0)
    """In bytes."""
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    kind: Mapped[str] = mapped_column(String(40), default="")
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What the user chose on the page: columns, order of dates."""
    plan: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What would come of it, as the page shows it before anything is written."""
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Counts and lines, in the shape that the command line prints."""
    batch: Mapped[str] = mapped_column(String(32), default="", server_default="")
    """The same for files that were handed in together."""
    undo_result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    new_tags: Mapped[list[int]] = mapped_column(JSON, default=list)
    """Tags that did not exist before; the undo takes those away that nothing else uses."""
    job_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("job.id", ondelete="SET NULL"))
    created_at: Mapped[instant]
    applied_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class UploadPart(Owned, Base):
    """A piece of an uploaded file. In the database, so that a worker on any machine can read it and a crash leaves
    nothing behind; gone once the file is brought in or given up."""

    __tablename__ = "upload_part"
    __table_args__ = (UniqueConstraint("run_id", "position"),)

    id: Mapped[pk]
    run_id: Mapped[int] = mapped_column(RowId, ForeignKey("import_run.id", ondelete="CASCADE"))
    position: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class RejectedRow(Owned, Base):
    """A row that became nobody, kept whole so that it can be mended and brought again."""

    __tablename__ = "rejected_row"
    __table_args__ = (Index(None, "run_id", "line"),)

    id: Mapped[pk]
    run_id: Mapped[int] = mapped_column(RowId, ForeignKey("import_run.id", ondelete="CASCADE"))
    line: Mapped[int]
    reason: Mapped[str] = mapped_column(String(40))
    cells: Mapped[list[str]] = mapped_column(JSON)


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
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    """What the run replaced, where it did more than fill gaps: where the lead stood, its next steps."""
    version_after: Mapped[int]


class ImportKey(Owned, Base):
    """How a row with neither address nor profile is recognised when the same file comes again."""

    __tablename__ = "import_key"
    __table_args__ = (UniqueConstraint("owner_id", "key"), Index(None, "lead_id"))

    id: Mapped[pk]
    key: Mapped[str] = mapped_column(String(40))
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))


class ImportMapping(Owned, Base):
    """What the user said about the columns of one header: the suggestion when the same header comes again."""

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("owner_id", "header_key"),)

    id: Mapped[pk]
    header_key: Mapped[str] = mapped_column(String(64))
    """A hash of the header words in their order."""
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    used_at: Mapped[instant]
