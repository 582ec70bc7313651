"""What may be asked of the page of silences, and what is sent from it."""

from dataclasses import dataclass, replace
from typing import Any

from wtforms import DateField, StringField
from wtforms.validators import Optional

from outreach.dashboard.forms import FunnelFilter, FunnelForm
from outreach.web.forms import Form

PAGE_SIZE = 50
FILTERS = ("brief", "channel", "source")
ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which group, filtered how, and which page of it."""

    answered: bool
    chosen: FunnelFilter
    page: int = 1

    @classmethod
    def read(cls, given: Any, form: FunnelForm) -> "Asked":
        """What the parameters of an address say; what cannot be read filters nothing."""
        said = form.filter()
        chosen = FunnelFilter(channel=said.channel, source=said.source, brief=said.brief)
        page = given.get("page", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        return cls(given.get("group") == ANSWERED, chosen, max(1, number))

    def args(self, **changes: Any) -> dict[str, Any]:
        """The same as parameters of an address, on its first page unless it is said; `changes` may be of the filter."""
        filters = {name: value for name, value in changes.items() if name in FILTERS}
        own = {name: value for name, value in changes.items() if name not in FILTERS}
        asked = replace(self, **{"page": 1, **own})
        group = {"group": ANSWERED} if asked.answered else {}
        page = {"page": str(asked.page)} if asked.page > 1 else {}
        return {**group, **asked.chosen.args(**filters), **page}

    def places(self, order: Any) -> list[int]:
        """The part of `order` that is on this page."""
        start = (self.page - 1) * PAGE_SIZE
        return [int(place) for place in order[start : start + PAGE_SIZE]]


class WaitForm(Form):
    """Until when nothing is due."""

    until = DateField("", [Optional()])


class UndoForm(Form):
    """The steps as they were before."""

    before = StringField("")
