"""The answers for programs: the shapes that README documents."""

from typing import Any

from outreach.exports import records, shapes
from outreach.extensions import db
from outreach.models import Lead, printed
from outreach.touchpoints.queries import Entry


def lead_shape(lead: Lead) -> dict[str, Any]:
    """One lead: who, where it stands, its milestones; times as 2026-02-11T08:41:07Z, or the day alone."""
    return shapes.lead_shape(next(records.records_of(db.session(), [lead.id])))


def milestones_shape(lead: Lead) -> dict[str, str | None]:
    """`contacted_at` to `ongoing_at`: when each stage was first reached, null when it was not."""
    return shapes.milestones(lead)


def entry_shape(entry: Entry) -> dict[str, Any]:
    """One line of a history; what does not apply to its type is left away."""
    always = {
        "id": entry.id,
        "type": entry.type,
        "at": entry.at,
        "recorded_at": printed(entry.recorded_at),
        "voided_at": printed(entry.voided_at) if entry.voided_at else None,
    }
    if entry.type == "note":
        return always | {"text": entry.text}
    if entry.type == "closing":
        reopened = printed(entry.reopened_at) if entry.reopened_at else None
        return always | {"why": entry.why, "counts": entry.counts, "reopened_at": reopened}
    moved = {"stage": entry.stage, "moved_to": entry.moved_to, "counts": entry.counts, "text": entry.text}
    if entry.type == "stage":
        return always | moved
    return always | {"direction": entry.direction, "channel": entry.channel, "kind": entry.kind} | moved
