"""What a mentor is sought for."""

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, instant, pk


class Brief(Owned, Base):
    """One search: its title, and how many mentors it wants."""

    __tablename__ = "brief"
    __table_args__ = (
        Index(None, "owner_id", "id"),
        CheckConstraint("mentors_wanted BETWEEN 0 AND 100", name="mentors_wanted_sane"),
        CheckConstraint("title <> ''", name="title_given"),
    )

    id: Mapped[pk]
    title: Mapped[str] = mapped_column(String(200))
    mentors_wanted: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[instant]
