"""The form of one score card."""

from collections.abc import Iterable
from typing import Any

from wtforms import RadioField, SelectField, TextAreaField

from outreach.models import Brief, Criterion
from outreach.text import _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import CRITERION_LABELS

GRADES = {"": _l("Not known"), 1: "1", 2: "2", 3: "3", 4: "4", 5: "5"}


def _grade(criterion: Criterion) -> RadioField:
    return RadioField(CRITERION_LABELS[criterion], choices=choices_of(GRADES), coerce=_number, default="")


def _number(typed: Any) -> Any:
    return int(typed) if str(typed).isdigit() else typed or ""


class ScoreForm(Form):
    """Five grades, and what they rest on."""

    attitude = _grade(Criterion.ATTITUDE)
    knowledge = _grade(Criterion.KNOWLEDGE)
    skills = _grade(Criterion.SKILLS)
    willingness = _grade(Criterion.WILLINGNESS)
    access = _grade(Criterion.ACCESS)
    why = TextAreaField(_l("What this rests on"), description=_l("A talk, an article, what others told."))

    @property
    def grades(self) -> dict[Criterion, int | None]:
        """What was ticked; None where nothing is known."""
        return {criterion: self[criterion.value].data or None for criterion in Criterion}


class ServeForm(Form):
    """One more brief for a lead."""

    brief = SelectField(_l("For which brief"), coerce=int)

    def offer(self, briefs: Iterable[Brief]) -> None:
        """Let one choose among these."""
        self.brief.choices = [(brief.id, brief.title) for brief in briefs]
