"""What is asked about a mentorship: how it began, its settings, the days of its phases, its end."""

from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from outreach.mentorships.closing import USUAL_DAYS
from outreach.mentorships.money import MoneyField
from outreach.models import Beginning, Phase, Role
from outreach.text import _, _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import BEGINNING_LABELS, PHASE_LABELS, ROLE_LABELS

LONGEST = 300
_TOO_LONG = _l("This is too long: 300 characters at most.")
_DAY = _l("Choose a day.")


def _of_the_year(most: int = 366) -> list[object]:
    return [InputRequired(_l("Type a number.")), NumberRange(1, most, _l("Choose a number of days between 1 and 366."))]


def _brief() -> SelectField:
    return SelectField(_l("For which brief"), coerce=lambda number: int(number) if number else None)


def _story() -> StringField:
    return StringField(
        _l("In a few words"),
        [Length(max=LONGEST, message=_TOO_LONG)],
        description=_l("For example: after a conference in Nantes."),
    )


class OpeningForm(Form):
    """It became a mentorship."""

    role = RadioField(_l("My part in it"), choices=choices_of(ROLE_LABELS), coerce=Role, default=Role.MENTEE)
    beginning = SelectField(
        _l("How it began"), choices=choices_of(BEGINNING_LABELS), coerce=Beginning, default=Beginning.I_ASKED
    )
    story = _story()
    began_on = DateField(_l("Since when"), [InputRequired(_DAY)])
    brief = _brief()


class MentorForm(Form):
    """I mentor somebody who is not one of my leads."""

    name = StringField(
        _l("Whom you mentor"),
        [InputRequired(_l("Say whom you mentor.")), Length(max=LONGEST, message=_TOO_LONG)],
    )
    beginning = SelectField(
        _l("How it began"), choices=choices_of(BEGINNING_LABELS), coerce=Beginning, default=Beginning.THEY_OFFERED
    )
    story = _story()
    began_on = DateField(_l("Since when"), [InputRequired(_DAY)])


class SettingsForm(Form):
    """What can be changed of a mentorship afterwards."""

    name = StringField(_l("Name"), [Length(max=LONGEST, message=_TOO_LONG)])
    beginning = SelectField(_l("How it began"), choices=choices_of(BEGINNING_LABELS), coerce=Beginning)
    story = _story()
    brief = _brief()
    currency = StringField(_l("Currency"), [InputRequired(_l("Type three letters, like EUR."))])
    hourly_rate = MoneyField(
        _l("An hour of a consultant"), description=_l("What an hour of advice like this would cost you elsewhere.")
    )
    budget = MoneyField(_l("Budget for thanks"), description=_l("What you mean to spend on thanks, in all."))
    thanks_every_days = IntegerField(_l("Say thanks at least every so many days"), _of_the_year())
    keep_in_touch_days = IntegerField(
        _l("After the end, be in touch every so many days"),
        _of_the_year(),
        description=_l("30 to 60 days are usual."),
    )

    def validate_currency(self, field: StringField) -> None:
        """Three letters that stand for a currency."""
        from babel.numbers import list_currencies  # a long list, loaded when it is asked

        field.data = (field.data or "").strip().upper()
        if field.data not in list_currencies():
            raise ValidationError(_("This is no currency that is known. Type three letters, like EUR."))


class PhaseForm(Form):
    """Into which phase, on which day."""

    phase = SelectField(_l("Phase"), choices=choices_of(PHASE_LABELS), coerce=Phase)
    on = DateField(_l("On"), [InputRequired(_DAY)])


class ClosureForm(Form):
    """The end: what was learned, both ways, thanks, what stays."""

    closed_on = DateField(_l("It ended on"), [InputRequired(_DAY)])
    learned_by_me = TextAreaField(_l("What I learned"))
    learned_by_them = TextAreaField(_l("What they learned"))
    thanks = TextAreaField(_l("How I thank them"))
    stays = TextAreaField(
        _l("What stays"), description=_l("Being in touch, introductions, the roles the other way round.")
    )
    keep_in_touch_days = IntegerField(
        _l("Be in touch every so many days"),
        _of_the_year(),
        default=USUAL_DAYS,
        description=_l("30 to 60 days are usual. Today reminds you when a silence gets longer."),
    )
    lead_too = BooleanField(
        _l("Close the lead as “ended” too: the planner then counts one mentor less, and nothing else is proposed")
    )


class PointForm(Form):
    """One point of a checklist; what was taken away comes back with its key, place and day."""

    phase = SelectField(_l("Phase"), choices=choices_of(PHASE_LABELS), coerce=Phase)
    text = StringField(_l("One more point"))
    key = StringField()
    stood_at = IntegerField(validators=[Optional(), NumberRange(0, 10_000)])
    was_done_on = DateField(validators=[Optional()])


class RewordForm(Form):
    """Other words for a point."""

    text = StringField(_l("What is to be done"))
