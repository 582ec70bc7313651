"""The filter of the figures: parameters in, parameters out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from wtforms import DateField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the types of WTForms
from wtforms.validators import Optional, ValidationError

from outreach.analysis.window import Goal, Length, Window
from outreach.leads.chips import COMPANIES, INDUSTRIES
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.models import Brief, Channel, Side, Source, start_of_day
from outreach.text import _, _l
from outreach.web.forms import Form
from outreach.web.words import CHANNEL_LABELS, SOURCE_LABELS

GOALS: tuple[Goal, ...] = ("replied", "met", "ongoing")
LENGTHS: tuple[Length, ...] = ("month", "week")
# What is shown unless the address says otherwise; neither filters anybody.
USUAL = {"to": GOALS[0], "cohort": LENGTHS[0]}
ONE_DAY = timedelta(days=1)
# Nothing can happen outside of these, and the calendar of Python ends not far beyond.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)


@dataclass(frozen=True, slots=True)
class FunnelFilter:
    """Whom the figures are about, and which curve is shown; both days belong to the window."""

    contacted_from: date | None = None
    contacted_to: date | None = None
    channel: Channel | None = None
    source: Source | None = None
    brief: int | None = None
    tag: str | None = None
    company: Side | None = None
    industry: Side | None = None
    to: Goal = "replied"
    cohort: Length = "month"

    def args(self, **changes: Any) -> dict[str, str]:
        """The same filter as parameters of an address, after `changes`; what filters nothing is left out."""
        changed = replace(self, **changes)
        values = {name: getattr(changed, name) for name in self.__slots__}
        said = {name: value for name, value in values.items() if value is not None}
        return {name: str(value) for name, value in said.items() if value != USUAL.get(name)}

    @property
    def narrows(self) -> bool:
        """Whether anybody is filtered out."""
        return replace(self, **cast(Any, USUAL)) != FunnelFilter()

    @property
    def selects(self) -> bool:
        """Whether anybody is filtered out by something else than the days of the first contact."""
        return replace(self, contacted_from=None, contacted_to=None).narrows

    def leads(self, **more: Any) -> LeadFilter:
        """The same people as the list of leads filters them, the closed with them; `more` are fields of that filter."""
        return LeadFilter(
            closing=ClosedOr.ANY,
            contacted_from=self.contacted_from,
            contacted_to=self.contacted_to,
            channel=() if self.channel is None else (self.channel,),
            source=() if self.source is None else (self.source,),
            brief=self.brief,
            tag=() if self.tag is None else (self.tag,),
            company=self.company,
            industry=self.industry,
        ).having(**more)

    def window(self, as_of: date, zone: ZoneInfo) -> Window:
        """The window of first contacts in instants, told as of the end of the day `as_of`."""
        return Window(
            as_of=_start(as_of, zone, ONE_DAY),
            start=_start(self.contacted_from, zone) if self.contacted_from else None,
            end=_start(self.contacted_to, zone, ONE_DAY) if self.contacted_to else None,
        )


def _start(day: date, zone: ZoneInfo, later: timedelta = timedelta(0)) -> datetime:
    return start_of_day(min(max(day, FIRST_DAY), LAST_DAY) + later, zone)


class FunnelForm(Form):
    """What may be asked of the figures; it changes nothing, so it needs no token."""

    contacted_from = DateField(_l("First contact from"), [Optional()])
    contacted_to = DateField(_l("First contact until"), [Optional()])
    channel = SelectField(_l("Channel"), [Optional()])
    source = SelectField(_l("Source"), [Optional()])
    brief = SelectField(_l("Brief"), [Optional()])
    company = SelectField(_l("Company"), [Optional()])
    industry = SelectField(_l("Industry"), [Optional()])
    tag = SelectField(_l("Tag"), [Optional()])
    to = SelectField(_l("Curve"), [Optional()], choices=cast(Any, GOALS))
    cohort = SelectField(_l("Cohorts"), [Optional()], choices=cast(Any, LENGTHS))

    def __init__(self, formdata: Any, briefs: Sequence[Brief], tags: Sequence[str] = ()) -> None:
        """Offer the words of the field, and the account's own briefs and tags."""
        super().__init__(formdata=formdata, meta={"csrf": False})
        anything = SelectChoice("", _("Any"))
        self.company.choices = [anything, *_choices(COMPANIES)]
        self.industry.choices = [anything, *_choices(INDUSTRIES)]
        self.tag.choices = [anything, *(SelectChoice(tag, tag) for tag in tags)]
        self.channel.choices = [anything, *_choices(CHANNEL_LABELS)]
        self.source.choices = [anything, *_choices(SOURCE_LABELS)]
        self.brief.choices = [anything, *(SelectChoice(str(brief.id), brief.title) for brief in briefs)]

    def validate_contacted_to(self, field: DateField) -> None:
        """The window cannot end before it begins."""
        start = self.contacted_from.data
        if start is not None and field.data is not None and field.data < start:
            raise ValidationError(_("The last day comes before the first one. Choose a later day, or leave it empty."))

    def said(self, field: SelectField) -> str:
        """The chosen word of a field as a person reads it."""
        choices = cast(Any, field.choices)
        return next((str(choice.label) for choice in choices if choice.value == field.data), "")

    def filter(self) -> FunnelFilter:
        """The filter that the valid fields say; a field with an error filters nothing."""
        said = {field.name: field.data for field in self if field.data and not field.errors}
        return FunnelFilter(
            contacted_from=said.get("contacted_from"),
            contacted_to=said.get("contacted_to"),
            channel=Channel(said["channel"]) if "channel" in said else None,
            source=Source(said["source"]) if "source" in said else None,
            brief=int(said["brief"]) if "brief" in said else None,
            tag=said.get("tag"),
            company=Side(said["company"]) if "company" in said else None,
            industry=Side(said["industry"]) if "industry" in said else None,
            to=cast(Goal, said.get("to", GOALS[0])),
            cohort=cast(Length, said.get("cohort", LENGTHS[0])),
        )


def _choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    return [SelectChoice(word.value, str(label)) for word, label in words.items()]
