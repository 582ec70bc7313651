"""Backups of the whole installation, as far as they are known to it."""

from typing import Any

from sqlalchemy import JSON, BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, instant, pk


class Backup(Base):
    """One attempt; it is good when `error` is empty."""

    __tablename__ = "backup"

    id: Mapped[pk]
    made_at: Mapped[instant]
    place: Mapped[str] = mapped_column(String(1000))
    """Where the file is, on the machine that made it."""
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    """In bytes."""
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Table -> rows, as its manifest says."""
    error: Mapped[str] = mapped_column(Text, default="")
