"""It became a mentorship: asked on the way from a lead, or of somebody who is none."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.briefs.queries import briefs
from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.queries import page_of_lines
from outreach.mentorships.actions import Opening, open_mentorship
from outreach.mentorships.forms import MentorForm, OpeningForm
from outreach.models import Lead, Mentorship, Role
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.forms import choices_of
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast

MOST_FOUND = 12


@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """With whom? One of the leads, found by typing; or somebody whom I mentor."""
    return _whom(MentorForm(formdata=None, began_on=clock.today(current_owner().zone)))


@access(SIGNED_IN)
def create() -> ResponseReturnValue:
    """Open a mentorship in which I am the mentor of somebody who is no lead."""
    form = MentorForm()
    if not form.validate_on_submit():
        return _whom(form), 422
    assert form.began_on.data is not None
    opening = Opening(form.beginning.data, form.began_on.data, Role.MENTOR, story=form.story.data or "")
    try:
        mentorship = open_mentorship(current_owner(), form.name.data or "", opening)
    except Refusal as refusal:
        put_beside(form, refusal)
        return _whom(form), 422
    return opened(mentorship)


@access(SIGNED_IN, lead_id=Lead)
def of_lead(lead_id: int) -> ResponseReturnValue:
    """Say how it began with a lead; then it is open."""
    if request.method == "GET":
        lead = owned(Lead, lead_id)
        return _asked(lead, _form(formdata=None, brief=lead.brief_id, began_on=clock.today(current_owner().zone)))
    lead, form = owned_to_write(Lead, lead_id), _form()
    if not form.validate_on_submit():
        return _asked(lead, form), 422
    try:
        mentorship = open_mentorship(current_owner(), lead, _opening(form))
    except Refusal as refusal:
        put_beside(form, refusal)
        return _asked(lead, form), 422
    return opened(mentorship)


def opened(mentorship: Mentorship) -> ResponseReturnValue:
    """Keep it, and go there."""
    db.session.commit()
    toast(_("The mentorship with %(name)s is open.", name=mentorship.display_name))
    return redirect(url_for("mentorships.show", mentorship_id=mentorship.id), 303)


def brief_choices() -> list[Any]:
    """The briefs to choose from, and none."""
    titles = {brief.id: brief.title for brief in db.session.scalars(briefs(current_owner()))}
    return choices_of({"": _("None"), **titles})


def _form(**values: Any) -> OpeningForm:
    form = OpeningForm(**values)
    form.brief.choices = brief_choices()
    return form


def _opening(form: OpeningForm) -> Opening:
    began_on = form.began_on.data
    assert began_on is not None
    return Opening(form.beginning.data, began_on, form.role.data, form.brief.data, form.story.data or "")


def _asked(lead: Lead, form: OpeningForm) -> str:
    return render_template("mentorships/of_lead.html", lead=lead, form=form)


def _whom(form: MentorForm) -> str:
    text = LeadFilter.read(request.args).q
    # Whoever is named is found, closed or not: an end may have been a new beginning.
    chosen = LeadFilter(q=text, closing=ClosedOr.ANY) if text else LeadFilter()
    found = page_of_lines(current_owner(), chosen, size=MOST_FOUND).rows
    return render_template("mentorships/new.html", q=text, people=found, form=form)
