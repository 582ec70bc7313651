"""A line of the list as it is printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from flask import current_app
from markupsafe import Markup
from sqlalchemy import Row

from outreach.models import StepKind
from outreach.text import _, language
from outreach.web import filters
from outreach.web.words import step_label


@dataclass(frozen=True, slots=True)
class When:
    """A day in words, in full for who asks, and for programs."""

    words: str
    full: str
    iso: str


class Step(NamedTuple):
    """The next step with a lead."""

    kind: StepKind
    due_on: date
    due_at: datetime | None


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

    url: str
    hook_url: str
    name: str
    detail: str
    stage: str
    closing: str | None
    hook: str
    touched: When | None
    step: StepWords | None


def lines_of(rows: Sequence[Row[Any]], url: Callable[[int], str], hook_url: Callable[[int], str]) -> list[Line]:
    """The rows of a page, as they are printed."""
    zone = filters.zone()
    days, step_words = _words_of(language(), str(zone), filters.today())
    return [
        Line(
            url=url(row.id),
            hook_url="" if row.hook else hook_url(row.id),
            name=name_of(row),
            detail=detail_of(row),
            stage=row.stage.value,
            closing=row.closing,
            hook=row.hook,
            touched=days[row.last_touch_at.astimezone(zone).date()] if row.last_touch_at else None,
            step=step_words[Step(row.step_kind, row.step_on, row.step_at)] if row.step_on else None,
        )
        for row in rows
    ]


def printed(lines: Sequence[Line]) -> Markup:
    """The lines as rows of the table."""
    said = language()
    return Markup("\n").join(_row(line, said) for line in lines)


@lru_cache(2_000)
def _row(line: Line, _language: str) -> Markup:
    # Everything that the row shows is in the line, so one that was printed before need not be printed again.
    row: Markup = current_app.jinja_env.get_template("leads/_row.html").module.row(line)  # type: ignore[attr-defined]
    return row


def name_of(row: Any) -> str:
    """What to call the person: the name, else the address, else the LinkedIn page."""
    return row.name or row.email or row.linkedin or ""


def detail_of(row: Any) -> str:
    """Title and company, as much of it as is known."""
    return ", ".join(word for word in (row.title, row.company) if word)


class Days(dict[date, When]):
    """Days in words, each found once."""

    def __missing__(self, day: date) -> When:
        found = self[day] = When(filters.age(day), filters.long_day(day), day.isoformat())
        return found


class Steps(dict[Step, StepWords]):
    """Next steps in words, each found once."""

    def __missing__(self, step: Step) -> StepWords:
        late = filters.late(step.due_on)
        words = StepWords(step_label(step.kind), _step_day(step, late=late), late, step.due_on.isoformat())
        self[step] = words
        return words


@lru_cache(64)
def _words_of(_language: str, _zone: str, _today: date) -> tuple[Days, Steps]:
    """The words that readers of one language and zone see on one day: to find them anew takes longer than the query."""
    return Days(), Steps()


def _step_day(step: Step, *, late: bool) -> str:
    if late:
        return filters.due(step.due_on)
    if step.due_at is not None:
        return _("%(day)s, %(hour)s", day=filters.due(step.due_on), hour=filters.hour(step.due_at))
    if step.kind is StepKind.MEETING:
        return _("Meeting %(day)s", day=filters.day(step.due_on))
    return filters.due(step.due_on)
