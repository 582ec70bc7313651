"""The sample's files as plain rows, read without any code of the product."""

import csv
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "data" / "sample"
PREAMBLE_LINES = 3
SLUG = "linkedin.com/in/"

Row = dict[str, str]


def connections() -> list[Row]:
    """LinkedIn's rows, without those of hidden profiles."""
    lines = (FOLDER / "Connections.csv").read_text("utf-8").split("\n")[PREAMBLE_LINES:]
    return [row for row in csv.DictReader(lines) if row["URL"]]


def contacts() -> list[Row]:
    """The rows of the spreadsheet."""
    with (FOLDER / "Contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def journal() -> list[Row]:
    """What was recorded, in its order."""
    with (FOLDER / "journal.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def brief() -> dict[str, Any]:
    """The settings of the account, its brief and its imports."""
    settings: dict[str, Any] = json.loads((FOLDER / "brief.json").read_text("utf-8"))
    return settings


def mentorships() -> list[dict[str, Any]]:
    """What became of those who said yes."""
    told: list[dict[str, Any]] = json.loads((FOLDER / "mentorships.json").read_text("utf-8"))
    return told


def slug(url: str) -> str:
    """What stands after /in/, or nothing."""
    return url.partition(SLUG)[2].casefold()


def minute(row: Row) -> int:
    """When a row of the journal happened, in minutes; the day the sample is opened begins at 0."""
    hour, minute_ = row["time"].split(":")
    return -int(row["days_ago"]) * 1440 + int(hour) * 60 + int(minute_)


def people() -> dict[str, set[str]]:
    """Every person of the two files: a key -> all that names them (full name, addresses, slugs)."""
    found: dict[str, set[str]] = {}
    for row in connections():
        name = f"{row['First Name']} {row['Last Name']}"
        found[slug(row["URL"])] = {name, slug(row["URL"]), row["Email Address"]} - {""}
    for row in contacts():
        same = next((k for k, v in found.items() if {row["Courriel"], slug(row["Profil LinkedIn"])} & v), None)
        names = {f"{row['Prénom']} {row['Nom']}", row["Courriel"], slug(row["Profil LinkedIn"])} - {""}
        found.setdefault(same or row["Courriel"], set()).update(names)
    return found
