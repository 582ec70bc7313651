"""A line of the list as it is printed. Days repeat within a page, so each is put into words once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Row

from outreach.leads.queries import Step
from outreach.models import Stage, StepKind
from outreach.text import _
from outreach.web import filters
from outreach.web.words import STEP_LABELS


@dataclass(frozen=True, slots=True)
class When:
    """A day in words, in full for who asks, and for programs."""

    words: str
    full: str
    iso: str


@dataclass(frozen=True, slots=True)
class StepWords:
    """The next step: what it is, when, and whether that is past."""

    kind: str
    words: str
    late: bool
    iso: str


@dataclass(frozen=True, slots=True)
class Line:
    """One person."""

    id: int
    name: str
    detail: str
    stage: Stage
    closing: str | None
    hook: str
    touched: When | None
    step: StepWords | None


def lines_of(rows: Sequence[Row[Any]], steps: Mapping[int, Step]) -> list[Line]:
    """The rows of a page and their next steps, as they are printed."""
    touched, step_words = _days_in_words(filters.age), _steps_in_words()
    zone = filters.zone()
    return [
        Line(
            id=row.id,
            name=name_of(row),
            detail=detail_of(row),
            stage=row.stage,
            closing=row.closing,
            hook=row.hook,
            touched=touched(row.last_touch_at.astimezone(zone).date()) if row.last_touch_at else None,
            step=step_words(steps[row.id]) if row.id in steps else None,
        )
        for row in rows
    ]


def name_of(row: Any) -> str:
    """What to call the person: the name, else the address, else the LinkedIn page."""
    return row.name or row.email or row.linkedin or ""


def detail_of(row: Any) -> str:
    """Title and company, as much of it as is known."""
    return ", ".join(word for word in (row.title, row.company) if word)


def _days_in_words(short: Callable[[date], str]) -> Callable[[date], When]:
    return cache(lambda day: When(short(day), filters.long_day(day), day.isoformat()))


def _steps_in_words() -> Callable[[Step], StepWords]:
    kinds: dict[StepKind, str] = {kind: str(label) for kind, label in STEP_LABELS.items()}

    @cache
    def printed(kind: StepKind, due_on: date, due_at: datetime | None) -> StepWords:
        late = filters.late(due_on)
        return StepWords(kinds[kind], _step_day(kind, due_on, due_at, late=late), late, due_on.isoformat())

    return lambda step: printed(step.kind, step.due_on, step.due_at)


def _step_day(kind: StepKind, due_on: date, due_at: datetime | None, *, late: bool) -> str:
    if late:
        return filters.due(due_on)
    if due_at is not None:
        return _("%(day)s, %(hour)s", day=filters.due(due_on), hour=filters.hour(due_at))
    if kind is StepKind.MEETING:
        return _("Meeting %(day)s", day=filters.day(due_on))
    return filters.due(due_on)
