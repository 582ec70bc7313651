"""What is asked about an introduction."""

from datetime import date
from typing import Any

from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import Optional

from outreach.introductions.actions import Wish
from outreach.introductions.paths import Days
from outreach.models import Introduction, Lead
from outreach.text import _l
from outreach.web.forms import Form


class WishForm(Form):
    """Who can introduce me, and what I ask of them."""

    introducer_name = StringField(_l("Who can introduce you"))
    introducer_address = StringField(_l("Their address"))
    why = TextAreaField(_l("How they know each other, and what you ask for"))
    ask_by = DateField(_l("Ask by"), [Optional()], description=_l("Comes back to Today on that day."))

    def wish(self, lead: Lead, introducer: Lead | None) -> Wish:
        """What was typed."""
        texts = {name: self[name].data or "" for name in ("introducer_name", "introducer_address", "why")}
        return Wish(lead, introducer, ask_by=self.ask_by.data, **texts)


class PathForm(WishForm):
    """The same with the day of each step; an empty one takes the step back."""

    asked = DateField(_l("Asked on"), [Optional()])
    made = DateField(_l("Made on"), [Optional()])
    declined = DateField(_l("Declined on"), [Optional()])
    thanked = DateField(_l("Thanked on"), [Optional()])

    @property
    def days(self) -> Days:
        """The days that were typed."""
        found: dict[str, Any] = {name: self[name].data for name in ("asked", "made", "declined", "thanked")}
        return Days(**found)

    @classmethod
    def of(cls, row: Introduction, days: Days) -> "PathForm":
        """The form as it holds a path."""
        return cls(
            introducer_name=row.introducer_name, introducer_address=row.introducer_address, why=row.why,
            ask_by=row.ask_by, asked=days.asked, made=days.made, declined=days.declined, thanked=days.thanked,
        )  # fmt: skip


class StepForm(Form):
    """When a step was done; today when nothing is said."""

    day = DateField(_l("Day"), [Optional()])

    def day_or(self, today: date) -> date:
        """The day that was said."""
        day: date | None = self.day.data
        return day or today
