"""What is asked of an outcome."""

from collections.abc import Sequence

from wtforms import RadioField, SelectField, TextAreaField

from outreach.mentorships.entry_forms import Day, EntryForm
from outreach.mentorships.outcomes.actions import Told
from outreach.models import MeetingItem, Mentorship, OutcomeKind, Role
from outreach.text import _, _l
from outreach.web.forms import choices_of
from outreach.web.mentoring_words import OUTCOME_LABELS

LONGEST_CHOICE = 90


class OutcomeForm(EntryForm):
    """What came of it, when, and what it is owed to."""

    kind = RadioField(
        _l("What is it?"), choices=choices_of(OUTCOME_LABELS), coerce=OutcomeKind, default=OutcomeKind.SKILL
    )
    text = TextAreaField(_l("In a few words"))
    on_day = Day(_l("Day"))
    advice_id = SelectField(_l("Which advice led there?"), coerce=lambda number: int(number) if number else None)
    owed_to = TextAreaField(_l("What else is it owed to?"))

    def __init__(self, mentorship: Mentorship, advice: Sequence[MeetingItem], **values: object) -> None:
        """Advice that was tried can be chosen; of a mentor it is their own."""
        super().__init__(**values)
        if mentorship.role is Role.MENTOR:
            self.text.label.text = _("In a few words, for %(name)s", name=mentorship.display_name)
            self.advice_id.label.text = _("Which of your advice led there?")
        self.advice_id.choices = choices_of({"": _l("None of them"), **{item.id: _cut(item.text) for item in advice}})

    @property
    def told(self) -> Told:
        """What was said."""
        assert self.on_day.data is not None
        return Told(
            self.kind.data, self.on_day.data, self.text.data or "", self.owed_to.data or "", self.advice_id.data
        )  # fmt: skip


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_CHOICE else f"{line[: LONGEST_CHOICE - 1]}…"
