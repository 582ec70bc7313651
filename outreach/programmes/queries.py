"""Reading programmes and their papers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from outreach.models import Account, Programme, ProgrammeDocument, ProgrammeStatus

UNDER_WAY = (ProgrammeStatus.CONSIDERING, ProgrammeStatus.APPLIED, ProgrammeStatus.ACCEPTED)


def programmes(owner: Account) -> Select[Programme]:
    """All programmes of an account: those under way by their next day, then the others, the latest first."""
    over = Programme.status.not_in(UNDER_WAY)
    return (
        select(Programme)
        .where(Programme.owner_id == owner.id)
        .order_by(over, Programme.deadline.is_(None), Programme.deadline, Programme.id.desc())
    )


def documents(programme: Programme) -> Select[ProgrammeDocument]:
    """The papers of an application, in the order in which they were named."""
    mine = ProgrammeDocument.programme_id == programme.id
    return select(ProgrammeDocument).where(mine).order_by(ProgrammeDocument.id)


def papers_by_programme(owner: Account) -> Select[int, int, int]:
    """Programme, how many papers it needs, how many of them are ready."""
    counted = select(ProgrammeDocument.programme_id, func.count(), func.count(ProgrammeDocument.ready_on))
    return counted.where(ProgrammeDocument.owner_id == owner.id).group_by(ProgrammeDocument.programme_id)


def waiting(owner: Account, statuses: Sequence[ProgrammeStatus]) -> Select[Any]:
    """Programmes in one of these states, with how many of their papers are not ready."""
    missing = (
        select(func.count())
        .where(ProgrammeDocument.programme_id == Programme.id, ProgrammeDocument.ready_on.is_(None))
        .scalar_subquery()
    )
    mine = Programme.owner_id == owner.id, Programme.status.in_(statuses)
    return select(Programme, missing.label("missing")).where(*mine).order_by(Programme.id)


def of_lead(owner: Account, lead_id: int) -> Select[Programme]:
    """The programmes by which this lead is sought or was found."""
    return select(Programme).where(Programme.owner_id == owner.id, Programme.lead_id == lead_id).order_by(Programme.id)
