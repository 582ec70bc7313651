"""The forms of sign-in, set-up and settings."""

from collections.abc import Callable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    EmailField,
    Field,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the types of WTForms
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from outreach.accounts.actions import AccountError, plain_password, written_address
from outreach.accounts.queries import time_zones
from outreach.text import LANGUAGES, _, _l

LANGUAGE_CHOICES = [SelectChoice(code, name) for code, name in LANGUAGES.items()]
THEME_CHOICES = [
    SelectChoice("system", _l("As the system")),
    SelectChoice("light", _l("Light")),
    SelectChoice("dark", _l("Dark")),
]
WEEKDAYS = (_l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday"), _l("Saturday"), _l("Sunday"))
DAY_CHOICES = [SelectChoice(str(number), day) for number, day in enumerate(WEEKDAYS)]


def stripped(text: str | None) -> str | None:
    """What was typed, without the spaces around it."""
    return text.strip() if text is not None else None


def as_action(check: Callable[[str], object]) -> Callable[[FlaskForm, Field], None]:
    """A rule of an action, asked early, so that everything that is wrong is said at once."""

    def validate(_form: FlaskForm, field: Field) -> None:
        try:
            check(field.data or "")
        except AccountError as problem:
            raise ValidationError(str(problem)) from None

    return validate


class SignInForm(FlaskForm):
    """Who is there."""

    email = StringField(_l("E-mail"), [DataRequired(_l("Type your e-mail address.")), Length(max=320)], [stripped])
    password = PasswordField(_l("Password"), [InputRequired(_l("Type your password.")), Length(max=1000)])


def chosen_password() -> PasswordField:
    """The field for a new password; made anew for each form, since errors are listed in the order of its fields."""
    return PasswordField(
        _l("Password"),
        [InputRequired(_l("Choose a password.")), as_action(plain_password)],
        description=_l("At least 8 characters. A few words in a row are easy to remember and hard to guess."),
    )


class NewPasswordForm(FlaskForm):
    """A password, chosen."""

    password = chosen_password()


class ChangePasswordForm(FlaskForm):
    """The old password, and a new one."""

    current = PasswordField(_l("Present password"), [InputRequired(_l("Type your present password."))])
    password = chosen_password()


class TimeZoneField(SelectField):
    """One of the world's time zones."""

    def __init__(self, label: Any, **options: Any) -> None:
        """Offer all of them, by region."""
        super().__init__(label, choices=zone_choices, **options)


def zone_choices() -> list[SelectChoice]:
    """Every zone by the name of its place, under its region."""
    return [_zone_choice(zone) for zone in time_zones()]


def _zone_choice(zone: str) -> SelectChoice:
    region, _slash, place = zone.partition("/")
    return SelectChoice(zone, (place or zone).replace("_", " ").replace("/", ", "), optgroup=region)


class SetUpForm(FlaskForm):
    """The first account."""

    name = StringField(_l("Your name"), [DataRequired(_l("Type your name.")), Length(max=200)], [stripped])
    email = EmailField(
        _l("E-mail"),
        [DataRequired(_l("Type your e-mail address.")), Length(max=320), as_action(written_address)],
        [stripped],
    )
    password = chosen_password()
    locale = SelectField(_l("Language"), choices=LANGUAGE_CHOICES)
    time_zone = TimeZoneField(
        _l("Time zone"),
        description=_l("Follow-ups fall due, and weeks begin, by your clock. Nothing else is done with it."),
    )


class SettingsForm(FlaskForm):
    """What the account says about its user and their rhythm."""

    name = StringField(_l("Name"), [DataRequired(_l("Type your name.")), Length(max=200)], [stripped])
    company = StringField(
        _l("Company"),
        [Length(max=200)],
        [stripped],
        description=_l("Leads who work there too count as inside my company."),
    )
    industry = StringField(
        _l("Industry"),
        [Length(max=200)],
        [stripped],
        description=_l("Leads in the same one count as inside my industry."),
    )
    weekly_target = IntegerField(
        _l("New people a week"),
        [InputRequired(_l("Type a number.")), NumberRange(0, 1000, _l("A number from 0 to 1000."))],
        description=_l("How many people you mean to contact for the first time in a week."),
    )
    touch_cap = IntegerField(
        _l("Messages without an answer"),
        [InputRequired(_l("Type a number.")), NumberRange(1, 20, _l("A number from 1 to 20."))],
        description=_l("After so many, no further follow-up is proposed."),
    )
    work_days = SelectMultipleField(
        _l("Working days"),
        choices=DAY_CHOICES,
        coerce=int,
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
        description=_l("Follow-ups fall on these days only."),
    )
    time_zone = TimeZoneField(_l("Time zone"), description=_l("Days, weeks and due dates follow it."))
    locale = SelectField(_l("Language"), choices=LANGUAGE_CHOICES)
    theme = RadioField(_l("Theme"), choices=THEME_CHOICES)

    def validate_work_days(self, field: Field) -> None:
        """There must be a day on which a follow-up can fall."""
        if not field.data:
            raise ValidationError(_("Choose at least one day."))


class AppearanceForm(FlaskForm):
    """Language or theme, switched from the menu; what is not sent stays."""

    locale = StringField()
    theme = StringField()
    next = StringField()


class EmptyForm(FlaskForm):
    """Nothing but the token: a button."""


def show(form: FlaskForm, problem: AccountError) -> None:
    """Put what an action refused beside its field."""
    field = form._fields.get(problem.field)
    if field is None:
        form.form_errors.append(str(problem))
    else:
        field.errors = [*field.errors, str(problem)]
