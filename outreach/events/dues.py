"""What events ask of a day: invitations without an answer, the event itself, and who came.

One line for an event, never one for each person: with a person, an unanswered invitation is followed up as any message.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from flask import url_for
from sqlalchemy import Select, func, select

from outreach.events import queries
from outreach.extensions import db
from outreach.models import Account, EventGuest, SocialEvent
from outreach.text import _, _n
from outreach.web.due import Due
from outreach.web.filters import hour, weekday

ONE_DAY = timedelta(days=1)
ASKED_AGAIN = timedelta(days=7)
LEFT_ALONE = timedelta(days=2)
REMEMBERED = timedelta(days=90)
"""Of whom it is not said by then whether they came, it will not be said."""

EVENT = (
    SocialEvent.id, SocialEvent.title, SocialEvent.starts_on, SocialEvent.ends_on, SocialEvent.starts_at,
    SocialEvent.place,
)  # fmt: skip
MARKS = {
    "invited": queries.INVITED, "accepted": queries.ACCEPTED, "declined": queries.DECLINED, "came": queries.CAME,
    "stayed_away": queries.STAYED_AWAY,
}  # fmt: skip


class Person(NamedTuple):
    """What is said of one person at one event, each once."""

    invited_on: date | None
    invited: bool
    accepted: bool
    declined: bool
    said: bool
    """Whether they came or not."""


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """Everything about events that is due on or before `until`."""
    rows = db.session.execute(_rows(owner, today, until)).all()
    found = [due for _id, group in groupby(rows, lambda row: row.id) for due in _of_event(list(group), today)]
    return [due for due in found if due.due_on <= until]


def _rows(owner: Account, today: date, until: date) -> Select[Any]:
    """The events around today, each with its people; once without any when it has none."""
    flags = [queries.one_if(condition).label(name) for name, condition in MARKS.items()]
    events = select(*EVENT, EventGuest.lead_id, EventGuest.invited_on, *flags).select_from(SocialEvent)
    rows: Select[Any] = queries.with_touchpoints(events.outerjoin(EventGuest, EventGuest.event_id == SocialEvent.id))
    last_day = func.coalesce(SocialEvent.ends_on, SocialEvent.starts_on)
    around = last_day >= today - REMEMBERED, SocialEvent.starts_on <= until + ASKED_AGAIN
    return rows.where(SocialEvent.owner_id == owner.id, *around).order_by(SocialEvent.starts_on, SocialEvent.id)


def _of_event(rows: Sequence[Any], today: date) -> Iterator[Due]:
    event, people = rows[0], _people(rows)
    last_day = event.ends_on or event.starts_on
    if last_day < today:
        unsaid = sum((one.invited or one.accepted) and not one.declined and not one.said for one in people)
        if unsaid:
            yield _who_came(event, unsaid, last_day + ONE_DAY)
        return
    yield _itself(event, today)
    if event.starts_on > today:
        yield from _answers(event, people)


def _people(rows: Sequence[Any]) -> list[Person]:
    """Each person once: after a merge a lead may stand there twice."""
    found: dict[int, Person] = {}
    for row in rows:
        if row.lead_id is None:
            continue
        one = Person(row.invited_on, *map(bool, (row.invited, row.accepted, row.declined, row.came or row.stayed_away)))
        other = found.get(row.lead_id, one)
        days = [day for day in (one.invited_on, other.invited_on) if day is not None]
        found[row.lead_id] = Person(
            min(days, default=None), *(mine or theirs for mine, theirs in zip(one[1:], other[1:], strict=True))
        )
    return list(found.values())


def _itself(event: Any, today: date) -> Due:
    day = event.starts_on
    where = {"place": event.place} if event.place else None
    if day == today + ONE_DAY:
        why = _("Tomorrow, %(hour)s", hour=hour(event.starts_at)) if event.starts_at else _("Tomorrow")
        return _due(event, f"event-{event.id}-eve", why, today)
    if day < today:
        return _due(event, f"event-{event.id}-{today}", _("Goes on until %(day)s", day=weekday(event.ends_on)), today)
    why = _("Event, %(place)s", **where) if where else _("Event")
    return _due(event, f"event-{event.id}-day", why, day, due_at=event.starts_at)


def _answers(event: Any, people: list[Person]) -> Iterator[Due]:
    waiting = [one for one in people if one.invited and not (one.accepted or one.declined or one.said)]
    asked = [max(event.starts_on - ASKED_AGAIN, (one.invited_on or event.starts_on) + LEFT_ALONE) for one in waiting]
    if asked and min(asked) < event.starts_on:
        why = _n("%(num)s invitation without an answer", "%(num)s invitations without an answer", len(waiting))
        since = _("The event is on %(day)s", day=weekday(event.starts_on))
        yield _due(event, f"event-{event.id}-answers", why, min(asked), since=since)


def _who_came(event: Any, unsaid: int, day: date) -> Due:
    why = _n("Say whether %(num)s person came", "Say whether %(num)s people came", unsaid)
    return _due(event, f"event-{event.id}-came", why, day, since=_("It was on %(day)s", day=weekday(event.starts_on)))


def _due(event: Any, mark: str, why: str, day: date, **more: Any) -> Due:
    return Due(mark, event.title, why, day, url_for("events.show", event_id=event.id), _("Open it"), **more)
