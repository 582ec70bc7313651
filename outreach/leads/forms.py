"""The forms of a lead: all its details, and a move on the board."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the types of WTForms

from outreach.leads.actions import Details
from outreach.leads.identity import linkedin_url
from outreach.models import Lead
from outreach.text import _, _l
from outreach.web.typed import plain
from outreach.web.words import CHANNEL_LABELS, SOURCE_LABELS

NOT_KNOWN = {"": _l("Not known")}
SIDES = {"": _l("As the two companies say"), "yes": _l("Yes, inside"), "no": _l("No, outside")}
INDUSTRY_SIDES = {**SIDES, "": _l("As the two industries say")}
SAID = {"": None, "yes": True, "no": False}
LONGEST_READING = 20_000


def chosen_or_empty(text: Any) -> str:
    """A choice as the form holds it."""
    return "" if text in (None, "None") else str(text)


def choices_of(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """Words to choose from, by their values."""
    return [SelectChoice(str(value), label) for value, label in words.items()]


class Choice(SelectField):
    """One of some words, or nothing, also when the field was not sent."""

    def __init__(self, label: Any, choices: Mapping[Any, Any] | None = None, **options: Any) -> None:
        super().__init__(label, choices=choices_of(choices or {}), coerce=chosen_or_empty, default="", **options)
        self.type = "SelectField"  # as templates know it


class LeadForm(FlaskForm):
    """Everything that may be known about a person; a name alone is enough."""

    name = StringField(_l("Name"))
    hook = TextAreaField(_l("Hook"), description=_l("What this person did that interests you, in a sentence."))
    title = StringField(_l("Title"))
    company = StringField(_l("Company"))
    industry = StringField(_l("Industry"))
    city = StringField(_l("City"))
    country = StringField(_l("Country"))
    email = StringField(_l("E-mail"))
    linkedin = StringField(_l("LinkedIn page"))
    phone = StringField(_l("Phone"))
    website = StringField(_l("Website"))
    source = Choice(_l("How you found them"))
    channel = Choice(_l("How you mean to reach them"))
    introduced_by = StringField(_l("Introduced by"))
    brief_id = Choice(_l("Brief"))
    tags = StringField(_l("Tags"), description=_l("Separated by commas."))
    notes = TextAreaField(_l("Notes"))
    inside_company = Choice(_l("Inside your company"), SIDES)
    inside_industry = Choice(_l("Inside your industry"), INDUSTRY_SIDES)
    do_not_contact = BooleanField(_l("Do not contact"))
    loaded = HiddenField()

    def __init__(self, briefs: Mapping[int, str], **options: Any) -> None:
        """Offer the words of the field, and the account's own briefs."""
        super().__init__(**options)
        self.source.choices = choices_of(NOT_KNOWN | SOURCE_LABELS)
        self.channel.choices = choices_of(NOT_KNOWN | CHANNEL_LABELS)
        self.brief_id.choices = choices_of({"": _l("None")} | dict(briefs))

    @property
    def said(self) -> dict[str, str]:
        """The values of the fields that were sent: a page may send a part of the form, such as the hook alone."""
        sent = {*request.form, *(("do_not_contact",) if "do_not_contact" in self.base else ())}
        return {name: text for name, text in self.values.items() if name in sent}

    @property
    def values(self) -> dict[str, str]:
        """What the form holds, every field as its text; two of these can be compared."""
        held = {field.name: field.data for field in self if field.name not in ("csrf_token", "loaded")}
        return {name: _text(value) for name, value in held.items()}

    @property
    def base(self) -> dict[str, str]:
        """The values that the form was loaded with; empty when that cannot be told."""
        try:
            said = json.loads(self.loaded.data or "{}")
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in said.items()} if isinstance(said, dict) else {}

    def show(self, values: Mapping[str, str]) -> None:
        """Hold `values`."""
        for name, value in values.items():
            self[name].data = value == "yes" if name == "do_not_contact" else value

    def fill_gaps(self, values: Mapping[str, str]) -> None:
        """Hold `values` where nothing was typed."""
        self.show({name: value for name, value in values.items() if not self[name].data})

    def refuse(self, field: str, message: str) -> None:
        """Put what a verb refused beside its field."""
        target = self._fields.get(field, self.name)
        target.errors = [*target.errors, message]


def values_of(lead: Lead) -> dict[str, str]:
    """The lead as the form holds it."""
    return {
        **{name: _text(getattr(lead, name)) for name in _COLUMNS},
        "linkedin": linkedin_url(lead.linkedin) if lead.linkedin else "",
        "tags": ", ".join(tag.name for tag in lead.tags),
        "do_not_contact": _text(lead.do_not_contact_at is not None),
    }


def details_of(values: Mapping[str, str]) -> Details:
    """The columns that the values of a form say."""
    said: dict[str, Any] = {name: values[name] for name in _COLUMNS if name in values}
    for name in ("inside_company", "inside_industry"):
        if name in said:
            said[name] = SAID.get(said[name])
    for name in ("source", "channel"):
        if name in said:
            said[name] = said[name] or None
    if "brief_id" in said:
        said["brief_id"] = int(said["brief_id"]) if said["brief_id"] else None
    return cast(Details, said)


def tags_in(text: str) -> list[str]:
    """The tags that a person listed."""
    return [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]


def loaded_with(values: Mapping[str, str]) -> str:
    """What a form carries to say what it was loaded with."""
    return json.dumps(dict(values), ensure_ascii=False)


def label_of(form: LeadForm, name: str, value: str) -> str:
    """A value as a person reads it: the word of a choice, else the text."""
    field = form[name]
    if isinstance(field, SelectField):
        choices: Iterable[SelectChoice] = cast(Any, field.choices)
        return next((str(choice.label) for choice in choices if choice.value == value), value)
    if isinstance(field, BooleanField):
        return _("Yes") if value else _("No")
    return value


_COLUMNS = (
    "name", "hook", "title", "company", "industry", "city", "country", "email", "linkedin", "phone", "website",
    "source", "channel", "introduced_by", "brief_id", "notes", "inside_company", "inside_industry",
)  # fmt: skip


def _text(value: Any) -> str:
    if value is None or value is False:
        return "no" if value is False else ""
    return "yes" if value is True else plain(str(value))
