"""What came of a mentorship: written down, corrected, removed."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.entries import as_typed, check_seen, of
from outreach.mentorships.outcomes import actions, page
from outreach.models import Mentorship, Outcome
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import weekday
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def index(mentorship_id: int) -> ResponseReturnValue:
    """Everything that came of it, and the form for one more."""
    return page.listed(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def keep(mentorship_id: int) -> ResponseReturnValue:
    """Write one down."""
    mentorship = owned(Mentorship, mentorship_id)
    form = page.empty_form(mentorship)
    if not carried_out(form, lambda: actions.write_down(current_owner(), mentorship, form.told)):
        return page.listed(owned(Mentorship, mentorship_id), form), 422
    db.session.commit()
    toast(_("Written down."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, outcome_id=Outcome)
def edit(mentorship_id: int, outcome_id: int) -> ResponseReturnValue:
    """Correct one."""
    mentorship, outcome = owned(Mentorship, mentorship_id), of(mentorship_id, owned_to_write(Outcome, outcome_id))
    form = page.filled_form(mentorship, outcome)
    if not form.is_submitted():
        return page.asked(mentorship, outcome, form)

    def verb() -> None:
        check_seen(form, actions.values_of(outcome), outcome.text)
        actions.correct(current_owner(), mentorship, outcome, form.told)

    if not carried_out(form, verb):
        return page.asked(owned(Mentorship, mentorship_id), owned(Outcome, outcome_id), form), 422
    db.session.commit()
    toast(_("Corrected."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, outcome_id=Outcome)
def remove(mentorship_id: int, outcome_id: int) -> ResponseReturnValue:
    """It was a mistake; Undo writes it again."""
    outcome = of(mentorship_id, owned_to_write(Outcome, outcome_id))
    fields = as_typed(actions.values_of(outcome))
    day = weekday(outcome.on_day)
    db.session.delete(outcome)
    db.session.commit()
    undo = url_for("outcomes.keep", mentorship_id=mentorship_id)
    toast(_("The entry of %(day)s is removed.", day=day), undo=undo, fields=fields)
    return _to(mentorship_id)


def _to(mentorship_id: int) -> ResponseReturnValue:
    return redirect(url_for("outcomes.index", mentorship_id=mentorship_id), 303)
