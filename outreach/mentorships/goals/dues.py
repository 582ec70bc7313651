"""What the goals tell Today: their days and their reviews."""

from datetime import date
from typing import Any

from flask import url_for

from outreach.extensions import db
from outreach.mentorships.goals.queries import due_goals
from outreach.models import Account
from outreach.text import _, _n
from outreach.web.due import Due
from outreach.web.filters import weekday


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """The days and reviews of goals on or before `until`, late ones too; one line a goal, so nobody is asked twice.

    A goal whose day has come is asked for its end; before that, whichever of day and review comes first.
    """
    found = db.session.execute(due_goals(owner, until)).all()
    return [_day_of(row, today) if _by_day(row, today) else _review_of(row) for row in found]


def _by_day(row: Any, today: date) -> bool:
    if row.due_on is None or row.review_on is None:
        return row.review_on is None
    return bool(row.due_on <= max(today, row.review_on))


def _day_of(row: Any, today: date) -> Due:
    left = (row.due_on - today).days
    if left < 0:
        since = _n("its day was %(num)s day ago", "its day was %(num)s days ago", -left)
    else:
        since = _("by today") if left == 0 else _("by %(day)s", day=weekday(row.due_on))
    return _line(row, f"goal-{row.id}-{row.due_on}", row.due_on, since)


def _review_of(row: Any) -> Due:
    return _line(row, f"goal-review-{row.id}-{row.review_on}", row.review_on, _("to be reviewed"))


def _line(row: Any, mark: str, on_day: date, since: str) -> Due:
    return Due(
        mark=mark,
        name=row.name,
        why=_("Goal: %(title)s", title=row.title),
        due_on=on_day,
        url=url_for("goals.show", mentorship_id=row.mentorship_id, goal_id=row.id, _anchor="review"),
        act=_("Review"),
        since=since,
        lead_id=row.lead_id,
    )
