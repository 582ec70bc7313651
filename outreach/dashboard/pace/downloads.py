"""The figures of pace and habit as CSV: one row a week, a day, a message or a weekday."""

from collections.abc import Callable
from typing import Any

from outreach.analysis.habit import DAYS_OF_WEEK
from outreach.analysis.promises import Due
from outreach.dashboard.downloads import as_csv
from outreach.dashboard.pace.results import Habits
from outreach.models import Account

Rows = list[dict[str, Any]]

COLUMNS = {
    "weeks": ("monday", "contacts", "replies", "meetings", "target", "over", "as_of"),
    "calendar": ("day", "people", "works", "as_of"),
    "follow-ups": (
        "monday", "k", "n", "rate", "low", "high", "level", "late", "overdue", "not_yet", "answered", "called_off",
        "ended_after", "as_of",
    ),
    "touches": ("message", "k", "n", "rate", "low", "high", "level", "not_yet", "answered", "as_of"),
    "weekdays": ("weekday", "contacts", "follow_ups_due", "works", "as_of"),
}  # fmt: skip
SHEETS = tuple(COLUMNS)


def sheet(name: str, found: Habits, owner: Account) -> str:
    """One of SHEETS as CSV. The row of follow-ups without a Monday is all of them."""
    makers: dict[str, Callable[[], Rows]] = {
        "weeks": lambda: _weeks(found),
        "calendar": lambda: _calendar(found, owner),
        "follow-ups": lambda: _follow_ups(found),
        "touches": lambda: _touches(found),
        "weekdays": lambda: _weekdays(found, owner),
    }
    as_of = found.as_of.isoformat()
    return as_csv(COLUMNS[name], [row | {"as_of": as_of} for row in makers[name]()])


def _weeks(found: Habits) -> Rows:
    return [
        {
            "monday": week.monday.isoformat(),
            "contacts": week.contacts,
            "replies": week.replies,
            "meetings": week.meetings,
            "target": found.pace.target,
            "over": not week.current,
        }
        for week in found.pace.weeks
    ]


def _calendar(found: Habits, owner: Account) -> Rows:
    return [
        {
            "day": found.calendar.day(place).isoformat(),
            "people": people,
            "works": owner.works_on(place % DAYS_OF_WEEK),
        }
        for place, people in enumerate(found.calendar.people)
    ]


def _follow_ups(found: Habits) -> Rows:
    weeks = [(week.monday.isoformat(), week.due) for week in found.promises.weeks]
    return [_due(monday, due) for monday, due in [*weeks, ("", found.promises.all)]]


def _due(monday: str, due: Due) -> dict[str, Any]:
    rate = due.rate
    counts = {name: getattr(due, name) for name in ("late", "overdue", "not_yet", "answered", "called_off")}
    return {
        "monday": monday, "k": rate.k, "n": rate.n, "rate": rate.rate, "low": rate.low, "high": rate.high,
        "level": rate.level, **counts, "ended_after": due.after,
    }  # fmt: skip


def _touches(found: Habits) -> Rows:
    return [
        {
            "message": touch.number, "k": touch.rate.k, "n": touch.rate.n, "rate": touch.rate.rate,
            "low": touch.rate.low, "high": touch.rate.high, "level": touch.rate.level, "not_yet": touch.not_yet,
            "answered": found.touches.answered,
        }
        for touch in found.touches.touches
    ]  # fmt: skip


def _weekdays(found: Habits, owner: Account) -> Rows:
    pairs = zip(found.calendar.by_weekday(), found.promises.coming, strict=True)
    return [
        {"weekday": weekday + 1, "contacts": contacts, "follow_ups_due": due, "works": owner.works_on(weekday)}
        for weekday, (contacts, due) in enumerate(pairs)
    ]
