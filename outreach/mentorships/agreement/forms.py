"""The forms of the agreement page: a yes, a no, the non-disclosure agreement, a file."""

from flask_wtf.file import FileField
from wtforms import DateField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from outreach.mentorships.terms_form import LONGEST
from outreach.models import Secrecy
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.typed import plain

SECRECY = {
    Secrecy.NONE: _l("None is needed"),
    Secrecy.TO_SIGN: _l("To be signed"),
    Secrecy.SIGNED: _l("Signed by both"),
}


class TheirYesForm(Form):
    """They agreed in a talk: on which day."""

    on_day = DateField(_l("They said yes on"), [InputRequired(_l("Choose a day."))])


class RefusalForm(Form):
    """No, with a word."""

    answer = TextAreaField(
        _l("A word about why"),
        [Length(max=LONGEST, message=_l("This is too long: %(most)s characters at most.", most=LONGEST))],
        [plain],
    )


class SecrecyForm(Form):
    """How it stands with the non-disclosure agreement."""

    secrecy = RadioField(_l("Non-disclosure agreement"), choices=choices_of(SECRECY), coerce=Secrecy)
    signed_on = DateField(_l("Signed on"), [Optional()])


class PaperForm(Form):
    """A paper that was signed."""

    file = FileField(
        _l("A paper to keep with it"),
        description=_l("PDF, PNG, JPEG, DOCX, ODT or plain text, at most 5 MB. Only you can open it."),
    )
