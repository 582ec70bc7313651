"""What is asked at a check-in, of an issue that is open, and of a month."""

from datetime import date

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Optional

from outreach.mentorships.check_ins.actions import Said
from outreach.mentorships.check_ins.words import MOOD_LABELS, QUESTIONS
from outreach.mentorships.entry_forms import GRADES, Day, EntryForm, grade_in, rename
from outreach.mentorships.terms import month_words
from outreach.models import CheckIn, CheckInHow, Issue, Party
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import CHECK_IN_LABELS, ISSUE_LABELS

NOTHING = _l("Nothing is wrong")
SHORT = _l("Choose a number from 1 to 5.")


class CheckInForm(EntryForm):
    """How it goes; a mood alone is enough."""

    how = RadioField(
        _l("How was it held?"), choices=choices_of(CHECK_IN_LABELS), coerce=CheckInHow, default=CheckInHow.IN_PERSON
    )
    mood = RadioField(_l("How is the mood?"), [Optional()], choices=choices_of(MOOD_LABELS), coerce=grade_in)
    good = TextAreaField(_l("What went well?"))
    different = TextAreaField(_l("What should be different?"))
    issue = RadioField(
        _l("Is something wrong between you?"),
        [Optional()],
        choices=choices_of({"": NOTHING, **ISSUE_LABELS}),
        coerce=lambda word: Issue(word) if word else None,
    )
    changed = TextAreaField(_l("What did you change because of it?"))
    on_day = Day(_l("Day"))

    @property
    def said(self) -> Said:
        """What was said."""
        assert self.on_day.data is not None
        return Said(
            self.on_day.data, self.how.data, self.mood.data, self.good.data or "", self.different.data or "",
            self.issue.data, self.changed.data or "",
        )  # fmt: skip


class ChangedForm(Form):
    """What was changed because of an issue."""

    changed = TextAreaField(_l("What did you change because of it?"))

    def __init__(self, check_in: CheckIn) -> None:
        """Several of them stand on one page."""
        super().__init__()
        self.changed.id = self.changed.label.field_id = f"changed-{check_in.id}"


class PulseForm(Form):
    """The three questions of a month, for one side."""

    month = SelectField(_l("Month"))
    empowered = RadioField(QUESTIONS["empowered"], [InputRequired(SHORT)], coerce=grade_in)
    connected = RadioField(QUESTIONS["connected"], [InputRequired(SHORT)], coerce=grade_in)
    inspired = RadioField(QUESTIONS["inspired"], [InputRequired(SHORT)], coerce=grade_in)

    def __init__(self, side: Party, months: list[date], **values: object) -> None:
        """Both sides stand on one page."""
        super().__init__(**values)
        self.side = side
        self.month.choices = choices_of({f"{month:%Y-%m}": month_words(month) for month in months})
        rename(self.month, f"{side}-month")
        for question in (self.empowered, self.connected, self.inspired):
            question.choices = choices_of({grade: str(grade) for grade in GRADES})
            rename(question, f"{side}-{question.short_name}")

    @property
    def chosen(self) -> date:
        """The first day of the month that was chosen."""
        return date.fromisoformat(f"{self.month.data}-01")

    @property
    def answers(self) -> tuple[int, int, int]:
        """The three grades."""
        return self.empowered.data, self.connected.data, self.inspired.data
