"""The page on which a person is forgotten: it says what goes and what stays, and asks again."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.validators import InputRequired

from outreach import clock
from outreach.database import wipe_log
from outreach.extensions import db
from outreach.leads import forgetting
from outreach.leads.editing import lead_address
from outreach.leads.forgetting import week_of
from outreach.leads.joining.telling import who_else
from outreach.leads.queries import naming
from outreach.models import STAGES, Lead
from outreach.text import _, _l
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast

NAMED = 10


class ForgetForm(FlaskForm):
    """The second yes."""

    sure = BooleanField(
        _l("I know that this cannot be undone."), [InputRequired(_l("Say that you know it cannot be undone."))]
    )


@access(SIGNED_IN, lead_id=Lead)
def ask_forget(lead_id: int) -> ResponseReturnValue:
    """What goes, what stays, and the question."""
    return _asked(owned(Lead, lead_id), ForgetForm())


@access(SIGNED_IN, lead_id=Lead)
def forget(lead_id: int) -> ResponseReturnValue:
    """Forget the person, and say so without the name."""
    lead, form = owned(Lead, lead_id), ForgetForm()
    if not form.validate_on_submit():
        return _asked(lead, form), 422
    try:
        forgetting.forget(current_owner(), lead, clock.now())
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return _asked(lead, form), 422
    db.session.commit()
    wipe_log()
    toast(_("The person is forgotten. A nameless row stays in the figures."))
    return redirect(url_for("leads.index"), 303)


def _asked(lead: Lead, form: ForgetForm) -> str:
    zone = current_owner().zone
    reached = [(stage, lead.milestones.reached(stage)) for stage in STAGES]
    stays = [(stage, week_of(moment, zone).day) for stage, moment in reached if moment is not None]
    return render_template(
        "leads/forget.html",
        lead=lead, form=form, stays=stays, lead_address=lead_address(lead),
        alike=who_else(current_owner(), lead, ""), named=db.session.scalars(naming(lead).limit(NAMED)).all(),
    )  # fmt: skip
