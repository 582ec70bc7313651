"""The forms of what a user does with all of their data at once."""

from flask_wtf.file import FileField
from wtforms import PasswordField
from wtforms.validators import InputRequired, ValidationError

from outreach.text import _, _l
from outreach.web.forms import Form


class ArchiveForm(Form):
    """The archive of an account."""

    file = FileField(_l("File"))

    def validate_file(self, field: FileField) -> None:
        """A form without a file says so beside the field."""
        if not field.data or not field.data.filename:
            raise ValidationError(_("Choose a file first."))


class DeletionForm(Form):
    """Who deletes an account says once more who they are."""

    current = PasswordField(_l("Present password"), [InputRequired(_l("Type your present password."))])
