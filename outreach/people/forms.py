"""The form of somebody who seems to have solved a problem."""

from wtforms import StringField, TextAreaField

from outreach.text import _l
from outreach.web.forms import Form


class PersonForm(Form):
    """Who, and what they do differently."""

    name = StringField(_l("Name"), id="person-name")
    what = TextAreaField(_l("What they do differently"), id="person-what")
