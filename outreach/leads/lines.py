"""The rows of the list, as they are printed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple

from flask import current_app
from markupsafe import Markup
from sqlalchemy import Row

from outreach.models import Stage, StepKind
from outreach.text import _, language
from outreach.web import filters


class Reader(NamedTuple):
    """For whom the days are put into words."""

    language: str
    zone: tzinfo
    today: date

    @classmethod
    def of_request(cls) -> "Reader":
        """Whoever asked."""
        return cls(language(), filters.zone(), filters.today())


class Addresses(NamedTuple):
    """The addresses of the pages of leads: that of lead 0, and what follows it."""

    pattern: str
    tail: str = ""

    def __call__(self, lead_id: int) -> str:
        """The address of one of them; to build each anew would cost more than the query."""
        return self.pattern.replace("/0", f"/{lead_id}", 1) + self.tail


class Person(NamedTuple):
    """One row of the list, as the database gives it."""

    id: int
    name: str
    email: str | None
    linkedin: str | None
    title: str
    company: str
    stage: Stage
    closing: str | None
    hook: str
    last_touch_at: datetime | None
    step_kind: StepKind | None
    step_on: date | None
    step_at: datetime | None


WIDTH = len(Person._fields)


def printed(
    rows: Sequence[Row[Any]], url: Addresses, hook_url: Addresses, scores: Mapping[int, str] | None = None
) -> Markup:
    """The rows of a page as rows of the table; with `scores`, lead -> words, there is a column of them."""
    reader, said = Reader.of_request(), scores or {}
    parts = [_row(row[:WIDTH], said.get(row[0]), url, hook_url, reader) for row in rows]
    return Markup("\n".join(parts))  # noqa: S704


@lru_cache(2_000)
def _row(values: tuple[Any, ...], score: str | None, url: Addresses, hook_url: Addresses, reader: Reader) -> Markup:
    # Everything that the row shows is among the arguments, so one that was printed before need not be printed again.
    person = Person(*values)
    touched = person.last_touch_at and person.last_touch_at.astimezone(reader.zone).date()
    row: Markup = _macro().row(
        person, name=name_of(person), detail=detail_of(person), url=url(person.id), hook_url=hook_url(person.id),
        touched=touched, step=_step_words(person), score=score,
    )  # fmt: skip
    return row


def _macro() -> Any:
    return current_app.jinja_env.get_template("leads/_row.html").module


def name_of(row: Any) -> str:
    """What to call the person: the name, else the address, else the LinkedIn page."""
    return row.name or row.email or row.linkedin or ""


def detail_of(row: Any) -> str:
    """Title and company, as much of it as is known."""
    return ", ".join(word for word in (row.title, row.company) if word)


def _step_words(person: Person) -> str:
    due = person.step_on
    if due is None:
        return ""
    if filters.late(due):
        return filters.due(due)
    if person.step_at is not None:
        return _("%(day)s, %(hour)s", day=filters.due(due), hour=filters.hour(person.step_at))
    if person.step_kind is StepKind.MEETING:
        return _("Meeting %(day)s", day=filters.day(due))
    return filters.due(due)
