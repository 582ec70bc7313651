"""The page of the check-ins, printed: what is open, the box for one more, the moods, the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template, request

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.check_ins import drawing, queries, words
from outreach.mentorships.check_ins.actions import values_of
from outreach.mentorships.check_ins.forms import ChangedForm, CheckInForm
from outreach.mentorships.check_ins.months import month_now, who_answered
from outreach.mentorships.check_ins.standing import due_day
from outreach.mentorships.entries import tag_of
from outreach.models import CheckIn, Issue, Mentorship
from outreach.text import _l
from outreach.web.forms import choices_of
from outreach.web.mentoring_words import CHECK_IN_LABELS, ISSUE_LABELS
from outreach.web.owned import current_owner

SHOWN = 10
MOODS = 52
LABELS = {
    "how_labels": CHECK_IN_LABELS,
    "issue_labels": ISSUE_LABELS,
    "mood_labels": words.MOOD_LABELS,
}


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """A trouble of which nobody said yet what was changed: the day it was first said, how often, and where last."""

    issue: Issue
    since: date
    times: int
    latest: CheckIn
    form: ChangedForm


def listed(
    mentorship: Mentorship, form: CheckInForm | None = None, changed: tuple[int, ChangedForm] | None = None
) -> str:
    """The whole page; a form that was sent and cannot be used is given, so that it says why."""
    found = db.session.scalars(queries.check_ins(mentorship)).all()
    today, latest = clock.today(current_owner().zone), found[0] if found else None
    return render_template(
        "check_ins/index.html",
        mentorship=mentorship,
        headline=words.headline(mentorship, latest, due_day(mentorship, today), today),
        asked=words.asked(mentorship),
        form=form or empty_form(latest),
        issues=open_issues(mentorship, changed),
        check_ins=found if "all" in request.args else found[:SHOWN],
        all_of_them=len(found),
        **_moods(found),
        **_pulse(mentorship),
        **LABELS,
    )


def _moods(found: Sequence[CheckIn]) -> dict[str, Any]:
    rated = [(row.on_day, row.mood) for row in reversed(found) if row.mood is not None][-MOODS:]
    return {"rated": rated, "mood_line": drawing.over_days(rated)}


def _pulse(mentorship: Mentorship) -> dict[str, Any]:
    rows = db.session.scalars(queries.pulses(mentorship)).all()
    month = month_now(mentorship, rows)
    mine, theirs = who_answered(rows, month)
    return {"pulse_said": words.pulse_headline(mentorship, month, mine, theirs), "pulse_given": mine}


def asked(mentorship: Mentorship, check_in: CheckIn, form: CheckInForm) -> str:
    """One check-in as a form."""
    return render_template("check_ins/edit.html", mentorship=mentorship, check_in=check_in, form=form, **LABELS)


def empty_form(latest: CheckIn | None) -> CheckInForm:
    """The box for one more, held as the last one was."""
    usual: dict[str, Any] = {"how": latest.how} if latest is not None else {}
    return CheckInForm(on_day=clock.today(current_owner().zone), **usual)


def filled_form(check_in: CheckIn) -> CheckInForm:
    """What a check-in says, to be corrected: a mood can be taken back too."""
    values = values_of(check_in)
    form = CheckInForm(**values, seen=tag_of(values))
    form.mood.choices = choices_of({"": _l("Not said"), **words.MOOD_LABELS})
    return form


def open_issues(mentorship: Mentorship, sent: tuple[int, ChangedForm] | None = None) -> list[OpenIssue]:
    """What is open, one line a trouble, the one that waits longest at the top."""
    rows = db.session.scalars(queries.open_issues(mentorship)).all()
    found = []
    for issue in dict.fromkeys(row.issue for row in rows):
        of_one = [row for row in rows if row.issue is issue]
        assert issue is not None
        latest = of_one[-1]
        form = sent[1] if sent is not None and sent[0] == latest.id else ChangedForm(latest)
        found.append(OpenIssue(issue, of_one[0].on_day, len(of_one), latest, form))
    return found
