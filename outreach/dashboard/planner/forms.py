"""What may be asked of the planner: parameters in, a question out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from wtforms import FloatField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional, StopValidation

from outreach.analysis.prior import Prior
from outreach.models import Brief
from outreach.text import _, _l
from outreach.web.forms import Form

ONE_IN = (1.01, 100_000.0)
WORTH = (0.1, 100_000.0)
PACE = (0.1, 1_000_000.0)
MOST_MENTORS = 10_000


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked otherwise than usual; None is the usual: what the briefs want, 9 in 10, the own pace, 90 days."""

    wanted: int | None = None
    chance: float | None = None
    per_week: float | None = None
    horizon_days: int | None = None
    prior: Prior | None = None
    brief: int | None = None

    def args(self, **changes: Any) -> dict[str, str]:
        """The same question as parameters of an address, after `changes`; what is usual is left out."""
        asked = replace(self, **changes)
        values = {
            "chance": None if asked.chance is None else plain(asked.chance * 100),
            "mentors": None if asked.wanted is None else str(asked.wanted),
            "pace": None if asked.per_week is None else plain(asked.per_week),
            "days": None if asked.horizon_days is None else str(asked.horizon_days),
            "one_in": None if asked.prior is None else plain(asked.prior.one_in),
            "worth": None if asked.prior is None else plain(asked.prior.weight),
            "brief": None if asked.brief is None else str(asked.brief),
        }
        return {name: value for name, value in values.items() if value is not None}


def askable(prior: Prior) -> bool:
    """Whether the fields could say this prior; what is lost by computing its words from its numbers is let pass."""
    if not prior.a > 0:
        return False
    told = ((prior.one_in, ONE_IN), (prior.weight, WORTH))
    return all(least <= round(said, 6) <= most for said, (least, most) in told)


def plain(value: float) -> str:
    """A number as a field holds it: 90, or 3.4."""
    return f"{round(value, 2):g}" if value < 1e5 else f"{value:.0f}"


class Number(FloatField):
    """A number that may be typed as 3.4 or as 3,4."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed, whichever sign its decimals have."""
        try:
            super().process_formdata([str(value).strip().replace(",", ".") for value in valuelist[:1] if value.strip()])
        except ValueError:
            raise ValueError(_("This is not a number.")) from None


class Whole(IntegerField):
    """A whole number."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; nothing typed is nothing said."""
        try:
            super().process_formdata([value for value in valuelist[:1] if value.strip()])
        except ValueError:
            raise ValueError(_("This is not a whole number.")) from None


def between(least: float, most: float, message: Any) -> list[Any]:
    """Nothing, or a number between the two; what is no number has been told already."""
    return [Optional(), readable, NumberRange(least, most, message)]


def readable(_form: Form, field: Any) -> None:
    """Ask no further where nothing could be read."""
    if field.process_errors:
        raise StopValidation


class PlanForm(Form):
    """The words of the planner's sentences; it changes nothing, so it needs no token."""

    chance = Number(_l("Chance"), between(1, 99.9, _l("A chance lies between 1 and 99.9 in 100: nothing is certain.")))
    mentors = Whole(_l("Mentors wanted"), between(0, MOST_MENTORS, _l("A whole number from 0 to 10,000.")))
    pace = Number(_l("People a week"), between(*PACE, _l("From 0.1 to 1,000,000 people a week.")))
    days = Whole(_l("Days until a contact is judged"), between(14, 730, _l("From 14 to 730 days.")))
    one_in = Number(_l("About one in"), between(*ONE_IN, _l("One in more than 1, and in at most 100,000.")))
    worth = Number(_l("Worth as much as so many contacts"), between(*WORTH, _l("From 0.1 to 100,000 contacts.")))
    brief = SelectField(_l("Brief"), [Optional()])

    def __init__(self, formdata: Any, briefs: Sequence[Brief]) -> None:
        """Offer the account's own briefs."""
        super().__init__(formdata=formdata, meta={"csrf": False})
        self.brief.choices = [("", _("All briefs")), *((str(brief.id), brief.title) for brief in briefs)]

    def question(self) -> Question:
        """The question that the valid fields ask; a field with an error asks nothing."""
        said = {field.name: field.data for field in self if field.data not in (None, "") and not field.errors}
        usual = Prior()
        prior = Prior.worth(said.get("worth", usual.weight), said.get("one_in", usual.one_in))
        return Question(
            wanted=said.get("mentors"),
            chance=round(said["chance"] / 100, 3) if "chance" in said else None,
            per_week=said.get("pace"),
            horizon_days=said.get("days"),
            prior=None if prior == usual else prior,
            brief=int(said["brief"]) if "brief" in said else None,
        )
