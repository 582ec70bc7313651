"""Taking one change of an import off a lead again."""

from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.models import Closing, ImportChange, ImportRun, Lead, LeadEmail, StageEvent, lead_tag, restand

_APART = frozenset({"emails", "tags", "details", "history"})
_NULLABLE = frozenset({"email", "linkedin", "channel", "connected_on"})


def differs(session: Session, run: ImportRun, lead: Lead, change: ImportChange) -> bool:
    """Whether anything that the change wrote was edited since."""
    written = {name: value for name, value in change.filled.items() if name not in _APART}
    if any(_plain(getattr(lead, name)) != value for name, value in written.items()):
        return True
    if any(lead.details.get(name) != value for name, value in change.filled.get("details", {}).items()):
        return True
    return bool(change.filled.get("history") and session.scalar(queries.history_edited(run, lead.id)))


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
    if filled.get("history"):
        for model in (StageEvent, Closing):
            session.execute(delete(model).where(model.lead_id == lead.id, model.import_run_id == run.id))
        lead.do_not_contact_at = None if filled["history"] == "do_not_contact" else lead.do_not_contact_at
        restand(session, lead)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
