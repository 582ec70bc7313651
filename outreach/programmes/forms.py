"""The forms of a programme."""

from datetime import date

from wtforms import DateField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from outreach.models import ProgrammeStatus
from outreach.text import _l
from outreach.web.forms import Form, choices_of


class ProgrammeForm(Form):
    """What is known of it."""

    name = StringField(_l("Programme"), description=_l("For example: Mentors for founders, spring 2027."))
    organiser = StringField(_l("Organiser"))
    website = StringField(_l("Website"))
    deadline = DateField(_l("Apply by"), [Optional()])
    answer_by = DateField(_l("They answer by"), [Optional()])
    notes = TextAreaField(_l("Notes"), description=_l("What it offers, whom it takes, how one applies."))


class DocumentForm(Form):
    """One more paper."""

    title = StringField(_l("Paper"), description=_l("For example: letter of motivation."))
    ready_on = DateField(validators=[Optional()], widget=HiddenInput())
    """Since when it is ready: said when a removed one comes back."""


class DayForm(Form):
    """When a step was taken."""

    day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))])

    @property
    def said_day(self) -> date:
        """The day of a form that was found in order."""
        assert self.day.data is not None
        return self.day.data


class AnswerForm(DayForm):
    """What they answered, and when."""

    status = RadioField(
        _l("Their answer"),
        choices=choices_of({
            ProgrammeStatus.ACCEPTED: _l("They accepted"),
            ProgrammeStatus.REJECTED: _l("They turned it down"),
        }),
        validators=[InputRequired(_l("Say whether they accepted."))],
        coerce=lambda word: ProgrammeStatus(word) if word in set(ProgrammeStatus) else None,
    )  # fmt: skip


class MatchForm(DayForm):
    """Whom the programme gave me."""

    name = StringField(
        _l("Mentor"), description=_l("A name. Somebody who is a lead already is found, and the two become one.")
    )
