"""What the page shows before anything is written, kept with the run as plain values."""

from dataclasses import asdict
from typing import Any

from outreach.imports.apply import Outlook
from outreach.imports.columns import days
from outreach.imports.columns.mapping import CUSTOM, DATE_FIELDS, IGNORED, Column
from outreach.imports.people.filling import name_of
from outreach.imports.people.identity import addresses_in, slug_of
from outreach.imports.people.person import Person
from outreach.imports.reading import Reading

SHOWN_OF_ROW = 300
KEPT_PEOPLE = 1_000


def plan_of(reading: Reading, outlook: Outlook | None) -> dict[str, Any]:
    """Format, columns with first values, and (if somebody can be in the file) what would come of its rows."""
    orders = outlook.survey.orders if outlook else {}
    plan: dict[str, Any] = {
        **asdict(reading.format),
        "kind": reading.kind,
        "columns": _columns(reading, orders),
        "lines": [line for line, _cells, _person in reading.first_people(orders)],
        "undecided": outlook.survey.undecided if outlook else [],
        "asked": list(outlook.survey.asked.items()) if outlook else [],
        "asks_me": reading.asks_me,
        "me": reading.me,
        "counterparts": _counterparts(reading),
        "files_left_out": list(getattr(reading, "left_out", ()))[:KEPT_PEOPLE],
    }
    if outlook is None:
        return plan
    joined = (reading.format.delimiter or " ").join
    shown = [(one.line, joined(one.cells)[:SHOWN_OF_ROW], one.reason) for one in outlook.tally.shown]
    return plan | outlook.tally.to_json() | {"shown": shown, "words": list(outlook.tally.unknown.values())}


def how_it_was_read(plan: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a plan once the file is brought in: nothing about anybody, least of all those who were not."""
    kept = {name: plan[name] for name in ("encoding", "delimiter", "header_line", "kind") if name in plan}
    columns = [{"header": one["header"], "target": one["target"]} for one in plan.get("columns", ())]
    return kept | {"columns": columns, "files_left_out": plan.get("files_left_out", [])}


def without_strangers(result: dict[str, Any]) -> dict[str, Any]:
    """What came of a file, without the addresses of people who were not brought in."""
    told = [(line, name, "" if why == "other_address" else value, why) for line, name, value, why in result["notices"]]
    return result | {"notices": told}


def _counterparts(reading: Reading) -> list[tuple[str, str, bool, int]]:
    """Those who look like part of the search first, then whoever has the most messages."""
    found = sorted(reading.counterparts, key=lambda one: (not one[2], -one[3], one[1] or one[0]))
    return found[:KEPT_PEOPLE]


def _columns(reading: Reading, orders: dict[int, str]) -> list[dict[str, Any]]:
    first = reading.first_people(orders)
    return [
        {
            "header": column.header,
            "target": column.target,
            "empty": not any(row[column.position] for row in reading.sample if len(row) > column.position),
            "values": [_stored(column, cells[column.position].strip(), person) for _line, cells, person in first],
        }
        for column in reading.columns
    ]


def _stored(column: Column, value: str, person: Person) -> str:
    """A cell as it will be stored; empty when nothing of it will be."""
    name = column.target
    if not value or name == IGNORED:
        return ""
    if name == CUSTOM:
        return person.custom.get(name_of(column), "")[:SHOWN_OF_ROW]
    if name in DATE_FIELDS:
        return "" if days.says_nothing(value) else person.texts.get(name, value)
    if name in ("email", "email_other"):
        return ", ".join(addresses_in(value)[0])
    if name == "linkedin" and (slug := slug_of(value, bare=True)):
        return f"in/{slug}"
    return value[:SHOWN_OF_ROW]
