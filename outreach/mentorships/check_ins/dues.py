"""What the check-ins of all mentorships tell Today: one is due, something was not changed yet, a month has no pulse."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from flask import url_for

from outreach.extensions import db
from outreach.mentorships.check_ins import queries
from outreach.mentorships.check_ins.rhythm import IN_STEP, month_of, next_check_in, pulse_day, pulse_months
from outreach.mentorships.terms import month_words
from outreach.models import Account, Phase
from outreach.models.rhythm import months_after
from outreach.text import _
from outreach.web.due import Due
from outreach.web.mentoring_words import ISSUE_LABELS

CHANGED_WITHIN = timedelta(days=7)


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """Everything due on or before `until`, late ones too; nothing is asked for in preparation."""
    rows = db.session.execute(queries.standing(owner)).all()
    if not rows:
        return []
    found = [*_check_ins(rows, today), *_issues(owner, rows), *_pulses(owner, rows, today, until)]
    return sorted((due for due in found if due.due_on <= until), key=lambda due: (due.due_on, due.mark))


def _check_ins(rows: Sequence[Any], today: date) -> Iterator[Due]:
    for row in rows:
        if row.phase not in IN_STEP:
            continue
        day = next_check_in(row.last, row.since, today)
        yield Due(
            mark=f"check-in-{row.id}-{day}",
            name=row.name,
            why=_("Check in: how does it go between you?"),
            due_on=day,
            url=url_for("check_ins.index", mentorship_id=row.id, _anchor="check-in"),
            act=_("Check in"),
            lead_id=row.lead_id,
        )


def _issues(owner: Account, rows: Sequence[Any]) -> Iterator[Due]:
    of, told = {row.id: row for row in rows}, set()
    for issue in db.session.execute(queries.issues_of(owner)):
        if (issue.mentorship_id, issue.issue) in told:
            continue  # the same trouble, said again
        told.add((issue.mentorship_id, issue.issue))
        row = of[issue.mentorship_id]
        yield Due(
            mark=f"issue-{issue.id}",
            name=row.name,
            why=_("Say what you changed: %(issue)s", issue=ISSUE_LABELS[issue.issue]),
            due_on=issue.on_day + CHANGED_WITHIN,
            url=url_for("check_ins.index", mentorship_id=row.id, _anchor="open"),
            act=_("Say it"),
            lead_id=row.lead_id,
        )


def _pulses(owner: Account, rows: Sequence[Any], today: date, until: date) -> Iterator[Due]:
    asked = [
        (row, month)
        for row in rows
        if row.phase is not Phase.PREPARATION
        for month in pulse_months(row.began_on, today, until)
    ]
    if not asked:
        return
    answered = {tuple(row) for row in db.session.execute(queries.months_answered(owner, _month_before(today)))}
    for row, month in asked:
        if (row.id, month) not in answered:
            yield _pulse(row, month)


def _pulse(row: Any, month: date) -> Due:
    return Due(
        mark=f"pulse-{row.id}-{month:%Y-%m}",
        name=row.name,
        why=_("Three questions about %(month)s", month=month_words(month)),
        due_on=pulse_day(month),
        url=url_for("check_ins.pulse", mentorship_id=row.id, month=f"{month:%Y-%m}"),
        act=_("Answer"),
        lead_id=row.lead_id,
    )


def _month_before(today: date) -> date:
    return months_after(month_of(today), -1)
