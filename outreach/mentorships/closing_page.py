"""The end of a mentorship, taking it up again, and the roles turned round."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import closing
from outreach.mentorships.actions import reverse_roles
from outreach.mentorships.forms import ClosureForm
from outreach.mentorships.opening_page import opened
from outreach.mentorships.phases import open_points
from outreach.models import Mentorship, Phase
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast

TEXTS = ("learned_by_me", "learned_by_them", "thanks", "stays")


@access(SIGNED_IN, mentorship_id=Mentorship)
def closure(mentorship_id: int) -> ResponseReturnValue:
    """Write down how it ended."""
    if request.method == "GET":
        return _page(owned(Mentorship, mentorship_id), _fresh_form(owned(Mentorship, mentorship_id)))
    mentorship, form = owned_to_write(Mentorship, mentorship_id), ClosureForm()
    if not carried_out(form, lambda: closing.close(current_owner(), mentorship, _ending(form))):
        return _page(mentorship, form), 422
    db.session.commit()
    toast(_("The mentorship with %(name)s has ended. Everything stays to be read.", name=mentorship.display_name))
    return redirect(url_for("mentorships.show", mentorship_id=mentorship.id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def reopen(mentorship_id: int) -> ResponseReturnValue:
    """Take it up again."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    try:
        closing.reopen(current_owner(), mentorship)
    except Refusal as refusal:
        toast(refusal.message)
    else:
        db.session.commit()
        toast(_("The mentorship with %(name)s goes on.", name=mentorship.display_name))
    return redirect(url_for("mentorships.show", mentorship_id=mentorship.id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def reverse(mentorship_id: int) -> ResponseReturnValue:
    """Open a mentorship with the same person in which the roles are turned round."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    try:
        other, is_new = reverse_roles(current_owner(), mentorship)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(url_for("mentorships.show", mentorship_id=mentorship.id), 303)
    if is_new:
        return opened(other)
    toast(_("The mentorship with %(name)s the other way round is open already.", name=other.display_name))
    return redirect(url_for("mentorships.show", mentorship_id=other.id), 303)


def _fresh_form(mentorship: Mentorship) -> ClosureForm:
    return ClosureForm(
        formdata=None,
        closed_on=clock.today(current_owner().zone),
        keep_in_touch_days=mentorship.keep_in_touch_days,
        lead_too=closing.may_end_lead(mentorship),
    )


def _ending(form: ClosureForm) -> closing.Ending:
    assert form.closed_on.data is not None and form.keep_in_touch_days.data is not None
    return closing.Ending(
        form.closed_on.data,
        **{name: form[name].data or "" for name in TEXTS},
        keep_in_touch_days=form.keep_in_touch_days.data,
        lead_too=bool(form.lead_too.data),
    )


def _page(mentorship: Mentorship, form: ClosureForm) -> str:
    return render_template(
        "mentorships/closure.html",
        mentorship=mentorship,
        form=form,
        may_end_lead=closing.may_end_lead(mentorship),
        still_open=open_points(mentorship, Phase.CLOSURE) if mentorship.phase is not Phase.CLOSURE else 0,
    )
