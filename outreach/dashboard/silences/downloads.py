"""Silences as CSV: all lines of the group that is shown, in the order of the page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from outreach.dashboard.downloads import as_csv
from outreach.dashboard.silences import frames, results
from outreach.dashboard.silences.advice import Word
from outreach.dashboard.silences.forms import Asked
from outreach.dashboard.silences.lines import Person, known
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


def _silences(owner: Account, asked: Asked, today: date) -> Iterator[dict[str, Any]]:
    # From the arrays: to put every line into words would take a minute for a search of 100,000 people.
    found = results.unanswered(owner, asked.chosen, today)
    facts, told, who = found.facts, found.found, _who(owner, asked, today)
    columns = {
        "silent_days": facts.silent,
        "last_written_days": facts.unwritten,
        "share": told.share.round(6),
        "low": told.low.round(6),
        "high": told.high.round(6),
        "at_risk": told.at_risk,
        "advice": np.array([word.name.lower() for word in Word])[found.words],
        "next_step": np.datetime_as_string(found.steps.due_on),
    }
    same = {"level": told.level, "within_days": told.within_days}
    return _rows(who, found.ids, columns, found.order, {**same, "as_of": today})


def _turns(owner: Account, asked: Asked, today: date) -> Iterator[dict[str, Any]]:
    found, who = results.answered(owner, asked.chosen, today), _who(owner, asked, today)
    columns = {
        "silent_days": found.silent,
        "turn": np.array(results.TURN_NAMES)[found.turns],
        "spoke_last": found.spoke,
        "next_step": np.datetime_as_string(found.steps.due_on),
    }
    return _rows(who, found.ids, columns, found.order, {"as_of": today})


def _who(owner: Account, asked: Asked, today: date) -> dict[int, Person]:
    return known(frames.everybody(owner, asked.chosen, frames.end_of(owner, today)))


def _rows(
    who: dict[int, Person], ids: Any, columns: dict[str, Any], order: Any, same: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The columns, in this order, as rows with the people; whoever is gone meanwhile is left out."""
    cells = zip(*(column[order].tolist() for column in columns.values()), strict=True)
    for lead_id, values in zip(ids[order].tolist(), cells, strict=True):
        if (person := who.get(lead_id)) is not None:
            told = {name: _said(value) for name, value in zip(columns, values, strict=True)}
            yield {**_person(person), **told, **same}


def _said(value: Any) -> Any:
    """Nothing where a number or a day is not there."""
    return None if value == "NaT" or value != value else value


def _person(person: Person) -> dict[str, Any]:
    return {
        "lead": person.lead_id,
        "name": person.name,
        "company_or_title": person.detail,
        "stage": person.stage.value,
    }
