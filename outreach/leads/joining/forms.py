"""What the page of two leads sends."""

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField
from wtforms.validators import InputRequired

from outreach.leads.joining.actions import Wanted
from outreach.leads.joining.filling import LABELS
from outreach.models import Lead
from outreach.text import _l

TAKE = "take_"


class JoinForm(FlaskForm):
    """Which of two leads is kept, and what the page knew of them; `take_company` names the one whose value stands."""

    keep = IntegerField(_l("Which one stays"), [InputRequired()])
    seen = HiddenField()

    def wanted(self, one: Lead, other: Lead) -> Wanted:
        """What was chosen about two leads; any other number than theirs keeps the first."""
        kept, gone = (other, one) if self.keep.data == other.id else (one, other)
        chosen = {name for name in LABELS if request.form.get(TAKE + name) == str(gone.id)}
        return Wanted(kept, gone, chosen)
