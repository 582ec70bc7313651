"""The form of a brief."""

from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from outreach.briefs.actions import LONGEST_TITLE, MOST_WANTED
from outreach.text import _l


class BriefForm(FlaskForm):
    """What is sought, and how many."""

    title = StringField(
        _l("What you are looking for"),
        [
            InputRequired(_l("Say in a few words what you are looking for.")),
            Length(max=LONGEST_TITLE, message=_l("This is too long: 200 characters at most.")),
        ],
        description=_l("For example: somebody who has sold to hospitals."),
    )
    mentors_wanted = IntegerField(
        _l("How many mentors you want"),
        [InputRequired(_l("Type a number.")), NumberRange(0, MOST_WANTED, _l("Choose a number between 0 and 100."))],
        default=1,
    )
