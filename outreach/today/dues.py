"""What the rooms beside the follow-ups say is due: meetings, thanks, deadlines, answers that are waited for."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from flask import g
from sqlalchemy import ColumnElement, delete, exists, select, true
from sqlalchemy.exc import IntegrityError

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Brief, Introduction, Mentorship, Owned, Programme, Snooze, SocialEvent
from outreach.web.due import Due
from outreach.web.later import later

Provider = Callable[[Account, date, date], list[Due]]
Condition = ColumnElement[bool]
COMING_DAYS = timedelta(days=7)


def _dues(room: str) -> Provider:
    return later(f"outreach.{room}.dues:dues")


# Every room that has days of its own, after what an account without such days has no rows of.
ROOMS: tuple[tuple[type[Owned], Condition, tuple[Provider, ...]], ...] = (
    (
        Mentorship,
        true(),
        tuple(map(_dues, ("mentorships", "mentorships.agreement", "mentorships.meetings", "mentorships.goals"))),
    ),
    (
        Mentorship,
        Mentorship.ended_on.is_(None),
        tuple(map(_dues, ("mentorships.check_ins", "mentorships.recognition"))),
    ),
    (SocialEvent, true(), (_dues("events"),)),
    (Introduction, true(), (_dues("introductions"),)),
    (Programme, true(), (_dues("programmes"),)),
    (Brief, Brief.needed_by.is_not(None), (_dues("briefs"),)),
)


def dues_of(owner: Account, today: date, until: date) -> list[Due]:
    """What is due on or before `until`, appointments of a day by their hour first; what was put off is left out."""
    found = [due for provider in _providers(owner) for due in provider(owner, today, until)]
    if not found:
        return []
    put_off = set(db.session.scalars(select(Snooze.mark).where(Snooze.owner_id == owner.id, Snooze.until > today)))
    return sorted((due for due in found if due.mark not in put_off), key=_order)


def within_a_week(owner: Account) -> list[Due]:
    """What stands on Today: late, of today, and to come within seven days. Asked for once a request."""
    today = clock.today(owner.zone)
    known: dict[tuple[int, date], list[Due]] = g.setdefault("dues", {})
    if (owner.id, today) not in known:
        known[owner.id, today] = dues_of(owner, today, today + COMING_DAYS)
    return known[owner.id, today]


def parted(dues: Iterable[Due], today: date) -> tuple[list[Due], list[Due], list[Due]]:
    """Late, of today, to come."""
    late, due, coming = list[Due](), list[Due](), list[Due]()
    for each in dues:
        (late if each.due_on < today else due if each.due_on == today else coming).append(each)
    return late, due, coming


def due_called(owner: Account, mark: str) -> Due | None:
    """The line of this mark that stands on Today; None when there is none (any more)."""
    return next((due for due in within_a_week(owner) if due.mark == mark), None)


def put_off(owner: Account, due: Due, until: date, today: date) -> None:
    """Do not show this line before `until`. What was put off to a day that has passed is let go of."""
    mine = Snooze.owner_id == owner.id
    db.session.execute(delete(Snooze).where(mine, (Snooze.until <= today) | (Snooze.mark == due.mark)))
    try:
        with db.session.begin_nested():
            db.session.add(Snooze(owner_id=owner.id, mark=due.mark, until=until))
    except IntegrityError:
        pass  # the same click, sent twice at once


def take_up(owner: Account, mark: str) -> None:
    """Show a line again that was put off."""
    for snooze in db.session.scalars(select(Snooze).where(Snooze.owner_id == owner.id, Snooze.mark == mark)):
        db.session.delete(snooze)


def _providers(owner: Account) -> list[Provider]:
    """The rooms in which this account has anything: most accounts have no mentorship yet."""
    used = select(*(exists().where(model.owner_id == owner.id, such) for model, such, _providers in ROOMS))
    there = db.session.execute(used).one()
    return [each for (_model, _such, providers), some in zip(ROOMS, there, strict=True) if some for each in providers]


def _order(due: Due) -> tuple[date, bool, str, str]:
    return due.due_on, due.due_at is None, due.due_at.isoformat() if due.due_at else "", due.mark
