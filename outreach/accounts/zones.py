"""A user moves: what is known only by its day keeps that day, and is compared by its start in the new zone.

So many leads at a time: a few are done at once, with the change of the settings; many are done in the background,
one portion a transaction, so that nobody waits long for the lock of another.
"""

from collections.abc import Iterable

from flask import Flask
from sqlalchemy import select, union

from outreach import clock, jobs
from outreach.extensions import db
from outreach.models import Account, Closing, HistoryRow, Job, Lead, Note, StageEvent, Touchpoint, settle

KIND = "move_to_zone"
AT_A_TIME = 200
HISTORY: tuple[type[HistoryRow], ...] = (Touchpoint, StageEvent, Closing, Note)


def register(app: Flask) -> None:
    """Let the worker do the portions."""
    jobs.register(app, KIND, _next_portion)


def move_to_zone(account: Account, time_zone: str) -> None:
    """Give the account another time zone, and bring history and milestones in line with it."""
    account.time_zone = time_zone
    _portion(account, after=0)


def _next_portion(job: Job, _progress: jobs.Progress) -> None:
    account = db.session.get(Account, job.owner_id)
    if account is not None:
        _portion(account, after=int(job.payload["after"]))


def _portion(account: Account, *, after: int) -> None:
    lead_ids = _dated_leads(account, after)
    for model in HISTORY:
        dated = select(model).where(model.lead_id.in_(lead_ids), model.occurred_on.is_not(None))
        rows: Iterable[HistoryRow] = db.session.scalars(dated)
        for row in rows:
            row.move_to_zone(account.zone)
    db.session.flush()
    now = clock.now()
    for lead in db.session.scalars(select(Lead).where(Lead.id.in_(lead_ids))):
        settle(db.session, lead, owner=account, at=now)  # type: ignore[arg-type]
    if len(lead_ids) == AT_A_TIME:
        jobs.enqueue(KIND, {"after": lead_ids[-1]}, owner_id=account.id)


def _dated_leads(account: Account, after: int) -> list[int]:
    """The next leads that have something of which only the day is known."""
    found = union(
        *(
            select(model.lead_id).where(
                model.owner_id == account.id, model.occurred_on.is_not(None), model.lead_id > after
            )
            for model in HISTORY
        )
    ).subquery()
    return list(db.session.scalars(select(found.c.lead_id).order_by(found.c.lead_id).limit(AT_A_TIME)))
