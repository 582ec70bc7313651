"""Fields of the entries of a mentorship: a day, a grade, and what the page was opened with."""

from collections.abc import Mapping
from typing import Any

from wtforms import DateField, HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired

from outreach.text import _l
from outreach.web.forms import Form

GRADES = range(1, 6)


class Day(DateField):
    """A day that must be said; what cannot be read says how it would be."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, [InputRequired(_l("Choose a day."))], **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day, and keep what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(str(_l("Type a day, for example 2026-03-31."))) from error


class EntryForm(Form):
    """One entry; `seen` says what stood there when the page was opened."""

    seen = HiddenField()


def grade_in(value: Any) -> int | None:
    """1 to 5, as a form sends it; None for nothing and for anything else."""
    return int(value) if str(value) in {str(grade) for grade in GRADES} else None


def one_of(labels: Mapping[Any, Any], word: type[Any]) -> dict[str, Any]:
    """Choices and coercion of a field that may be left empty: "" stands for none."""
    return {"coerce": lambda said: word(said) if said else None, "choices": [*labels.items()]}


def rename(field: RadioField | SelectField, name: str) -> None:
    """Give a field another id, where two forms of a page have the same names."""
    field.id = field.label.field_id = name
