"""The shape of one lead for programs: every canonical field of the importer, and where the lead stands."""

from datetime import date, datetime
from operator import itemgetter
from typing import Any

from outreach.exports import queries
from outreach.exports.records import Record
from outreach.models import printed

# Canonical field -> column of the lead.
COLUMNS = {
    "first_name": "given_name",
    "last_name": "family_name",
    "full_name": "name",
    "email": "email",
    "phone": "phone",
    "company": "company",
    "title": "title",
    "industry": "industry",
    "linkedin": "linkedin",
    "website": "website",
    "city": "city",
    "country": "country",
    "hook": "hook",
    "notes": "notes",
    "stage": "stage",
    "source": "source",
    "channel": "channel",
    "introduced_by": "introduced_by",
}
# Canonical fields that files tell and that have no column: kept among the details under these names, days as a file
# told them even where they became history.
DETAILS = (
    "middle_name", "prefix", "suffix", "nickname", "department", "birthday", "first_contact", "last_contacted",
    "replied_on", "met_on",
)  # fmt: skip
LISTED = "phone_other"
_NO_DETAILS: dict[str, Any] = dict.fromkeys(DETAILS)
# Attribute by attribute takes four times as long.
_columns = itemgetter(*(queries.TOLD_NAMES.index(column) for column in COLUMNS.values()))
MILESTONES = ("contacted_at", "replied_at", "met_at", "ongoing_at")
_NOT_CUSTOM = frozenset((*DETAILS, LISTED))


def lead_shape(record: Record) -> dict[str, Any]:
    """Everything that README documents; null where nothing is known, times as 2026-02-11T08:41:07Z or the day alone."""
    lead, details = record.lead, record.details
    shape: dict[str, Any] = {"id": lead.id, "name": lead.name or lead.email or lead.linkedin or ""}
    shape |= zip(COLUMNS, [value or None for value in _columns(lead)], strict=True)
    shape |= {name: details.get(name) or None for name in DETAILS} if details else _NO_DETAILS
    reached = milestones(lead)
    return shape | {
        "email_other": list(record.emails),
        "phone_other": details.get(LISTED) or [],
        "tags": list(record.tags),
        "connected_on": _day(lead.connected_on),
        "custom": custom(details),
        **reached,
        "milestones": reached,
        "closing": lead.closing,
        "closed_at": moment(lead.closed_at, lead.closed_on),
        "parked_until": _day(lead.parked_until),
        "do_not_contact": lead.do_not_contact_at is not None,
        "touchpoints": record.touches,
    }


def milestones(lead: Any) -> dict[str, str | None]:
    """`contacted_at` to `ongoing_at`: when each stage was first reached, null when it was not."""
    return {
        "contacted_at": moment(lead.contacted_at, lead.contacted_on),
        "replied_at": moment(lead.replied_at, lead.replied_on),
        "met_at": moment(lead.met_at, lead.met_on),
        "ongoing_at": moment(lead.ongoing_at, lead.ongoing_on),
    }


def custom(details: dict[str, Any]) -> dict[str, Any]:
    """What files said under headers of their own."""
    return {name: value for name, value in details.items() if name not in _NOT_CUSTOM} if details else {}


def moment(at: datetime | None, day: date | None) -> str | None:
    """2026-02-11T08:41:07Z, or the day when only that is known."""
    if at is None:
        return None
    return day.isoformat() if day is not None else printed(at)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
