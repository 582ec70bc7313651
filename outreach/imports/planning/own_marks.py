"""Who of our own export is known by the number that the lead had when it went out, where neither an address nor a page
tells it."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.imports.columns import own_export
from outreach.imports.columns.mapping import Column
from outreach.leads import sheet
from outreach.models import Account, Lead

_MARK = re.compile(r"(\d{1,18})-[0-9a-f]{8}")
_AT_ONCE = 1_000


def place_of_mark(columns: Iterable[Column]) -> int | None:
    """Where a row of our own export says which lead it is."""
    ours = (c.position for c in columns if c.target == own_export.TARGET and c.header == sheet.STANDING["lead"])
    return next(ours, None)


def is_mark(text: str) -> bool:
    """Whether `text` is what our exports call a lead."""
    return _MARK.fullmatch(text) is not None


def leads_marked(session: Session, owner_id: int, keys: Sequence[str]) -> dict[str, int]:
    """Mark -> lead, for marks that leads of this account have; a number that belongs to another account is none."""
    marks = {int(found[1]): key for key in keys if (found := _MARK.fullmatch(key))}
    if not marks:
        return {}
    since = session.execute(select(Account.created_at).where(Account.id == owner_id)).scalar_one()
    numbers, there = list(marks), {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = Lead.id.in_(numbers[start : start + _AT_ONCE])
        for lead_id, created_at in session.execute(
            select(Lead.id, Lead.created_at).where(Lead.owner_id == owner_id, Lead.forgotten_at.is_(None), some)
        ):
            if sheet.mark(lead_id, created_at, since) == marks[lead_id]:
                there[marks[lead_id]] = lead_id
    return there
