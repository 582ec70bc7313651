"""The forms of an import: the file, and what its columns become."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import RadioField, SelectField, SubmitField
from wtforms.validators import Optional, ValidationError

from outreach.imports import words
from outreach.text import _, _l
from outreach.web.forms import Form, choices_of


class FileForm(Form):
    """One file to be looked at."""

    file = FileField(_l("File"))
    submit = SubmitField(_l("Look it over"))

    def validate_file(self, field: FileField) -> None:
        """A form without a file says so beside the field."""
        if not field.data or not field.data.filename:
            raise ValidationError(_("Choose a file first."))


class ColumnsForm(Form):
    """One select for each column, made for the file at hand, and the order of dates that can be read two ways."""

    dates = RadioField(_l("Dates such as 03/04/2024 are"), validators=[Optional()])

    @classmethod
    def for_plan(cls, plan: dict[str, Any], choices: dict[str, Any]) -> "ColumnsForm":
        """The form of a file that was looked at, its fields set as they are now."""
        selects = {
            f"column_{position}": SelectField(column["header"], choices=_choices(column["target"]))
            for position, column in enumerate(plan["columns"])
        }
        made = type("ColumnsOfFile", (cls,), selects)
        now = {f"column_{position}": column["target"] for position, column in enumerate(plan["columns"])}
        form: ColumnsForm = made(data={**now, "dates": choices.get("dates") or ""})
        asked = {"": _("left as they are typed, if nothing decides"), "dmy": _("day, month, year")}
        form.dates.choices = choices_of({**asked, "mdy": _("month, day, year")})
        return form

    def changed(self, plan: dict[str, Any]) -> dict[int, str]:
        """The columns that the user reads differently from what stands there, by position."""
        chosen = {position: self.data[f"column_{position}"] for position in range(len(plan["columns"]))}
        return {position: to for position, to in chosen.items() if to != plan["columns"][position]["target"]}


def _choices(target: str) -> list[Any]:
    labels: dict[str, Any] = {**words.FIELDS, **words.OTHERS}
    return choices_of(labels if target in labels else {target: words.field_label(target), **labels})
