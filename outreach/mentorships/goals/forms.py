"""What is asked of a goal, part by part in plain words; and what is said of it in a review."""

import json
from datetime import date
from typing import Any

from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from outreach.leads.merging import merge
from outreach.mentorships.goals.actions import Wording
from outreach.mentorships.goals.reviewing import Said
from outreach.models import Brief, Goal, GoalVerdict, Mentorship, Role
from outreach.text import _, _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import GOAL_VERDICT_LABELS
from outreach.web.typed import plain

PARTS = ("title", "measure", "target", "achievable", "relevant", "brief_id", "due_on", "review_on")
WHILE_OPEN = (GoalVerdict.PROGRESS, GoalVerdict.MET, GoalVerdict.MOVED, GoalVerdict.DROPPED)
NOT_A_DAY = _l("Type a day, for example 2026-03-31.")


class Day(DateField):
    """A day or nothing; what cannot be read says how it would be."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day, and keep what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(str(NOT_A_DAY)) from error


class Count(IntegerField):
    """A whole number or nothing."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number, and keep what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(str(_l("Type a whole number, in digits."))) from error


class GoalForm(Form):
    """The five parts; only the first must be said."""

    title = StringField(_l("What will be different?"))
    measure = StringField(_l("By what will you see it?"))
    target = Count(_l("How many is enough, if it can be counted?"), [Optional()])
    achievable = TextAreaField(_l("Why can it be done?"))
    brief_id = SelectField(_l("Which brief does it serve?"), coerce=lambda text: int(text) if text else None)
    relevant = TextAreaField(_l("Why does it matter now?"))
    due_on = Day(_l("By when?"), [Optional()])
    review_on = Day(_l("When do you look at it next?"), [Optional()])
    loaded = HiddenField()
    """What the form was opened with, so that two windows notice each other."""

    def __init__(self, mentorship: Mentorship, briefs: list[Brief], goal: Goal | None = None) -> None:
        """The words fit my role: a goal of somebody whom I mentor is theirs."""
        super().__init__(**(values_of(goal) if goal is not None else {"brief_id": mentorship.brief_id}))
        if goal is not None and not self.is_submitted():
            self.loaded.data = json.dumps(texts_of(goal), ensure_ascii=False)
        if mentorship.role is Role.MENTOR:
            named = {"name": mentorship.display_name}
            self.title.label.text = _("What will be different for %(name)s?", **named)
            self.measure.label.text = _("By what will you both see it?")
            self.relevant.label.text = _("Why does it matter to %(name)s now?", **named)
            self.review_on.label.text = _("When do you look at it together next?")
        self.brief_id.choices = choices_of({"": _l("None"), **{brief.id: brief.title for brief in briefs}})

    def meets(self, goal: Goal) -> bool:
        """Whether somebody changed the same part meanwhile: then both are shown. What only they changed is taken."""
        theirs, base = texts_of(goal), _read(self.loaded.data)
        mine = {name: _text(self[name].data) for name in PARTS}
        merged = merge(base, mine, theirs)
        for name in PARTS:
            if name not in merged.changes and mine[name] != theirs[name]:
                self[name].process_data(getattr(goal, name))
                self[name].raw_data = None
        for name in merged.conflicts:
            words = _("Meanwhile this was changed to “%(text)s”. Save again to keep yours.", text=theirs[name])
            self[name].errors = [*self[name].errors, words]
        self.loaded.data = json.dumps(theirs, ensure_ascii=False)
        return bool(merged.conflicts)

    @property
    def wording(self) -> Wording:
        """What was said."""
        return Wording(
            self.title.data or "", self.measure.data or "", self.target.data, self.achievable.data or "",
            self.relevant.data or "", self.brief_id.data, self.due_on.data, self.review_on.data,
        )  # fmt: skip


class ReviewForm(Form):
    """What is said of a goal today: how far it is, or its end, or another day."""

    verdict = RadioField(_l("What is said of it"), coerce=GoalVerdict)
    text = TextAreaField(_l("What moved, or the reason"))
    reached = Count(_l("Reached so far"), [Optional()])
    moved_to = Day(_l("New day"), [Optional()])
    on_day = Day(_l("Said on"), [Optional()])
    review_on = Day(_l("Next review"), [Optional()])

    def __init__(self, goal: Goal, today: date, usual: date) -> None:
        """Offer what can be said of the goal as it stands."""
        verdicts = WHILE_OPEN if goal.ended_on is None else (GoalVerdict.REOPENED,)
        super().__init__(verdict=verdicts[0], on_day=today, review_on=usual, reached=goal.reached)
        self.verdict.choices = choices_of({verdict: GOAL_VERDICT_LABELS[verdict] for verdict in verdicts})
        self.counted = goal.target is not None
        self.was_reached = goal.reached

    @property
    def said(self) -> Said:
        """What was said. A number that was there already and was left as it is says nothing new."""
        counts = self.counted and (self.verdict.data is not GoalVerdict.PROGRESS or self.text.data or self._moved)
        return Said(
            self.verdict.data, self.text.data or "", self.reached.data if counts else None, self.moved_to.data,
            self.on_day.data, self.review_on.data,
        )  # fmt: skip

    @property
    def _moved(self) -> bool:
        return bool(self.reached.data != self.was_reached)


def texts_of(goal: Goal) -> dict[str, str]:
    """The same as texts, of which two can be compared."""
    return {name: _text(value) for name, value in values_of(goal).items()}


def values_of(goal: Goal) -> dict[str, Any]:
    """A goal as the form holds it."""
    return {name: getattr(goal, name) for name in PARTS}


def _text(value: Any) -> str:
    return "" if value is None else plain(str(value))


def _read(loaded: str | None) -> dict[str, str]:
    try:
        said = json.loads(loaded or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in said.items()} if isinstance(said, dict) else {}
