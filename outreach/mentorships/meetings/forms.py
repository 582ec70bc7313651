"""What is asked on the pages of meetings."""

from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, NumberRange, Optional

from outreach.mentorships.meetings.actions import MOST_MINUTES, USUAL_MINUTES
from outreach.mentorships.meetings.words import CHANNELS, KINDS
from outreach.models import AdviceVerdict, Channel, HelpDirection, IdeaVerdict, ItemKind, Party
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import ADVICE_LABELS, HELP_LABELS, IDEA_LABELS

LENGTH = NumberRange(0, MOST_MINUTES, _l("Choose between 0 and 1440 minutes."))


class PlanForm(Form):
    """When and where; `was` says which plan the page showed."""

    on_day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))], id="plan-day")
    hour = TimeField(_l("Hour"), [Optional()], id="plan-hour")
    channel = SelectField(
        _l("By what"), choices=choices_of(CHANNELS), coerce=Channel, default=Channel.VIDEO, id="plan-channel"
    )
    place = StringField(_l("Place or link"), id="plan-place")
    minutes = IntegerField(_l("Minutes"), [Optional(), LENGTH], default=USUAL_MINUTES, id="plan-minutes")
    was = HiddenField(id="plan-was")


class HoldForm(Form):
    """How it was."""

    on_day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))], id="held-day")
    hour = TimeField(_l("Hour"), [Optional()], id="held-hour")
    minutes = IntegerField(
        _l("Minutes"), [InputRequired(_l("Say how long it was.")), LENGTH], id="held-minutes",
        description=_l("They count towards the hours you agreed on."),
    )  # fmt: skip
    channel = SelectField(_l("By what"), choices=choices_of(CHANNELS), coerce=Channel, id="held-channel")
    plan_next = BooleanField(_l("Plan the next one"), id="held-next")
    was = HiddenField(id="held-was")


class CancelForm(Form):
    """It does not take place."""

    plan_next = BooleanField(_l("Plan the next one"), id="cancel-next")


class NotesForm(Form):
    """Notes as typed; `was` says which notes the page began from."""

    notes = TextAreaField(_l("Notes"))
    was = HiddenField(id="notes-was")
    both = HiddenField(id="notes-both")


class ContextForm(Form):
    """What to know beforehand."""

    context = TextAreaField(_l("To send ahead"))
    was = HiddenField(id="context-was")


class LineForm(Form):
    """One line more; `text` comes back by its own name when it is refused."""

    kind = RadioField(_l("What it is"), choices=choices_of(KINDS), coerce=ItemKind, default=ItemKind.QUESTION)
    text = StringField(_l("One line"), id="line-text")
    who = SelectField(_l("Who"), coerce=Party, default=Party.ME, id="line-who")
    due_on = DateField(_l("By when"), [Optional()], id="line-due")


class ItemForm(Form):
    """All there is to say of one line."""

    text = TextAreaField(_l("In words"), id="item-text")
    who = SelectField(_l("Who"), coerce=Party, default=Party.ME, id="item-who")
    due_on = DateField(_l("By when"), [Optional()], id="item-due")
    done = BooleanField(_l("Done"), id="item-done")
    idea = SelectField(
        _l("Verdict"),
        choices=choices_of({"": _l("Not said yet"), **IDEA_LABELS}),
        coerce=lambda word: IdeaVerdict(word) if word else None,
        id="item-idea",
    )
    advice = SelectField(
        _l("What I did with it"),
        choices=choices_of({"": _l("Not said yet"), **ADVICE_LABELS}),
        coerce=lambda word: AdviceVerdict(word) if word else None,
        id="item-advice",
    )
    useful = SelectField(
        _l("Was it useful?"),
        choices=choices_of({"": _l("Not said"), "yes": _l("Useful"), "no": _l("Not useful")}),
        description=_l("Once it was tried."),
        id="item-useful",
    )
    result = TextAreaField(_l("What came of it"), id="item-result")


class HelpForm(Form):
    """Help between meetings."""

    direction = RadioField(
        _l("Which way"), choices=choices_of(HELP_LABELS), coerce=HelpDirection, default=HelpDirection.RECEIVED,
        id="help-direction",
    )  # fmt: skip
    on_day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))], id="help-day")
    text = StringField(_l("What it was"), id="help-text")
    minutes = IntegerField(_l("Minutes"), [Optional(), LENGTH], id="help-minutes")
