"""What is asked about an event, and about those who were invited or met there."""

from datetime import date
from typing import Any

from wtforms import DateField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Optional

from outreach import clock
from outreach.events.actions import Plan
from outreach.models import SocialEvent
from outreach.text import _l
from outreach.web.forms import Form
from outreach.web.owned import current_owner


class EventForm(Form):
    """Everything that is known of an event; a title and a day are enough."""

    title = StringField(_l("What it is called"), [InputRequired(_l("Say what the event is called."))])
    day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))])
    hour = TimeField(_l("Hour"), [Optional()])
    until = DateField(_l("Last day"), [Optional()], description=_l("Where it takes several."))
    place = StringField(_l("Place"))
    website = StringField(_l("Website"))
    notes = TextAreaField(_l("Notes"))

    @property
    def plan(self) -> Plan:
        """What was typed."""
        assert self.day.data is not None
        texts = {name: self[name].data or "" for name in ("title", "place", "website", "notes")}
        return Plan(day=self.day.data, hour=self.hour.data, until=self.until.data, **texts)

    @property
    def typed(self) -> dict[str, str]:
        """The fields as somebody would type them again."""
        fields: list[Any] = [field for field in self if field.name != "csrf_token"]
        return {field.name: field._value() for field in fields}

    @classmethod
    def of(cls, event: SocialEvent) -> "EventForm":
        """The form as it holds an event."""
        at = event.starts_at and event.starts_at.astimezone(current_owner().zone).time()
        return cls(
            title=event.title, day=event.starts_on, hour=at, until=event.ends_on, place=event.place,
            website=event.website, notes=event.notes,
        )  # fmt: skip


class InviteForm(Form):
    """Whom I invited and when: those who are ticked, and those who are named, a line each."""

    names = TextAreaField(_l("Names, one a line"), id="invite-names")
    day = DateField(_l("Invited on"), [Optional()], id="invite-day")


class MetForm(Form):
    """Whom I met there without having invited them."""

    names = TextAreaField(_l("Names, one a line"), id="met-names")


class MarkForm(Form):
    """What became of those who are ticked; an answer has a day."""

    day = DateField(_l("Answered on"), [Optional()], id="mark-day")


class InviteToForm(Form):
    """To which event."""

    event = SelectField(_l("Event"), coerce=str, id="invite-event", validate_choice=False)


def said_day(form: InviteForm | MarkForm) -> date:
    """The day that was said, today when none was."""
    day: date | None = form.day.data
    return day or clock.today(current_owner().zone)
