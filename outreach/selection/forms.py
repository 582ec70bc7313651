"""What is said about several leads at once; `do` is the button that was pressed."""

from wtforms import DateField, SelectField, StringField
from wtforms.validators import Optional

from outreach.models import ClosingReason, Stage
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.words import CLOSING_LABELS, STAGE_LABELS


class SelectionForm(Form):
    """All fields of the line; the button says which one is meant."""

    tag = StringField(_l("Tag"))
    stage = SelectField(_l("Stage"), choices=choices_of(STAGE_LABELS), coerce=Stage, default=Stage.CONTACTED)
    day = DateField(_l("Follow up on"), [Optional()])
    why = SelectField(
        _l("Why"), choices=choices_of(CLOSING_LABELS), coerce=ClosingReason, default=ClosingReason.NO_ANSWER
    )
    event = SelectField(_l("Event"), choices=[], validate_choice=False)
