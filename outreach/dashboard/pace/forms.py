"""The filter of the page: for how many weeks, and for which brief."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the types of WTForms
from wtforms.validators import Optional

from outreach.models import Brief
from outreach.text import _, _l
from outreach.web.forms import Form

WINDOWS = (12, 26, 52)
USUAL = 26


@dataclass(frozen=True, slots=True)
class PaceFilter:
    """The weeks that are shown, the current one included, and the brief that they are about."""

    weeks: int = USUAL
    brief: int | None = None

    def args(self, **changes: Any) -> dict[str, str]:
        """The same filter as parameters of an address, after `changes`; what is usual is left out."""
        changed = replace(self, **changes)
        said = {"weeks": None if changed.weeks == USUAL else changed.weeks, "brief": changed.brief}
        return {name: str(value) for name, value in said.items() if value is not None}

    def first_day(self, today: date) -> date:
        """The Monday that the window begins with."""
        return today - timedelta(days=today.weekday(), weeks=self.weeks - 1)


class PaceForm(Form):
    """What may be asked of the page; it changes nothing, so it needs no token."""

    weeks = SelectField(_l("Weeks"), [Optional()], choices=cast(Any, [str(weeks) for weeks in WINDOWS]))
    brief = SelectField(_l("Brief"), [Optional()])

    def __init__(self, formdata: Any, briefs: Sequence[Brief]) -> None:
        """Offer the account's own briefs."""
        super().__init__(formdata=formdata, meta={"csrf": False})
        mine = [SelectChoice(str(brief.id), brief.title) for brief in briefs]
        self.brief.choices = [SelectChoice("", _("Any")), *mine]

    def filter(self) -> PaceFilter:
        """The filter that the valid fields say; a field with an error filters nothing."""
        said = {field.name: int(field.data) for field in self if field.data and not field.errors}
        return PaceFilter(**said)

    def said_brief(self) -> str:
        """The title of the chosen brief."""
        choices = cast(Any, self.brief.choices)
        return next((str(choice.label) for choice in choices if choice.value == self.brief.data), "")
