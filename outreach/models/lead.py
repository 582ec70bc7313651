"""A prospective mentor: who they are, and where they stand."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from outreach.models.base import Base, Owned, RowId, UTCDateTime, instant, pk, where, word
from outreach.models.funnel import Milestones, Standing
from outreach.models.moment import Moment
from outreach.models.tag import Tag, lead_tag
from outreach.models.words import Channel, ClosingReason, Source, Stage

# Who is still pursued is what lists show unless asked otherwise, and what they count.
only_open = where("closing IS NULL")
# Who was contacted is what figures count; whoever was not costs that index nothing. It holds all that most figures ask
# for: to look each lead up would take them three times as long.
contacted = where("contacted_at IS NOT NULL")
FIGURES = (
    "contacted_at", "replied_at", "met_at", "ongoing_at", "first_outgoing_at", "closed_at", "channel", "source",
    "brief_id", "forgotten_at",
)  # fmt: skip
# Space that folding takes away: beside other space, at the ends of a line, or of another kind.
UNTIDY = ("  ", " \n", "\n ", *"\t\r\x0b\x0c\x1c\x1d\x1e\x1f")


def known(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The rule of `one_of` without a list: SQLite builds a table of every list in a CHECK, for every row it writes."""
    return CheckConstraint(" OR ".join(f"{column} = '{word.value}'" for word in words), name=f"{column}_known")


class Lead(Owned, Base):
    """One person. Stage, milestones and closing are what the history says, written here to be read quickly."""

    __tablename__ = "lead"
    __table_args__ = (
        UniqueConstraint("owner_id", "email"),
        UniqueConstraint("owner_id", "linkedin"),
        CheckConstraint(
            "name <> '' OR email IS NOT NULL OR linkedin IS NOT NULL OR forgotten_at IS NOT NULL", name="identified"
        ),
        known("stage", Stage),
        known("source", Source),
        known("channel", Channel),
        known("closing", ClosingReason),
        CheckConstraint("(closing IS NULL) = (closed_at IS NULL)", name="closing_dated"),
        CheckConstraint("met_at IS NULL OR replied_at <= met_at", name="replied_before_met"),
        CheckConstraint("ongoing_at IS NULL OR met_at <= ongoing_at", name="met_before_ongoing"),
        CheckConstraint("replied_at IS NULL OR contacted_at <= replied_at", name="contacted_before_replied"),
        Index(None, "owner_id", "name_key", "id"),
        Index(None, "owner_id", "created_at", "id"),
        Index(None, "owner_id", "last_touch_at", "id"),
        Index("ix_lead_open", "owner_id", "last_touch_at", "id", "closing", **only_open),
        Index("ix_lead_open_stage", "owner_id", "stage", "last_touch_at", "id", "closing", **only_open),
        Index("ix_lead_figures", "owner_id", *FIGURES, **contacted),
        Index(None, "owner_id", "import_run_id"),
    )

    id: Mapped[pk]
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every change, so that two tabs notice each other."""
    brief_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("brief.id", ondelete="SET NULL"))

    name: Mapped[str] = mapped_column(String(300), default="")
    given_name: Mapped[str] = mapped_column(String(150), default="")
    family_name: Mapped[str] = mapped_column(String(150), default="")
    email: Mapped[str | None] = mapped_column(String(320))
    """Trimmed and case-folded. Further addresses of the person are rows of LeadEmail."""
    linkedin: Mapped[str | None] = mapped_column(String(200))
    """The slug after linkedin.com/in/, case-folded."""
    phone: Mapped[str] = mapped_column(String(60), default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    company: Mapped[str] = mapped_column(String(300), default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    industry: Mapped[str] = mapped_column(String(200), default="")
    city: Mapped[str] = mapped_column(String(150), default="")
    country: Mapped[str] = mapped_column(String(100), default="")
    hook: Mapped[str] = mapped_column(Text, default="")
    """What this person did that interests me."""
    notes: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[Source | None] = word(Source)
    channel: Mapped[Channel | None] = word(Channel)
    """By what I mean to reach this person; once I wrote or called, by what I did so first."""
    introduced_by: Mapped[str] = mapped_column(String(300), default="")
    connected_on: Mapped[date | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What files said that has no field of its own: header word -> text as typed."""
    inside_company: Mapped[bool | None]
    """Said by hand; when empty it follows from the two companies."""
    inside_industry: Mapped[bool | None]

    stage: Mapped[Stage] = word(Stage, default=Stage.PROSPECT)
    stage_since: Mapped[datetime | None] = mapped_column(UTCDateTime)
    contacted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    contacted_on: Mapped[date | None]
    """Set beside contacted_at when only the day is known; so for the other milestones."""
    replied_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    replied_on: Mapped[date | None]
    met_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    met_on: Mapped[date | None]
    ongoing_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ongoing_on: Mapped[date | None]
    first_outgoing_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """The first contact that I made: where the clock of the curves starts."""
    last_touch_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closing: Mapped[ClosingReason | None] = word(ClosingReason)
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_on: Mapped[date | None]
    parked_until: Mapped[date | None]
    do_not_contact_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """A mark that nothing overrides."""
    forgotten_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """When this person asked to be forgotten: a nameless row that only counts in figures, by the week."""

    name_key: Mapped[str] = mapped_column(String(320), default="")
    search_text: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[instant]
    import_run_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("import_run.id", ondelete="SET NULL"))
    import_line: Mapped[int | None]
    import_mark: Mapped[int | None] = mapped_column(BigInteger)
    """A hash of the row that all of this lead was made from: until it is changed, the same row has nothing to add."""

    tags: Mapped[list[Tag]] = relationship(secondary=lead_tag, order_by=Tag.name_key, passive_deletes=True)

    __mapper_args__ = {"version_id_col": version}

    @property
    def display_name(self) -> str:
        """What to call this person: the name, else the address, else the LinkedIn page."""
        return self.name or self.email or self.linkedin or ""

    @property
    def milestones(self) -> Milestones:
        """The milestones that the row carries."""
        return Milestones(
            _moment(self.contacted_at, self.contacted_on),
            _moment(self.replied_at, self.replied_on),
            _moment(self.met_at, self.met_on),
            _moment(self.ongoing_at, self.ongoing_on),
        )

    @property
    def may_be_contacted(self) -> bool:
        """Whether nothing speaks against writing: neither closed nor marked *do not contact*."""
        return self.closing is None and self.do_not_contact_at is None

    def stand(self, now_standing: Standing) -> None:
        """Write down what the history says (design rules of the funnel, 4 and 5)."""
        reached, closing = now_standing.milestones, now_standing.closing
        columns = {
            "stage": now_standing.stage,
            "stage_since": now_standing.since.at if now_standing.since else None,
            **_dated("contacted", reached.contacted),
            **_dated("replied", reached.replied),
            **_dated("met", reached.met),
            **_dated("ongoing", reached.ongoing),
            "first_outgoing_at": now_standing.first_outgoing.at if now_standing.first_outgoing else None,
            "closing": closing.why if closing else None,
            **_dated("closed", closing.moment if closing else None),
            "parked_until": closing.parked_until if closing else None,
        }
        was = vars(self)
        for name, value in columns.items():
            if name not in was or was[name] != value:
                setattr(self, name, value)

    def is_inside_company(self, own_company: str) -> bool | None:
        """Whether the person works where I work; None when one of the two is unknown."""
        return _same(self.inside_company, self.company, own_company)

    def is_inside_industry(self, own_industry: str) -> bool | None:
        """Whether the person works in my industry; None when one of the two is unknown."""
        return _same(self.inside_industry, self.industry, own_industry)


