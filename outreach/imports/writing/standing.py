"""A told history as rows, and as what it makes of the lead, by the same rules as every other history."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from outreach.imports.planning.history import Told
from outreach.models import Lead, Moment, Stage
from outreach.models.funnel import ClosingFact, Event, standing

STOOD = (
    "stage",
    "stage_since",
    "contacted_at",
    "contacted_on",
    "replied_at",
    "replied_on",
    "met_at",
    "met_on",
    "ongoing_at",
    "ongoing_on",
    "first_outgoing_at",
    "closing",
    "closed_at",
    "closed_on",
    "parked_until",
)


def rows_told(told: Told, zone: ZoneInfo, today: date) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The passages and the closing as rows of the history, each on its day."""
    passages = [
        {"stage": stage, "outgoing": stage is Stage.CONTACTED, "why": "", **_when(day or today, zone)}
        for stage, day in told.passages
    ]
    closings = [{"why": told.closing, **_when(told.closed_on or today, zone)}] if told.closing else []
    return passages, closings


def columns_told(told: Told, zone: ZoneInfo, today: date) -> dict[str, Any]:
    """The columns of a lead of which this is the whole history."""
    events = [
        Event(stage, Moment.of_day(day or today, zone), by_hand=True, outgoing=stage is Stage.CONTACTED)
        for stage, day in told.passages
    ]
    closings = [ClosingFact(told.closing, Moment.of_day(told.closed_on or today, zone))] if told.closing else []
    lead = Lead()
    lead.stand(standing(events, closings))
    return {name: getattr(lead, name) for name in STOOD}


def _when(day: date, zone: ZoneInfo) -> dict[str, Any]:
    moment = Moment.of_day(day, zone)
    return {"occurred_at": moment.at, "occurred_on": moment.day}
