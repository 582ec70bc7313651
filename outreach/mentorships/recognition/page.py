"""The page of the thanks, printed: the ledger, ideas; beside it the budget, and what the hours are worth."""

from flask import render_template, request

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.entries import tag_of
from outreach.mentorships.money import printed_money
from outreach.mentorships.queries import minutes_held, terms
from outreach.mentorships.recognition import ideas, queries, words
from outreach.mentorships.recognition.actions import values_of
from outreach.mentorships.recognition.forms import ThanksForm
from outreach.mentorships.recognition.words import Sums
from outreach.models import Mentorship, Recognition, Role
from outreach.web.owned import current_owner

ONE_HOUR = 60


def listed(mentorship: Mentorship, form: ThanksForm | None = None) -> str:
    """The whole page; a form that was sent and cannot be used is given, so that it says why."""
    rows = db.session.scalars(queries.thanks(mentorship)).all()
    sums = _sums(mentorship, sum(row.cost for row in rows))
    return render_template(
        "recognition/index.html",
        mentorship=mentorship,
        as_mentor=mentorship.role is Role.MENTOR,
        headline=words.headline(mentorship, rows[0] if rows else None, clock.today(current_owner().zone)),
        form=form or empty_form(mentorship),
        rows=rows,
        sums=sums,
        budget=words.budget_words(mentorship, sums.spent),
        worth=words.worth_words(mentorship, sums),
        precedent=words.precedent(mentorship),
        agreed=terms(mentorship),
        ideas=ideas.by_grade(),
        grade_labels=ideas.GRADE_LABELS,
        printed_money=printed_money,
    )


def asked(mentorship: Mentorship, row: Recognition, form: ThanksForm) -> str:
    """One line as a form."""
    return render_template("recognition/edit.html", mentorship=mentorship, row=row, form=form)


def empty_form(mentorship: Mentorship) -> ThanksForm:
    """The form for one more, with the idea of `?idea=pizza` written into it."""
    idea = ideas.BY_KEY.get(request.args.get("idea", ""))
    given: dict[str, object] = {"what": str(idea.what)} if idea is not None else {}
    if idea is not None and idea.grade is ideas.Grade.NOTHING:
        given["cost"] = 0
    return ThanksForm(mentorship, on_day=clock.today(current_owner().zone), **given)


def filled_form(mentorship: Mentorship, row: Recognition) -> ThanksForm:
    """What a line says, to be corrected."""
    values = values_of(row)
    return ThanksForm(mentorship, **values, seen=tag_of(values))


def _sums(mentorship: Mentorship, spent: int) -> Sums:
    minutes, rate = minutes_held(mentorship), mentorship.hourly_rate
    return Sums(spent, minutes, None if rate is None else round(minutes * rate / ONE_HOUR))
