"""Words that a user puts on leads."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, RowId, pk

lead_tag = Table(
    "lead_tag",
    Base.metadata,
    Column("lead_id", RowId, ForeignKey("lead.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", RowId, ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "tag_id", "lead_id"),
)


class Tag(Owned, Base):
    """One word; spelled as first typed, recognised whatever its case and accents."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("owner_id", "name_key"),)

    id: Mapped[pk]
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(80))
