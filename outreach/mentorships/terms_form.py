"""The form in which the terms of an agreement are written, by either side."""

from typing import Any

from wtforms import (
    DateField,
    Field,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length, NumberRange, Optional

from outreach.mentorships.terms import TERMS, Pair, titles_for
from outreach.models import Format, Rhythm, Secrecy, Starter
from outreach.text import _, _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import FORMAT_LABELS, RHYTHM_LABELS
from outreach.web.typed import one_line, plain

LONGEST, LONGEST_LINE = 3000, 300
SECRECY_CHOICES = {
    Secrecy.NONE: _l("None is needed"),
    Secrecy.TO_SIGN: _l("Both sign one"),
}
NOT_SAID = {"": _l("Not said")}


def long_text(help_: Any = "") -> TextAreaField:
    """A term in sentences."""
    too_long = Length(max=LONGEST, message=_l("This is too long: %(most)s characters at most.", most=LONGEST))
    return TextAreaField(validators=[too_long], filters=[plain], description=help_)


def choice(labels: dict[Any, Any], kind: type[Any]) -> SelectField:
    """One of the words, or nothing."""
    return SelectField(choices=choices_of({**NOT_SAID, **labels}), coerce=lambda word: kind(word) if word else None)


class TermsForm(Form):
    """Every term, and why it is written so."""

    period_from = DateField(_l("Begins on"), [Optional()])
    period_until = DateField(_l("Ends on"), [Optional()], description=_l("Six months to a year is usual."))
    minimum_hours = IntegerField(
        _l("At least so many hours in all"),
        [Optional(), NumberRange(0, 1000, _l("A number from 0 to 1000."))],
        description=_l("Meetings that were held count."),
    )
    meets = choice(RHYTHM_LABELS, Rhythm)
    format = choice(FORMAT_LABELS, Format)
    starter = choice({}, Starter)
    between = StringField(
        validators=[Length(max=LONGEST_LINE, message=_l("This is too long: 300 characters at most."))],
        filters=[one_line],
        description=_l("For example: short questions by mail, answered within a week."),
    )
    success = long_text(_l("By what both will see, in the end, that it was worth it."))
    offers = long_text(_l("Time, skills, help, thanks: in plain words."))
    cannot_offer = long_text(_l("Saying it now spares both a disappointment."))
    confidentiality = long_text()
    secrecy = SelectField(choices=choices_of(SECRECY_CHOICES), coerce=Secrecy)
    obstacles = long_text(_l("Who says what, when one of the two has no time, or it does not help."))
    no_fault_end = long_text()
    remark = TextAreaField(
        _l("A word about it"),
        [Length(max=LONGEST, message=_l("This is too long: %(most)s characters at most.", most=LONGEST))],
        [plain],
    )
    seen = HiddenField()

    def __init__(self, pair: Pair, **values: Any) -> None:
        """Let the fields speak of these two by name."""
        super().__init__(**values)
        for key, title in titles_for(pair):
            if key in self._fields and key != "minimum_hours":
                self._fields[key].label.text = title
        starters = {Starter.ME: pair.me, Starter.THEM: pair.them, Starter.EITHER: _("Either of us")}
        self.starter.choices = choices_of({**NOT_SAID, **starters})

    @property
    def terms(self) -> dict[str, Any]:
        """What was typed, by the names of the columns."""
        return {name: self._fields[name].data for name in TERMS}

    def validate_period_until(self, field: Field) -> None:
        """A period goes forward."""
        if self.period_from.data and field.data and field.data < self.period_from.data:
            raise ValidationError(_("The end lies before the beginning."))

    def validate_period_from(self, field: Field) -> None:
        """A year that a person can mean."""
        for day in (field.data, self.period_until.data):
            if day and not 1990 <= day.year <= 2100:
                raise ValidationError(_("Is the year right? Choose one from 1990 to 2100."))
