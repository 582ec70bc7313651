"""The sample's own files, read: whose search it is, and what was recorded in it.

`journal.csv` has one row per thing that was recorded, in order. Its columns: `person` (a full name, an address or a
LinkedIn slug), `days_ago` and `time` (before the day on which the sample is opened), `action` with what it needs:

- `add`: `text` is the name of somebody whom no file brought
- `set`: `value` is a field of the lead, `text` what stands in it
- `tag`, `note`: `text`
- `touchpoint`: `direction`, `channel`, `kind`, `text`; `value` is `none` where no next step was wanted
- `void`: the person's latest touchpoint was a mistake
- `stage`: `value` is the stage, `text` why
- `close`: `value` is the reason, and in how many days it is parked until
- `follow_up`: `kind`, `text`, `value` is in how many days (0 today, less is late), and for an appointment the hour

`mentorships.json` holds what became of the two who said yes (`outreach.tour.mentoring`).
"""

import csv
import json
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from outreach import paths


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the journal."""

    person: str
    days_ago: int
    at: time
    action: str
    direction: str
    channel: str
    kind: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """One file to bring in, and when that was."""

    path: Path
    days_ago: int
    at: time


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything about the invented search."""

    account: dict[str, Any]
    brief: dict[str, Any]
    files: tuple[File, ...]
    journal: tuple[Row, ...]
    mentorships: tuple[dict[str, Any], ...]


def read_sample(folder: Path | None = None) -> Sample:
    """The sample that stands in `folder`; by default the one that the product ships."""
    folder = folder or paths.sample_dir()
    settings = json.loads((folder / "brief.json").read_text("utf-8"))
    files = (File(folder / f["file"], f["days_ago"], time.fromisoformat(f["time"])) for f in settings["imports"])
    mentorships = json.loads((folder / "mentorships.json").read_text("utf-8"))
    return Sample(
        settings["account"], settings["brief"], tuple(files), tuple(_journal(folder / "journal.csv")),
        tuple(mentorships),
    )  # fmt: skip


def _journal(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["person"],
                int(row["days_ago"]),
                time.fromisoformat(row["time"]),
                row["action"],
                row["direction"],
                row["channel"],
                row["kind"],
                row["value"],
                row["text"],
            )
            for row in csv.DictReader(file)
        ]
