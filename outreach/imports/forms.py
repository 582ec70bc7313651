"""The forms of an import: the files, and all that can be said about one of them."""

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from flask import request
from flask_wtf.file import MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import Field, RadioField, SelectField, SelectMultipleField, StringField, SubmitField
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from outreach.imports import asking
from outreach.imports.choices import Choices
from outreach.text import _, _l
from outreach.web.forms import Form, choices_of


class FileForm(Form):
    """The files to be looked at, one or several."""

    file = MultipleFileField(_l("Files"))
    submit = SubmitField(_l("Look it over"))

    @property
    def sent(self) -> list[FileStorage]:
        """The files that came; a field that was left empty sends one without a name."""
        return [file for file in self.file.data or () if file and file.filename]

    def validate_file(self, _field: Field) -> None:
        """A form without a file says so beside the field."""
        if not self.sent:
            raise ValidationError(_("Choose a file first."))


class LookForm(Form):
    """What can be said about a file that was looked at: a field for each question that it leaves open."""

    plan: Mapping[str, Any] = {}
    before = Choices()

    @classmethod
    def for_plan(cls, plan: dict[str, Any], kept: dict[str, Any]) -> "LookForm":
        """The form of a file, its fields set as they are now."""
        before = Choices.from_json(kept)
        questions = asking.questions_about(plan, before)
        made: dict[str, Any] = {question.name: _field(question) for question in questions}
        form: LookForm = type("LookFormOfFile", (cls,), {**made, "plan": plan, "before": before})(
            data={question.name: question.now for question in questions}
        )
        return form

    def choices(self) -> Choices:
        """What the user said before, and what differs from it now."""
        said = {name: self._data[name] for name in asking.LAYOUT if self._changed(name)}
        if "header_line" in said:
            said["header_line"] = int(said["header_line"])
        if self._changed("me"):
            said["me"] = self._data["me"].strip() or None
        if "people_asked" in self._sent and set(self._data["people"]) != set(asking.ticked(self.plan, self.before)):
            said["people"] = tuple(self._data["people"])
        return replace(self.before, **said, **self._about_columns())

    @property
    def differs(self) -> bool:
        """Whether something was sent that is not what was looked over."""
        return self.choices() != self.before

    def all_of(self, start: str) -> list[Field]:
        """The fields of one sort of question: `dates_`, `word_`."""
        return [field for name, field in self._fields.items() if name.startswith(start)]

    def _about_columns(self) -> dict[str, Any]:
        columns = {int(name[7:]): to for name, to in self._new("column_").items()}
        dates = {int(name[6:]): order for name, order in self._new("dates_").items()}
        words = {self._fields[name].label.text: meant for name, meant in self._new("word_").items()}
        return {
            "fields": self.before.fields | columns,
            "dates_of": _without_empty(self.before.dates_of | dates),
            "words": _without_empty(self.before.words | words),
        }

    def _new(self, start: str) -> dict[str, Any]:
        return {name: value for name, value in self._data.items() if name.startswith(start) and self._changed(name)}

    def _changed(self, name: str) -> bool:
        field = self._fields.get(name)
        return field is not None and name in self._sent and field.data != field.object_data

    @property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = self.data
        return data

    @property
    def _sent(self) -> Container[str]:
        return request.form


def _without_empty(said: dict[Any, str]) -> dict[Any, str]:
    return {key: value for key, value in said.items() if value}


def _field(question: asking.Question) -> Any:
    if question.offered is None:
        return StringField(question.label, validators=[Optional(), Length(max=300)])
    offered = choices_of(question.offered)
    if question.name == "people":
        widgets: dict[str, Any] = {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}
        return SelectMultipleField(question.label, choices=offered, **widgets)
    if question.name.startswith("dates_"):
        return RadioField(question.label, choices=offered, validators=[Optional()])
    return SelectField(question.label, choices=offered)
