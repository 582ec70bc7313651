"""Today, gathered from the nouns."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.models import STAGES, Account, Stage, StepKind
from outreach.today import queries
from outreach.today.ahead import ahead
from outreach.today.dues import parted, within_a_week
from outreach.today.lines import Line, Writer
from outreach.today.sentence import Load, sentence
from outreach.today.silence import usual_silence
from outreach.web.filters import hour

MOST = 30
MOST_TO_COMPLETE = 5
MOST_COMING = 8


@dataclass(frozen=True)
class Section:
    """A list that is shown in part: its lines, and how many there are (1000 stands for that or more)."""

    lines: list[Line]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


def today_page(owner: Account) -> dict[str, Any]:
    """Everything that the page shows."""
    today = clock.today(owner.zone)
    writer = Writer(today, owner.zone)
    told = [writer.told(part) for part in parted(within_a_week(owner), today)]
    late = together(_section(queries.late(owner, today), writer.steps), told[0])
    due = together(_section(queries.due(owner, today), writer.steps), told[1])
    silences = _silences(owner, writer, today)
    to_complete = _section(queries.without_hook(owner), writer.people, MOST_TO_COMPLETE)
    steps = writer.steps(db.session.execute(queries.coming(owner, today).limit(MOST_COMING)))
    coming = sorted([*steps, *told[2]], key=_by_day)[:MOST_COMING]
    return {
        "sentence": sentence(load_of(late, due, silences)),
        "late": late,
        "due": due,
        "silences": silences,
        "to_complete": to_complete,
        "coming": coming,
        "following": following([late, due, silences, to_complete]),
        "next_due": db.session.scalar(queries.next_due(owner, today)),
        "week": _week(owner, today),
        "reached": _reached(owner),
        "ahead": ahead(owner, today),
    }


def load_of(late: Section, due: Section, silences: Section) -> Load:
    """What the sentence counts; lines that are not shown count as steps."""
    shown = [*late.lines, *due.lines]
    meetings = [line for line in shown if line.is_appointment or (line.kind is StepKind.MEETING and not line.late)]
    hours = [line.due_at for line in meetings if line.due_at is not None]
    return Load(
        steps=late.count + due.count - len(meetings),
        late=late.count,
        meetings=len(meetings),
        first_hour=hour(min(hours)) if hours else "",
        silences=silences.count,
        only_follow_ups=all(line.told is None for line in shown if line not in meetings),
    )


def together(steps: Section, told: list[Line]) -> Section:
    """Steps and what other rooms say in one list: appointments by their hour, then by day."""
    if not told:
        return steps
    lines = sorted([*steps.lines, *told], key=lambda line: (not line.is_appointment, *_by_day(line)))
    return Section(lines[:MOST], steps.count + len(told))


def following(sections: list[Section]) -> dict[str, str]:
    """The place of each line -> the place of the next one, where the focus goes when it is done."""
    places = [line.anchor for section in sections for line in section.lines]
    return dict(zip(places, [*places[1:], "main"], strict=True)) if places else {}


def _by_day(line: Line) -> tuple[date, str]:
    assert line.due_on is not None
    return line.due_on, line.due_at.isoformat() if line.due_at else "~"


def _section(chosen: queries.Line, write: Any, most: int = MOST) -> Section:
    lines = write(db.session.execute(chosen.limit(most + 1)).all())
    if len(lines) <= most:
        return Section(lines, len(lines))
    return Section(lines[:most], db.session.scalar(queries.counted(chosen)) or 0)


def _silences(owner: Account, writer: Writer, today: date) -> Section:
    usual = usual_silence(owner)
    since = clock.now() - timedelta(days=usual.days)
    days = math.ceil(usual.days)
    to_park = _section(queries.to_park(owner, today), lambda rows: writer.silences(rows, days))
    silent = _section(queries.silent(owner, since), lambda rows: writer.silences(rows, days))
    return Section([*to_park.lines, *silent.lines][:MOST], to_park.count + silent.count)


def _week(owner: Account, today: date) -> dict[str, int]:
    monday = today - timedelta(days=today.weekday())
    done = db.session.scalar(queries.first_contacts_since(owner, monday)) or 0
    return {"done": done, "target": owner.weekly_target, "left": max(0, owner.weekly_target - done)}


def _reached(owner: Account) -> list[tuple[Stage, int]]:
    counts = db.session.execute(queries.ever_reached(owner)).one()
    return list(zip(STAGES[1:], counts, strict=True))
