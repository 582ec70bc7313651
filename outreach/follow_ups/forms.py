"""What is asked about a next step."""

from wtforms import DateField, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Optional

from outreach.models import Channel
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.words import CHANNEL_LABELS


class PlanForm(Form):
    """A step to come."""

    what = StringField(_l("What"), id="step-what")
    date = DateField(_l("Day"), [InputRequired(_l("Choose a day."))], id="step-date")
    hour = TimeField(_l("Hour"), [Optional()], id="step-hour", description=_l("With an hour it is an appointment."))
    channel = SelectField(
        _l("Channel"),
        choices=choices_of({"": _l("Any"), **CHANNEL_LABELS}),
        coerce=lambda word: Channel(word) if word else None,
        id="step-channel",
    )


class SnoozeForm(Form):
    """Until when: so many days from today, or a day."""

    days = IntegerField(_l("Days"), [Optional()])
    date = DateField(_l("Until"), [Optional()])
