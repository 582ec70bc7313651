"""Rows that say of themselves which contact they were: they stay with it when it is corrected."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import InstrumentedAttribute

from outreach.extensions import db
from outreach.models import EventGuest, Introduction, Meeting, Programme, Touchpoint

LINKS: tuple[InstrumentedAttribute[Any], ...] = (
    EventGuest.invitation_id, EventGuest.answer_id, EventGuest.meeting_id, Introduction.touchpoint_id,
    Programme.application_id, Programme.answer_id, Meeting.touchpoint_id,
)  # fmt: skip


def hand_on(wrong: Touchpoint, right: Touchpoint) -> None:
    """Let every row that pointed at the wrong entry point at the right one."""
    db.session.flush()
    for column in LINKS:
        mine = column.class_.owner_id == wrong.owner_id
        db.session.execute(update(column.class_).where(mine, column == wrong.id).values({column.key: right.id}))
