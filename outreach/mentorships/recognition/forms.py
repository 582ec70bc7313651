"""What is asked of thanks that were given."""

from wtforms import StringField

from outreach.mentorships.entry_forms import Day, EntryForm
from outreach.mentorships.money import MoneyField
from outreach.mentorships.recognition.actions import Given
from outreach.models import Mentorship, Role
from outreach.text import _, _l


class ThanksForm(EntryForm):
    """What, for what occasion, when, at what cost."""

    what = StringField(_l("What was it?"))
    occasion = StringField(_l("For what occasion?"))
    on_day = Day(_l("Day"))
    cost = MoneyField(_l("What did it cost?"))

    def __init__(self, mentorship: Mentorship, **values: object) -> None:
        """The amount says its currency; a mentor is asked what they were given."""
        super().__init__(**values)
        self.cost.label.text = _("What did it cost, in %(currency)s?", currency=mentorship.currency)
        if mentorship.role is Role.MENTOR:
            self.what.label.text = _("What were you given?")
            self.cost.label.text = _("What may it have cost, in %(currency)s?", currency=mentorship.currency)

    @property
    def given(self) -> Given:
        """What was said; no amount is an amount of nothing."""
        assert self.on_day.data is not None
        return Given(self.on_day.data, self.what.data or "", self.occasion.data or "", self.cost.data or 0)
