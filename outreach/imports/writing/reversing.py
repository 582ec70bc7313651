"""Taking one change of an import off a lead again."""

from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.writing.activities import steps_kept
from outreach.models import (
    Closing,
    FollowUp,
    ImportChange,
    ImportRun,
    Lead,
    LeadEmail,
    StageEvent,
    Touchpoint,
    lead_tag,
    restand,
)
from outreach.models.held import restored
from outreach.models.past import past_of

_APART = frozenset({"emails", "tags", "details", "history"})
_NULLABLE = frozenset({"email", "linkedin", "channel", "connected_on"})


def differs(session: Session, run: ImportRun, lead: Lead, change: ImportChange) -> bool:
    """Whether anything that the change wrote was edited since."""
    written = {name: value for name, value in change.filled.items() if name not in _APART}
    if any(_plain(getattr(lead, name)) != value for name, value in written.items()):
        return True
    if any(lead.details.get(name) != value for name, value in change.filled.get("details", {}).items()):
        return True
    if change.before and steps_kept(session, lead.id) not in (change.before["left"], change.before["steps"]):
        return True
    told = change.filled.get("history") or change.before
    return bool(told and session.scalar(queries.history_edited(run, lead.id)))


def would_be_nobody(lead: Lead, change: ImportChange) -> bool:
    """Whether nothing would be left that says who this is."""
    return not any(getattr(lead, name) for name in ("name", "email", "linkedin") if name not in change.filled)


def empty(session: Session, run: ImportRun, lead: Lead, change: ImportChange) -> None:
    """Make the gaps again that the change filled."""
    filled = change.filled
    for name in filled.keys() - _APART:
        setattr(lead, name, None if name in _NULLABLE else "")
    lead.details = {name: value for name, value in lead.details.items() if name not in filled.get("details", {})}
    if emails := filled.get("emails"):
        session.execute(delete(LeadEmail).where(LeadEmail.lead_id == lead.id, LeadEmail.email.in_(emails)))
    if tags := filled.get("tags"):
        session.execute(delete(lead_tag).where(lead_tag.c.lead_id == lead.id, lead_tag.c.tag_id.in_(tags)))
    if change.before:
        _untell(session, run, lead, change)
    if filled.get("history"):
        for model in (StageEvent, Closing):
            session.execute(delete(model).where(model.lead_id == lead.id, model.import_run_id == run.id))
        lead.do_not_contact_at = None if filled["history"] == "do_not_contact" else lead.do_not_contact_at
        restand(session, lead)


def _untell(session: Session, run: ImportRun, lead: Lead, change: ImportChange) -> None:
    """Take the messages off the lead again: its steps, where it stood, and the rows themselves."""
    before = change.before
    were = [restored(FollowUp.__table__, row) for row in before["steps"]]  # type: ignore[arg-type]
    others = FollowUp.id.not_in([row["id"] for row in were])
    session.execute(delete(FollowUp).where(FollowUp.lead_id == lead.id, others))
    for row in were:
        session.execute(update(FollowUp).where(FollowUp.id == row["id"], FollowUp.lead_id == lead.id).values(row))
    for model in (StageEvent, Touchpoint):
        session.execute(delete(model).where(model.lead_id == lead.id, model.import_run_id == run.id))
    if lead.version == change.version_after:
        for name, value in restored(Lead.__table__, before["lead"]).items():  # type: ignore[arg-type]
            setattr(lead, name, value)
    else:  # somebody has worked on it since: where it stands follows from what is left
        restand(session, lead)
        lead.last_touch_at = max((told.moment.at for told in past_of(session, lead).touchpoints), default=None)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
