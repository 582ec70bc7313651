"""Rows that change hands when two leads become one, and again when they are parted."""

from collections.abc import Sequence

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from outreach.leads.belongings import NAMING_A_LEAD, OF_A_LEAD
from outreach.leads.joining import queries
from outreach.models import (
    Lead,
    LeadMerge,
    NotTheSame,
    Tag,
    lead_tag,
)

# Every table with rows of a lead, and the column that says of which.
OF_LEAD: dict[str, tuple[Table, str]] = {
    **{model.__tablename__: (model.__table__, "lead_id") for model in OF_A_LEAD},
    **{word: (model.__table__, column) for word, (model, column) in NAMING_A_LEAD.items()},
    LeadMerge.__tablename__: (LeadMerge.__table__, "kept_id"),  # type: ignore[dict-item]
}
Moved = dict[str, list[int]]


def hand_over(session: Session, other: Lead, kept: Lead) -> Moved:
    """Give all rows of `other` to `kept`; table -> the rows that went over."""
    moved: Moved = {}
    for name, (table, column) in OF_LEAD.items():
        mine = table.c[column] == other.id
        ids = list(session.scalars(select(table.c.id).where(mine).order_by(table.c.id)))
        if ids:
            moved[name] = ids
            session.execute(update(table).where(mine).values({column: kept.id}))
    worn = set(session.scalars(queries.tags_on(kept.id)))
    if new := [tag for tag in session.scalars(queries.tags_on(other.id)) if tag not in worn]:
        moved["tag"] = new
        _wear(session, kept.id, new)
    return moved


def hand_back(session: Session, moved: Moved, kept: Lead, other_id: int) -> None:
    """Give `other_id` the rows again that it had; what was taken off `kept` meanwhile is gone for both."""
    for name, (table, column) in OF_LEAD.items():
        for ids in some(moved.get(name, ())):
            still = table.c.id.in_(ids) & (table.c[column] == kept.id)
            session.execute(update(table).where(still).values({column: other_id}))
    if tags := moved.get("tag"):
        session.execute(delete(lead_tag).where(lead_tag.c.lead_id == kept.id, lead_tag.c.tag_id.in_(tags)))


def wear_again(session: Session, owner_id: int, lead_id: int, tags: Sequence[int]) -> None:
    """Put the tags on a lead that it wore; one that is gone from the account stays gone."""
    known = select(Tag.id).where(Tag.owner_id == owner_id, Tag.id.in_(tags))
    _wear(session, lead_id, list(session.scalars(known)))


def strangers(session: Session, lead: Lead) -> list[int]:
    """The numbers of the leads of which the user said that `lead` is somebody else."""
    found = session.scalars(queries.strangers_of(lead))
    return sorted(row.second_id if row.first_id == lead.id else row.first_id for row in found)


def keep_apart(session: Session, owner_id: int, lead_id: int, others: Sequence[int]) -> list[int]:
    """Say of a lead that it is none of `others`; the rows that were new."""
    made = []
    for other in others:
        first, second = sorted((lead_id, other))
        known = select(NotTheSame.id).where(
            NotTheSame.owner_id == owner_id, NotTheSame.first_id == first, NotTheSame.second_id == second
        )
        if first != second and session.scalar(known) is None:
            row = NotTheSame(owner_id=owner_id, first_id=first, second_id=second)
            session.add(row)
            session.flush()
            made.append(row.id)
    return made


def some(ids: Sequence[int]) -> list[Sequence[int]]:
    """Numbers in portions that a statement can take."""
    return [ids[start : start + 1_000] for start in range(0, len(ids), 1_000)]


def _wear(session: Session, lead_id: int, tags: Sequence[int]) -> None:
    if tags:
        session.execute(insert(lead_tag), [{"lead_id": lead_id, "tag_id": tag} for tag in tags])
