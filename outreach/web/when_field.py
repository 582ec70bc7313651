"""The field in which a user says when something happened: now, “last Tuesday”, 2026-02-11 14:30."""

from typing import Any

from wtforms import StringField

from outreach import clock
from outreach.models import Moment
from outreach.web.owned import current_owner
from outreach.web.when import WhenError, parse_when

LONGEST = 100


class WhenField(StringField):
    """Words for a moment; `data` is the moment, and empty means now."""

    data: Moment | None  # type: ignore[assignment]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the words; those that were printed here before keep their second."""
        typed = str(valuelist[0])[:LONGEST].replace("\x00", "").strip() if valuelist else ""
        if self.data is not None and typed == typed_moment(self.data):
            return
        try:
            self.data = parse_when(typed, now=clock.now(), zone=current_owner().zone)
        except WhenError as error:
            self.data = None
            raise ValueError(str(error)) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return typed_moment(self.data) if self.data is not None else ""


def typed_moment(moment: Moment) -> str:
    """A moment as the user would type it."""
    if moment.day is not None:
        return moment.day.isoformat()
    return moment.at.astimezone(current_owner().zone).strftime("%Y-%m-%d %H:%M")
