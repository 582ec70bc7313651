"""The pulse: three questions a month, mine here, theirs by a link or as they said it; both sides over the months."""

from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import links
from outreach.mentorships.check_ins import actions, drawing, queries, words
from outreach.mentorships.check_ins.forms import PulseForm
from outreach.mentorships.check_ins.months import month_named, month_now, months_to_ask, who_answered
from outreach.mentorships.check_ins.pulse import Answers, Month, by_month
from outreach.mentorships.check_ins.rhythm import month_of
from outreach.mentorships.entries import of
from outreach.mentorships.terms import month_words
from outreach.models import Door, Mentorship, Party, Pulse
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def pulse(mentorship_id: int) -> ResponseReturnValue:
    """The page, about the month in `?month=2026-03`."""
    return _page(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def answer(mentorship_id: int) -> ResponseReturnValue:
    """Keep the answer of one side; a second one takes the place of the first."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    side = Party.THEM if request.form.get("side") == Party.THEM else Party.ME
    form = PulseForm(side, months_to_ask(mentorship))
    if not form.validate_on_submit():
        return _page(mentorship, form), 422
    actions.answer(mentorship, side, form.chosen, form.answers)
    db.session.commit()
    toast(_("The answer about %(month)s is kept.", month=month_words(form.chosen)))
    return _to(mentorship_id, form.chosen)


@access(SIGNED_IN, mentorship_id=Mentorship, pulse_id=Pulse)
def remove_pulse(mentorship_id: int, pulse_id: int) -> ResponseReturnValue:
    """It was a mistake; Undo writes it again."""
    row = of(mentorship_id, owned_to_write(Pulse, pulse_id))
    month = month_of(row.month)
    grades = {name: str(getattr(row, name)) for name in words.QUESTIONS}
    fields = {"side": row.side.value, "month": f"{month:%Y-%m}", **grades}
    db.session.delete(row)
    db.session.commit()
    undo = url_for("check_ins.answer", mentorship_id=mentorship_id)
    toast(_("The answer about %(month)s is removed.", month=month_words(month)), undo=undo, fields=fields)
    return _to(mentorship_id, month)


def _page(mentorship: Mentorship, sent: PulseForm | None = None) -> str:
    rows = db.session.scalars(queries.pulses(mentorship)).all()
    asked = (sent.month.data if sent is not None else request.args.get("month")) or ""
    chosen = month_named(mentorship, asked) or month_now(mentorship, rows)
    given = {row.side: row for row in rows if month_of(row.month) == chosen}
    forms = {side: _form(mentorship, side, chosen, given.get(side)) for side in Party}
    forms |= {sent.side: sent} if sent is not None else {}
    return render_template(
        "check_ins/pulse.html",
        mentorship=mentorship,
        headline=words.pulse_headline(mentorship, chosen, *who_answered(rows, chosen)),
        given=given,
        mine=forms[Party.ME],
        theirs=forms[Party.THEM],
        statements=words.statements(mentorship),
        box=links.box(mentorship, Door.PULSE),
        Party=Party,
        month_words=month_words,
        **_months(mentorship, by_month(rows, clock.today(current_owner().zone))),
    )


def _months(mentorship: Mentorship, months: list[Month]) -> dict[str, Any]:
    """Both sides over the months."""
    mine, theirs = [m.mine for m in months if m.mine], [m.theirs for m in months if m.theirs]
    return {
        "months": months,
        "pictures": _pictures(months),
        "questions": words.QUESTIONS,
        "averages": [words.averages_words(_("You"), mine), words.averages_words(mentorship.display_name, theirs)],
        "short_month": words.short_month,
    }


def _form(mentorship: Mentorship, side: Party, chosen: date, given: Pulse | None) -> PulseForm:
    values: dict[str, Any] = {name: getattr(given, name) for name in words.QUESTIONS} if given is not None else {}
    return PulseForm(side, months_to_ask(mentorship), formdata=None, month=f"{chosen:%Y-%m}", **values)


def _pictures(months: list[Month]) -> dict[str, dict[str, drawing.GradeLine]]:
    """Question -> side -> line."""
    return {
        name: {
            "mine": drawing.over_months([_grade(month.mine, n) for month in months]),
            "theirs": drawing.over_months([_grade(month.theirs, n) for month in months]),
        }
        for n, name in enumerate(words.QUESTIONS)
    }


def _grade(answers: Answers | None, place: int) -> int | None:
    return None if answers is None else answers[place]


def _to(mentorship_id: int, month: date) -> ResponseReturnValue:
    return redirect(url_for("check_ins.pulse", mentorship_id=mentorship_id, month=f"{month:%Y-%m}"), 303)
