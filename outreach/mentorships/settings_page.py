"""What can be changed of a mentorship afterwards."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.actions import brief_of, said
from outreach.mentorships.forms import SettingsForm
from outreach.mentorships.opening_page import brief_choices
from outreach.mentorships.undoing import is_bare, never_was
from outreach.models import Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def settings(mentorship_id: int) -> ResponseReturnValue:
    """How it began, for which brief, money, and how often."""
    mentorship = owned(Mentorship, mentorship_id)
    form = SettingsForm(obj=mentorship, brief=mentorship.brief_id)
    form.brief.choices = brief_choices()
    if not form.is_submitted():
        return _page(mentorship, form)
    if not form.validate_on_submit():
        return _page(mentorship, form), 422
    _change(mentorship, form)
    db.session.commit()
    toast(_("Kept."))
    return redirect(url_for("mentorships.show", mentorship_id=mentorship.id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def remove(mentorship_id: int) -> ResponseReturnValue:
    """It was opened by mistake."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    name = mentorship.display_name
    try:
        never_was(current_owner(), mentorship)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(url_for("mentorships.settings", mentorship_id=mentorship_id), 303)
    db.session.commit()
    toast(_("The mentorship with %(name)s never was.", name=name))
    return redirect(url_for("mentorships.index"), 303)


def _page(mentorship: Mentorship, form: SettingsForm) -> str:
    bare = is_bare(mentorship)
    return render_template("mentorships/settings.html", mentorship=mentorship, form=form, bare=bare)


def _change(mentorship: Mentorship, form: SettingsForm) -> None:
    if mentorship.lead_id is None:
        mentorship.name = said(form.name.data or "") or mentorship.name
    mentorship.beginning, mentorship.story = form.beginning.data, said(form.story.data or "")
    mentorship.brief_id = brief_of(current_owner(), form.brief.data)
    mentorship.currency = form.currency.data or mentorship.currency
    mentorship.hourly_rate, mentorship.budget = form.hourly_rate.data, form.budget.data
    mentorship.thanks_every_days = form.thanks_every_days.data or mentorship.thanks_every_days
    mentorship.keep_in_touch_days = form.keep_in_touch_days.data or mentorship.keep_in_touch_days
