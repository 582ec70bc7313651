"""The form of a brief: all of it, of which a page sends one part at a time."""

from typing import Any, cast

from flask import request
from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional, ValidationError

from outreach.analysis.weighing import LEAST, MOST
from outreach.briefs.actions import STAKES, WEIGHTS, Said
from outreach.models import Brief, Category, Criterion, Side
from outreach.text import _, _l
from outreach.web.forms import Form, choices_of
from outreach.web.mentoring_words import CATEGORY_LABELS, CRITERION_LABELS, SIDE_LABELS

OWN = "own"
WATCHED = ("problem", "tried")
WEIGHT_WORDS = {
    0: _l("Does not matter"),
    1: _l("Hardly matters"),
    2: _l("Matters a little"),
    3: _l("Matters"),
    4: _l("Matters a lot"),
    5: _l("Decides"),
}
CATEGORIES: dict[Any, Any] = {
    "": _l("I do not know yet"),
    **CATEGORY_LABELS,
    OWN: _l("Something else, in my own words:"),
}
SIDES: dict[Any, Any] = {"": _l("Either"), **SIDE_LABELS}
GRADES: dict[Any, Any] = {"": _l("Not known yet"), **{grade: str(grade) for grade in range(LEAST, MOST + 1)}}
LABELS: dict[str, Any] = {
    "importance": _l("How important is it?"),
    "urgency": _l("How urgent is it?"),
    "cost_of_nothing": _l("What does it cost to do nothing?"),
}


class Weight(SelectField):
    """What one criterion counts."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, choices=choices_of(WEIGHT_WORDS), coerce=int, default=3, **options)
        self.type = "SelectField"  # as templates know it


class Choice(RadioField):
    """One of some words, of which the first is nothing; also where nothing was sent."""

    def __init__(self, label: Any, choices: dict[Any, Any], **options: Any) -> None:
        super().__init__(label, choices=choices_of(choices), coerce=text_of, **options)
        self.type = "RadioField"

    def process_data(self, value: Any) -> None:
        """Nothing is a choice too."""
        self.data = text_of(value)


def text_of(value: Any) -> str:
    """A choice as the form holds it; nothing for None."""
    return "" if value in (None, "None") else str(value)


class StakesForm(Form):
    """How much a brief matters beside the others."""

    importance = Choice(LABELS["importance"], GRADES)
    urgency = Choice(LABELS["urgency"], GRADES)
    cost_of_nothing = Choice(LABELS["cost_of_nothing"], GRADES)


class BriefForm(StakesForm):
    """Everything that can be said of a brief; what was not sent stays as it is."""

    title = StringField(
        _l("What you are looking for"), description=_l("For example: somebody who has sold to hospitals.")
    )
    category = Choice(_l("Which of these is it about?"), CATEGORIES)
    own_category = StringField(_l("In my own words"))
    problem = TextAreaField(
        _l("The specific problem, in a sentence"),
        description=_l("What happens, to whom, how often, since when: as you would tell somebody who could help."),
    )
    tried = TextAreaField(
        _l("What you have tried, and what came of it"),
        description=_l("It spares a mentor from advising what did not work. “Nothing yet” is an answer too."),
    )
    weight_attitude = Weight(CRITERION_LABELS[Criterion.ATTITUDE])
    weight_knowledge = Weight(CRITERION_LABELS[Criterion.KNOWLEDGE])
    weight_skills = Weight(CRITERION_LABELS[Criterion.SKILLS])
    weight_willingness = Weight(CRITERION_LABELS[Criterion.WILLINGNESS])
    weight_access = Weight(CRITERION_LABELS[Criterion.ACCESS])
    company_side = Choice(_l("Your company"), SIDES)
    industry_side = Choice(_l("Your industry"), SIDES)
    mentors_wanted = IntegerField(_l("How many mentors you want"), default=1)
    needed_by = DateField(_l("By when"), [Optional()])
    was_problem = HiddenField()
    was_tried = HiddenField()

    def __init__(self, brief: Brief | None = None) -> None:
        """Hold what is known of `brief`, under what was typed."""
        super().__init__(obj=brief)
        self._own_before = brief.own_category if brief is not None else ""
        if self._own_before and "category" not in request.form:
            self.category.data = OWN
        if brief is not None:
            for name in WATCHED:
                if f"was_{name}" not in request.form:
                    self[f"was_{name}"].data = getattr(brief, name)

    def validate_mentors_wanted(self, field: IntegerField) -> None:
        """An empty number is not the number that was there before."""
        if field.raw_data == [""]:
            field.errors = []
            raise ValidationError(_("Type a number."))

    def validate_needed_by(self, field: DateField) -> None:
        """What cannot be read as a day says how to write it."""
        if field.process_errors:
            field.errors = []
            raise ValidationError(_("Write the day as 2026-06-30."))

    def overtaken(self, brief: Brief) -> bool:
        """Whether a text was changed elsewhere since this page was read; the form then says what it says now."""
        found = [name for name in WATCHED if self._is_overtaken(name, getattr(brief, name))]
        for name in found:
            now = getattr(brief, name)
            message = _("This was changed on another page meanwhile. It says now: “%(text)s”.", text=now)
            self[name].errors = [*self[name].errors, message]
            self[f"was_{name}"].data = now
        return bool(found)

    def _is_overtaken(self, name: str, now: str) -> bool:
        if name not in request.form or f"was_{name}" not in request.form:
            return False
        return now not in (_plain(self[f"was_{name}"].data), _plain(self[name].data))

    @property
    def said(self) -> Said:
        """What was sent, in the words of `actions.say`."""
        said: dict[str, Any] = {name: self[name].data for name in request.form if name in _SAID}
        for name in (*STAKES, "company_side", "industry_side"):
            if name in said:
                said[name] = _meant(name, said[name])
        return cast(Said, {**said, **self._category()} if "category" in request.form else said)

    def _category(self) -> dict[str, Any]:
        chosen, own = self.category.data, self.own_category.data or ""
        if chosen not in ("", OWN):
            return {"category": Category(chosen), "own_category": ""}
        # Own words typed beside "I do not know yet" are meant, unless they are those that are being taken back.
        return {"category": None, "own_category": own if chosen == OWN or own != self._own_before else ""}


def _plain(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip()


def _meant(name: str, value: str) -> int | Side | None:
    if not value:
        return None
    return int(value) if name in STAKES else Side(value)


_SAID = ("title", "mentors_wanted", "problem", "tried", "needed_by", "company_side", "industry_side", *WEIGHTS, *STAKES)
