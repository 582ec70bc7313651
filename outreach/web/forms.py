"""The form that every form of ours is made from: Flask-WTF's, with types."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]


class Form(FlaskForm):
    """Fields of one page; the token is checked for all of them before the view runs."""

    def __init__(self, **values: Any) -> None:
        """What the fields hold until something is typed, by their names."""
        super().__init__(**values)

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Whether something was sent, and all of it can be used."""
        return bool(super().validate_on_submit(extra_validators))


def choices_of(labels: Mapping[Any, Any]) -> list[Any]:
    """What a field offers: value -> label, translated when it is printed."""
    return [SelectChoice(str(value), label) for value, label in labels.items()]
