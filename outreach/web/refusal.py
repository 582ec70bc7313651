"""What a verb says when it cannot do what was asked: a sentence for a person, and the field it is about."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from outreach.extensions import db

if TYPE_CHECKING:
    from flask_wtf import FlaskForm

    from outreach.web.forms import Form


class Refusal(ValueError):
    """Nothing was written. `field` names what must be mended, or is empty when it is the whole."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message, self.field = message, field


def carried_out(form: "Form", verb: Callable[[], object]) -> bool:
    """Whether the form could be used and the verb did it; if not, nothing is written and the form says why."""
    if not form.validate_on_submit():
        return False
    try:
        verb()
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return False
    return True


def put_beside(form: "FlaskForm", refusal: Refusal) -> None:
    """Show a refusal beside the field that it is about, or above the form."""
    field = form._fields.get(refusal.field)
    if field is None:
        form.form_errors.append(refusal.message)
    else:
        field.errors = [*field.errors, refusal.message]
