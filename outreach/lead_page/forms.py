"""What is written down on the page of one lead."""

from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from outreach.models import Channel, ClosingReason, Kind, Stage
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.when_field import WhenField
from outreach.web.words import CHANNEL_LABELS, CLOSING_LABELS, KIND_LABELS, STAGE_LABELS

TABS = (
    ("out", _l("I wrote"), "arrow-up-right"),
    ("in", _l("They wrote"), "arrow-down-left"),
    ("talk", _l("We talked"), "chat"),
    ("note", _l("Note"), "sticky"),
)
SPOKEN = (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON, Channel.EVENT, Channel.OTHER)
WAITS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90)
SPECIAL = (Kind.AUTO_REPLY, Kind.BOUNCE)


class LogForm(Form):
    """One contact, or a note."""

    what = RadioField(
        _l("What happened"), choices=choices_of({key: label for key, label, _icon in TABS}), default="out"
    )
    text = TextAreaField(_l("What was said"))
    channel = SelectField(_l("Channel"), choices=choices_of(CHANNEL_LABELS), coerce=Channel, default=Channel.EMAIL)
    talk_channel = SelectField(
        _l("Where we talked"),
        choices=choices_of({channel: CHANNEL_LABELS[channel] for channel in SPOKEN}),
        coerce=Channel,
        default=Channel.VIDEO,
    )
    when = WhenField(_l("When"))
    follow_up = SelectField(_l("Next step"), default="")
    kind = SelectField(
        _l("Special case"),
        choices=choices_of({"": _l("Written by a person"), **{kind: KIND_LABELS[kind] for kind in SPECIAL}}),
        default="",
    )
    called_me = BooleanField(_l("They called me"))


class HookForm(Form):
    """What this person did that interests me; `was` is the hook that the page showed."""

    hook = TextAreaField(_l("Hook"), id="hook")
    was = HiddenField()


class StageForm(Form):
    """The stage, set by hand."""

    stage = SelectField(_l("Stage"), choices=choices_of(STAGE_LABELS), coerce=Stage, id="stage-stage")
    when = WhenField(_l("Since when"), id="stage-when", description=_l("Empty is now."))
    why = StringField(_l("Why"), id="stage-why")


class ClosingForm(Form):
    """Why and since when a lead is not pursued."""

    why = SelectField(_l("Why"), choices=choices_of(CLOSING_LABELS), coerce=ClosingReason, id="closing-why")
    when = WhenField(_l("Since when"), id="closing-when", description=_l("Empty is now."))
    parked_until = DateField(
        _l("Parked until"),
        [Optional()],
        id="closing-until",
        description=_l("Comes back to Today on that day. Empty is for good."),
    )


class MarkForm(Form):
    """Whether this person may be written to."""

    marked = BooleanField(_l("Do not contact"))
