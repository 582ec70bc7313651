"""The forms by which questions are edited. Answers come as many fields of one name each: see answers.read."""

from wtforms import SelectField, StringField

from outreach.mentorships.discovery.questions import Do
from outreach.models import Theme
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import THEME_LABELS


class NewQuestionForm(Form):
    """One more question."""

    text = StringField(_l("One more question"), id="new-text")
    theme = SelectField(_l("What it is about"), choices=choices_of(THEME_LABELS), coerce=Theme, id="new-theme")


class QuestionForm(Form):
    """What one question says, and what is done with it."""

    text = StringField(_l("Question"))
    do = SelectField("", choices=choices_of({each: each for each in Do}), coerce=Do, default=Do.KEEP)
