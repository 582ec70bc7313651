"""A user moves: what is known only by its day keeps that day, and is compared by its start in the new zone."""

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Closing, Lead, Note, StageEvent, Touchpoint, settle
from outreach.models.history import HistoryRow

DATED: tuple[type[HistoryRow], ...] = (Touchpoint, StageEvent, Closing, Note)


def move_to_zone(account: Account, time_zone: str) -> None:
    """Give the account another time zone, and bring history and milestones in line with it."""
    account.time_zone = time_zone
    moved: set[int] = set()
    for model in DATED:
        dated = select(model).where(model.owner_id == account.id, model.occurred_on.is_not(None))
        for row in db.session.scalars(dated):
            row.move_to_zone(account.zone)
            moved.add(row.lead_id)
    db.session.flush()
    now = clock.now()
    for lead_id in sorted(moved):
        settle(db.session, db.session.get_one(Lead, lead_id), owner=account, at=now)  # type: ignore[arg-type]
