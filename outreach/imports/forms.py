"""The forms of an import: the file, and what its columns become."""

from collections.abc import Container
from typing import Any

from flask import request
from flask_wtf.file import FileField
from wtforms import RadioField, SelectField, SubmitField
from wtforms.validators import Optional, ValidationError

from outreach.imports.choices import Choices
from outreach.imports.telling import words
from outreach.models import ImportRun
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
            for position, column in enumerate(plan.get("columns", []))
        }
        made = type("ColumnsOfFile", (cls,), selects)
        now = {f"column_{position}": column["target"] for position, column in enumerate(plan.get("columns", []))}
        form: ColumnsForm = made(data={**now, "dates": choices.get("dates") or ""})
        asked = {"": _("left as they are typed, if nothing decides"), "dmy": _("day, month, year")}
        form.dates.choices = choices_of({**asked, "mdy": _("month, day, year")})
        return form

    def choices(self, run: ImportRun) -> Choices:
        """What the user said before, and what differs from it now."""
        return Choices(Choices.from_json(run.choices).fields | self._changed(run), self.dates.data or None)

    def differs(self, run: ImportRun) -> bool:
        """Whether columns or dates were sent that are not those which were looked over."""
        sent = "dates" in self._sent and (self.dates.data or None) != run.choices.get("dates")
        return sent or bool(self._changed(run))

    def _changed(self, run: ImportRun) -> dict[int, str]:
        columns = run.plan.get("columns", [])
        chosen = {p: self.data[f"column_{p}"] for p in range(len(columns)) if f"column_{p}" in self._sent}
        return {position: to for position, to in chosen.items() if to != columns[position]["target"]}

    @property
    def _sent(self) -> Container[str]:
        return request.form


def _choices(target: str) -> list[Any]:
    labels: dict[str, Any] = {**words.FIELDS, **words.OTHERS}
    return choices_of(labels if target in labels else {target: words.field_label(target), **labels})
