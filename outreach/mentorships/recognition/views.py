"""The ledger of thanks: what was given, when, for what, at what cost."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.entries import as_typed, check_seen, of
from outreach.mentorships.money import typed_money
from outreach.mentorships.recognition import actions, page
from outreach.mentorships.recognition.forms import ThanksForm
from outreach.models import Mentorship, Recognition
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def index(mentorship_id: int) -> ResponseReturnValue:
    """The ledger, ideas, and what is left to spend."""
    return page.listed(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def keep(mentorship_id: int) -> ResponseReturnValue:
    """Write one down."""
    mentorship = owned(Mentorship, mentorship_id)
    form = ThanksForm(mentorship)
    if not carried_out(form, lambda: actions.write_down(current_owner(), mentorship, form.given)):
        return page.listed(owned(Mentorship, mentorship_id), form), 422
    db.session.commit()
    toast(_("Written down."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, thanks_id=Recognition)
def edit(mentorship_id: int, thanks_id: int) -> ResponseReturnValue:
    """Correct a line."""
    mentorship, row = owned(Mentorship, mentorship_id), of(mentorship_id, owned_to_write(Recognition, thanks_id))
    form = page.filled_form(mentorship, row)
    if not form.is_submitted():
        return page.asked(mentorship, row, form)

    def verb() -> None:
        check_seen(form, actions.values_of(row), row.what)
        actions.correct(current_owner(), row, form.given)

    if not carried_out(form, verb):
        return page.asked(owned(Mentorship, mentorship_id), owned(Recognition, thanks_id), form), 422
    db.session.commit()
    toast(_("Corrected."))
    return _to(mentorship_id)


@access(SIGNED_IN, mentorship_id=Mentorship, thanks_id=Recognition)
def remove(mentorship_id: int, thanks_id: int) -> ResponseReturnValue:
    """It was a mistake; Undo writes it again."""
    row = of(mentorship_id, owned_to_write(Recognition, thanks_id))
    fields = as_typed(actions.values_of(row)) | {"cost": typed_money(row.cost)}
    db.session.delete(row)
    db.session.commit()
    undo = url_for("recognition.keep", mentorship_id=mentorship_id)
    toast(_("Removed: %(what)s", what=fields["what"]), undo=undo, fields=fields)
    return _to(mentorship_id)


def _to(mentorship_id: int) -> ResponseReturnValue:
    return redirect(url_for("recognition.index", mentorship_id=mentorship_id), 303)
