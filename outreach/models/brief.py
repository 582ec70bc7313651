"""What a mentor is sought for."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.models.base import Base, Owned, RowId, instant, one_of, pk, word
from outreach.models.mentoring_words import Category, Criterion, Side

MOST_WEIGHT = 5


def graded(column: str, most: int = MOST_WEIGHT, *, least: int = 1) -> CheckConstraint:
    """The rule that a grade, where it is given, lies between `least` and `most`."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=f"{column}_in_range")


class Brief(Owned, Base):
    """One search: what for, whom it takes, how many mentors it wants, and how much it matters beside the others."""

    __tablename__ = "brief"
    __table_args__ = (
        Index(None, "owner_id", "id"),
        CheckConstraint("mentors_wanted BETWEEN 0 AND 100", name="mentors_wanted_sane"),
        CheckConstraint("title <> ''", name="title_given"),
        one_of("category", Category),
        one_of("company_side", Side),
        one_of("industry_side", Side),
        *(graded(f"weight_{criterion}", least=0) for criterion in Criterion),
        *(graded(column) for column in ("importance", "urgency", "cost_of_nothing")),
    )

    id: Mapped[pk]
    title: Mapped[str] = mapped_column(String(200))
    mentors_wanted: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[instant]
    category: Mapped[Category | None] = word(Category)
    own_category: Mapped[str] = mapped_column(String(120), default="", server_default="")
    """In my own words, when none of the five is it."""
    problem: Mapped[str] = mapped_column(Text, default="", server_default="")
    """The specific problem, in a sentence."""
    tried: Mapped[str] = mapped_column(Text, default="", server_default="")
    company_side: Mapped[Side | None] = word(Side)
    industry_side: Mapped[Side | None] = word(Side)
    needed_by: Mapped[date | None]
    importance: Mapped[int | None]
    """1 to 5, as the next two; empty while it was not thought about."""
    urgency: Mapped[int | None]
    cost_of_nothing: Mapped[int | None]
    weight_attitude: Mapped[int] = mapped_column(default=3, server_default="3")
    """0 (does not matter) to 5 (decides), as the weights below."""
    weight_knowledge: Mapped[int] = mapped_column(default=3, server_default="3")
    weight_skills: Mapped[int] = mapped_column(default=3, server_default="3")
    weight_willingness: Mapped[int] = mapped_column(default=3, server_default="3")
    weight_access: Mapped[int] = mapped_column(default=3, server_default="3")

    @property
    def weights(self) -> dict[Criterion, int]:
        """What each criterion counts in the scores of this brief."""
        return {criterion: getattr(self, f"weight_{criterion}") for criterion in Criterion}


class BriefPerson(Owned, Base):
    """Somebody around me who seems to have solved the problem of a brief; a lead, once I said so."""

    __tablename__ = "brief_person"
    __table_args__ = (
        Index(None, "owner_id", "brief_id", "id"),
        Index(None, "brief_id"),
        Index(None, "lead_id"),
        CheckConstraint("name <> '' OR lead_id IS NOT NULL", name="identified"),
    )

    id: Mapped[pk]
    brief_id: Mapped[int] = mapped_column(RowId, ForeignKey("brief.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(300))
    what: Mapped[str] = mapped_column(Text, default="")
    """What this person does differently."""
    lead_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("lead.id", ondelete="SET NULL"))


class ScoreCard(Owned, Base):
    """That a lead serves a brief, and what is known of it by the five criteria: 1 to 5 each, empty when unknown.

    After a merge a lead may have two cards for one brief, so that a split gives each its own again: the first counts.
    """

    __tablename__ = "score_card"
    __table_args__ = (
        Index(None, "owner_id", "brief_id", "lead_id"),
        Index(None, "lead_id"),
        Index(None, "brief_id"),
        *(graded(criterion.value) for criterion in Criterion),
    )

    id: Mapped[pk]
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    brief_id: Mapped[int] = mapped_column(RowId, ForeignKey("brief.id", ondelete="CASCADE"))
    attitude: Mapped[int | None]
    knowledge: Mapped[int | None]
    skills: Mapped[int | None]
    willingness: Mapped[int | None]
    access: Mapped[int | None]
    why: Mapped[str] = mapped_column(Text, default="")
    """What these grades rest on."""
    changed_at: Mapped[instant]

    @property
    def grades(self) -> dict[Criterion, int | None]:
        """What is known; None where nothing is."""
        return {criterion: getattr(self, criterion.value) for criterion in Criterion}
