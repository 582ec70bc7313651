"""The page of the outcomes, printed."""

from flask import render_template

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.entries import tag_of
from outreach.mentorships.outcomes import queries, words
from outreach.mentorships.outcomes.actions import values_of
from outreach.mentorships.outcomes.forms import OutcomeForm
from outreach.models import Mentorship, Outcome, Role
from outreach.web.mentoring_words import OUTCOME_LABELS
from outreach.web.owned import current_owner


def listed(mentorship: Mentorship, form: OutcomeForm | None = None) -> str:
    """The whole page; a form that was sent and cannot be used is given, so that it says why."""
    rows = db.session.scalars(queries.outcomes(mentorship)).all()
    return render_template(
        "outcomes/index.html",
        mentorship=mentorship,
        as_mentor=mentorship.role is Role.MENTOR,
        headline=words.headline(mentorship, rows),
        form=form or empty_form(mentorship),
        rows=rows,
        advice=dict(db.session.execute(queries.advice_named(mentorship)).all()),
        labels=OUTCOME_LABELS,
        icons=words.ICONS,
    )


def asked(mentorship: Mentorship, outcome: Outcome, form: OutcomeForm) -> str:
    """One outcome as a form."""
    return render_template("outcomes/edit.html", mentorship=mentorship, outcome=outcome, form=form)


def empty_form(mentorship: Mentorship) -> OutcomeForm:
    """The form for one more."""
    advice = db.session.scalars(queries.tried_advice(mentorship)).all()
    return OutcomeForm(mentorship, advice, on_day=clock.today(current_owner().zone))


def filled_form(mentorship: Mentorship, outcome: Outcome) -> OutcomeForm:
    """What an outcome says, to be corrected."""
    values = values_of(outcome)
    advice = db.session.scalars(queries.tried_advice(mentorship, outcome.advice_id)).all()
    return OutcomeForm(mentorship, advice, **values, seen=tag_of(values))
