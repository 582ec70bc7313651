"""What goes into a report: the filter of the figures, ticks, and words of one's own that are not stored."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from wtforms import BooleanField, Field, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the types of WTForms
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from outreach.dashboard.forms import FunnelForm
from outreach.dashboard.report.pieces import LABELS, USUAL, Choice
from outreach.models import Brief
from outreach.text import _l

MOST_FOR_WHOM, MOST_NOTE = 120, 300
# Which curve and which cohorts the funnel page shows: here every curve is a piece of its own.
NOT_ABOUT_WHOM = ("to", "cohort")
# Names and words that were typed are private, and may be of others: no cache holds a page with any of these.
PRIVATE = ("names", "whom", "note")


class ReportForm(FunnelForm):
    """The form of the report; it changes nothing, so it is sent by its address."""

    ticked = HiddenField(default="1")
    piece = SelectMultipleField(
        _l("What it shows"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    tables = BooleanField(_l("Tables below the pictures"))
    names = BooleanField(_l("Name the people I met"))
    whom = StringField(_l("For whom"), [Optional(), Length(max=MOST_FOR_WHOM)])
    note = TextAreaField(_l("A note"), [Optional(), Length(max=MOST_NOTE)])

    def __init__(self, formdata: Any, briefs: Sequence[Brief], tags: Sequence[str] = ()) -> None:
        """The usual pieces are ticked until the form is sent: what was unticked is not sent, and so not to be told."""
        super().__init__(formdata, briefs, tags)
        self.piece.choices = [SelectChoice(key, str(label)) for key, label in LABELS.items()]
        if "ticked" not in formdata:
            self.piece.data = [*USUAL]

    def about_whom(self) -> Iterator[Field]:
        """The fields of the filter in which there is something to choose."""
        own = ("ticked", "piece", "tables", *PRIVATE)
        others = (field for field in self if field.name not in (*own, *NOT_ABOUT_WHOM))
        return (field for field in others if not isinstance(field, SelectField) or len(cast(Any, field.choices)) > 1)

    def choice(self) -> Choice:
        """What was ticked, as far as it can be read."""
        pieces = tuple(key for key in LABELS if key in (self.piece.data or ()))
        return Choice(pieces, tables=bool(self.tables.data), names=bool(self.names.data))
