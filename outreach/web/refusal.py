"""What a verb says when it cannot do what was asked: a sentence for a person, and the field it is about."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask_wtf import FlaskForm


class Refusal(ValueError):
    """Nothing was written. `field` names what must be mended, or is empty when it is the whole."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message, self.field = message, field


def put_beside(form: "FlaskForm", refusal: Refusal) -> None:
    """Show a refusal beside the field that it is about, or above the form."""
    field = form._fields.get(refusal.field)
    if field is None:
        form.form_errors.append(refusal.message)
    else:
        field.errors = [*field.errors, refusal.message]
