"""What is asked about one contact when it is corrected."""

from wtforms import RadioField, SelectField, TextAreaField

from outreach.models import Channel, Direction, Kind
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.when_field import WhenField
from outreach.web.words import CHANNEL_LABELS, DIRECTION_LABELS, KIND_LABELS


class CorrectionForm(Form):
    """One contact as it really was."""

    direction = RadioField(_l("Who wrote or called"), choices=choices_of(DIRECTION_LABELS), coerce=Direction)
    kind = SelectField(_l("What it was"), choices=choices_of(KIND_LABELS), coerce=Kind)
    channel = SelectField(_l("Channel"), choices=choices_of(CHANNEL_LABELS), coerce=Channel)
    when = WhenField(_l("When"), description=_l("A day, a day and an hour, or words such as “last Tuesday”."))
    text = TextAreaField(_l("What was said"))
