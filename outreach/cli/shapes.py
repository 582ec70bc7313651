"""The answers for programs: the shapes that README documents."""

from typing import Any

from outreach.models import STAGES, Lead, Moment, Stage, printed
from outreach.touchpoints.queries import Entry


def lead_shape(lead: Lead) -> dict[str, Any]:
    """One lead: who, where it stands, its milestones; times as 2026-02-11T08:41:07Z, or the day alone."""
    return {
        "id": lead.id,
        "name": lead.display_name,
        "email": lead.email,
        "linkedin": lead.linkedin,
        "company": lead.company,
        "title": lead.title,
        "industry": lead.industry,
        "hook": lead.hook,
        "source": lead.source,
        "channel": lead.channel,
        "tags": [tag.name for tag in lead.tags],
        "stage": lead.stage,
        "milestones": milestones_shape(lead),
        "closing": lead.closing,
        "closed_at": _moment(Moment(lead.closed_at, lead.closed_on) if lead.closed_at else None),
        "parked_until": lead.parked_until.isoformat() if lead.parked_until else None,
        "do_not_contact": lead.do_not_contact_at is not None,
    }


def milestones_shape(lead: Lead) -> dict[str, str | None]:
    """`contacted_at` to `ongoing_at`: when each stage was first reached, null when it was not."""
    reached = lead.milestones
    return {f"{stage}_at": _moment(reached.reached(stage)) for stage in STAGES if stage is not Stage.PROSPECT}


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


def _moment(moment: Moment | None) -> str | None:
    return moment.printed() if moment else None
