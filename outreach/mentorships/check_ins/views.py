"""Check-ins: one a week, written down, corrected, removed; and what was changed because of an issue."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.check_ins import actions, page
from outreach.mentorships.check_ins.forms import ChangedForm, CheckInForm
from outreach.mentorships.entries import as_typed, check_seen, of
from outreach.models import CheckIn, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import weekday
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def index(mentorship_id: int) -> ResponseReturnValue:
    """What is open, the box for one more, the moods, the history."""
    return page.listed(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def keep(mentorship_id: int) -> ResponseReturnValue:
    """Write one down."""
    mentorship, form = owned(Mentorship, mentorship_id), CheckInForm()
    if not carried_out(form, lambda: actions.write_down(current_owner(), mentorship, form.said)):
        return page.listed(owned(Mentorship, mentorship_id), form), 422
    db.session.commit()
    toast(_("The check-in is kept."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, check_in_id=CheckIn)
def edit(mentorship_id: int, check_in_id: int) -> ResponseReturnValue:
    """Correct one."""
    mentorship, check_in = owned(Mentorship, mentorship_id), of(mentorship_id, owned_to_write(CheckIn, check_in_id))
    form = page.filled_form(check_in)
    if not form.is_submitted():
        return page.asked(mentorship, check_in, form)

    def verb() -> None:
        check_seen(form, actions.values_of(check_in), weekday(check_in.on_day))
        actions.correct(current_owner(), mentorship, check_in, form.said)

    if not carried_out(form, verb):
        return page.asked(owned(Mentorship, mentorship_id), owned(CheckIn, check_in_id), form), 422
    db.session.commit()
    toast(_("The check-in is corrected."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, check_in_id=CheckIn)
def change(mentorship_id: int, check_in_id: int) -> ResponseReturnValue:
    """Say what was changed because of an issue."""
    check_in = of(mentorship_id, owned_to_write(CheckIn, check_in_id))
    form = ChangedForm(check_in)
    if not carried_out(form, lambda: actions.say_changed(check_in, form.changed.data or "")):
        return page.listed(owned(Mentorship, mentorship_id), changed=(check_in_id, form)), 422
    db.session.commit()
    toast(_("What you changed is kept. The issue is settled."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, check_in_id=CheckIn)
def remove(mentorship_id: int, check_in_id: int) -> ResponseReturnValue:
    """It was a mistake; Undo writes it again."""
    check_in = of(mentorship_id, owned_to_write(CheckIn, check_in_id))
    fields = as_typed(actions.values_of(check_in))
    day = weekday(check_in.on_day)
    db.session.delete(check_in)
    db.session.commit()
    undo = url_for("check_ins.keep", mentorship_id=mentorship_id)
    toast(_("The check-in of %(day)s is removed.", day=day), undo=undo, fields=fields)
    return _to(mentorship_id)


def _to(mentorship_id: int) -> ResponseReturnValue:
    return redirect(url_for("check_ins.index", mentorship_id=mentorship_id), 303)
