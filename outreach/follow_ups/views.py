"""Steps done, put off, or taken up again, from wherever they are shown."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.follow_ups import actions
from outreach.follow_ups.forms import SnoozeForm
from outreach.models import FollowUp, Lead, StepKind
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.filters import weekday
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, step_id=FollowUp)
def complete(step_id: int) -> ResponseReturnValue:
    """It is done."""
    step = owned(FollowUp, step_id)
    lead = owned_to_write(Lead, step.lead_id)
    back = way_back(url_for("lead_page.show", lead_id=lead.id))
    try:
        actions.complete(current_owner(), step)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(back, 303)
    db.session.commit()
    parked, named = step.kind is StepKind.PARK, {"name": lead.display_name}
    words = _("%(name)s is parked for three months.", **named) if parked else _("Done: %(name)s.", **named)
    toast(words, undo=url_for(".reopen", step_id=step.id), fields={"next": back})
    return redirect(back, 303)


@access(SIGNED_IN, step_id=FollowUp)
def reopen(step_id: int) -> ResponseReturnValue:
    """It was not done after all."""
    step = owned(FollowUp, step_id)
    owned_to_write(Lead, step.lead_id)
    try:
        actions.reopen(current_owner(), step)
    except Refusal as refusal:
        toast(refusal.message)
    else:
        db.session.commit()
        toast(_("Open again."))
    return redirect(way_back(url_for("lead_page.show", lead_id=step.lead_id)), 303)


@access(SIGNED_IN, step_id=FollowUp)
def snooze_page(step_id: int) -> ResponseReturnValue:
    """Until when this step is put off."""
    return render_template("follow_ups/snooze.html", step=owned(FollowUp, step_id), form=SnoozeForm())


@access(SIGNED_IN, step_id=FollowUp)
def snooze(step_id: int) -> ResponseReturnValue:
    """Put it off."""
    step, form = owned(FollowUp, step_id), SnoozeForm()
    owner = current_owner()
    try:
        until = actions.until_said(owner, form.days.data, form.date.data if form.validate_on_submit() else None)
        actions.snooze(owner, step, until)
    except Refusal as refusal:
        put_beside(form, refusal)
        return render_template("follow_ups/snooze.html", step=step, form=form), 422
    db.session.commit()
    toast(_("Put off until %(day)s.", day=weekday(until)))
    return redirect(way_back(url_for("lead_page.show", lead_id=step.lead_id)), 303)