class LeadEmail(Owned, Base):
    """A further address of one person."""

    __tablename__ = "lead_email"
    __table_args__ = (UniqueConstraint("owner_id", "email"), Index(None, "lead_id"))

    id: Mapped[pk]
    lead_id: Mapped[int] = mapped_column(RowId, ForeignKey("lead.id", ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(String(320))


def folded(text: str) -> str:
    """`text` as it is searched and sorted: case-folded, without accents, single spaces."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.split())


def folded_all(texts: Sequence[str]) -> list[str]:
    """The same of many texts, most of them plain ones."""
    together = "\n".join(texts).casefold()
    parts = together.split("\n")
    if len(parts) != len(texts) or together != together.strip(" ") or any(space in together for space in UNTIDY):
        return [folded(text) for text in texts]
    if together.isascii():
        return parts
    return [part if part.isascii() else folded(text) for part, text in zip(parts, texts, strict=True)]


def search_text_of(words: Iterable[str | None]) -> str:
    """What the text filter of the leads list looks in."""
    return folded(" ".join(word for word in words if word))


def _moment(at: datetime | None, day: date | None) -> Moment | None:
    return Moment(at, day) if at is not None else None


def _dated(milestone: str, moment: Moment | None) -> dict[str, datetime | date | None]:
    at, day = (moment.at, moment.day) if moment else (None, None)
    return {f"{milestone}_at": at, f"{milestone}_on": day}


def _same(said: bool | None, theirs: str, mine: str) -> bool | None:
    if said is not None:
        return said
    return folded(theirs) == folded(mine) if theirs and mine else None


@event.listens_for(Lead, "before_insert")
@event.listens_for(Lead, "before_update")
def _keep_keys(_mapper: object, _connection: object, lead: Lead) -> None:
    lead.name_key = folded(lead.display_name)[:320]
    lead.search_text = search_text_of(
        (lead.name, lead.email, lead.linkedin, lead.company, lead.title, lead.city, lead.hook)
    )
