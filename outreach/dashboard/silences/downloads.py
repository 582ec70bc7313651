"""Silences as CSV: all lines of the group that is shown, in the order of the page."""

from datetime import date
from typing import Any

from outreach.dashboard.downloads import as_csv
from outreach.dashboard.silences import lines, results
from outreach.dashboard.silences.forms import Asked
from outreach.dashboard.silences.lines import Silence, Turn
from outreach.models import Account

WHO = ("lead", "name", "company_or_title", "stage", "silent_days")
SHARE = ("last_written_days", "share", "low", "high", "level", "at_risk", "within_days", "advice")
SILENCE_COLUMNS = (*WHO, *SHARE, "next_step", "as_of")
TURN_COLUMNS = (*WHO, "turn", "spoke_last", "next_step", "as_of")


def sheet(owner: Account, asked: Asked, today: date) -> str:
    """The group as CSV; `share`, `low` and `high` are empty where the page says a sentence instead."""
    if asked.answered:
        return as_csv(TURN_COLUMNS, _turns(owner, asked, today))
    return as_csv(SILENCE_COLUMNS, _silences(owner, asked, today))


def _silences(owner: Account, asked: Asked, today: date) -> list[dict[str, Any]]:
    found = results.unanswered(owner, asked.chosen, today)
    level, within = found.found.level, found.found.within_days
    return [
        {
            **_who(line),
            "last_written_days": line.unwritten,
            **{name: None if (value := getattr(line, name)) is None else round(value, 6) for name in SHARE[1:4]},
            "level": level,
            "at_risk": line.at_risk,
            "within_days": within,
            "advice": line.word.name.lower(),
            "next_step": line.due_on,
            "as_of": today,
        }
        for line in lines.silences(owner, found, found.order.tolist())
    ]


def _turns(owner: Account, asked: Asked, today: date) -> list[dict[str, Any]]:
    found = results.answered(owner, asked.chosen, today)
    return [
        {
            **_who(line),
            "turn": results.TURN_NAMES[line.turn],
            "spoke_last": line.spoke,
            "next_step": line.due_on,
            "as_of": today,
        }
        for line in lines.turns(owner, found, found.order.tolist())
    ]


def _who(line: Silence | Turn) -> dict[str, Any]:
    person = line.person
    return {
        "lead": person.lead_id,
        "name": person.name,
        "company_or_title": person.detail,
        "stage": person.stage.value,
        "silent_days": line.silent,
    }
