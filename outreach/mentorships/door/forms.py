"""The forms around the door: making a link, and what the other side answers through it."""

from typing import Any

from wtforms import HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, Optional

from outreach.mentorships.links import LIFETIMES, USUAL_DAYS
from outreach.models import Door
from outreach.text import LANGUAGES, _, _l
from outreach.web.forms import Form, choices_of

GRADES = choices_of({number: str(number) for number in range(1, 6)})
DAYS = {days: _l("%(days)s days", days=days) for days in LIFETIMES}


class LinkForm(Form):
    """Which page, for how long, and in which language it greets; without one it is that of their browser."""

    door = SelectField(choices=choices_of({door.value: door.value for door in Door}))
    meeting_id = IntegerField(validators=[Optional()])
    days = SelectField(_l("It works for"), choices=choices_of(DAYS), default=USUAL_DAYS, coerce=int)
    language = SelectField(
        _l("It greets in"), choices=choices_of({"": _l("the language of their browser"), **LANGUAGES}), default=""
    )
    next = HiddenField()


def grade(label: Any) -> RadioField:
    """How far a sentence holds, from 1 to 5."""
    return RadioField(label, [InputRequired(_l("Choose a number from 1 to 5."))], choices=GRADES, coerce=_grade)


def _grade(value: Any) -> int | None:
    return int(value) if value in (1, 2, 3, 4, 5, "1", "2", "3", "4", "5") else None


class PulseForm(Form):
    """The three questions of a month."""

    empowered = grade(_l("I feel able to do my part well."))
    connected = grade("")
    inspired = grade(_l("Our talks give me energy and ideas."))

    def __init__(self, name: str, **values: Any) -> None:
        """Ask about the two of them."""
        super().__init__(**values)
        self.connected.label.text = _("I feel connected to %(name)s.", name=name)


class AgreeForm(Form):
    """Yes, to this very wording."""

    number = IntegerField(validators=[InputRequired()])
