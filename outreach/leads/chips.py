"""The filter in words: each field that is set, with the links that change it and the one that takes it off."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from flask_babel import get_locale

from outreach.leads.filters import ClosedOr, Due, LeadFilter, Order
from outreach.models import Side
from outreach.text import _, _l, _n
from outreach.web import filters
from outreach.web.words import CHANNEL_LABELS, CLOSING_LABELS, SOURCE_LABELS, STAGE_LABELS

Labels = Mapping[Any, Any]

UNKNOWN = _l("Not known")
SOURCES: Labels = {**SOURCE_LABELS, None: UNKNOWN}
CHANNELS: Labels = {**CHANNEL_LABELS, None: UNKNOWN}
CLOSINGS: Labels = {ClosedOr.OPEN: _l("None"), ClosedOr.CLOSED: _l("Any reason"), **CLOSING_LABELS}
CLOSINGS_ASKED: Labels = {**CLOSINGS, ClosedOr.ANY: _l("None or any")}
COMPANIES: Labels = {Side.INSIDE: _l("Mine"), Side.OUTSIDE: _l("Another")}
INDUSTRIES: Labels = {Side.INSIDE: _l("Mine"), Side.OUTSIDE: _l("Outside mine")}
DUES: Labels = {Due.OVERDUE: _l("Overdue"), Due.TODAY: _l("Today"), Due.MISSING: _l("None")}
ORDERS: Labels = {
    Order.TOUCHED: _l("Last touched"),
    Order.NAME: _l("Name"),
    Order.ADDED: _l("Last added"),
    Order.STAGE: _l("Stage"),
    Order.NEXT: _l("Next step"),
    Order.SCORE: _l("Score"),
}


@dataclass(frozen=True)
class Choice:
    """A link to the same list with one thing changed."""

    label: str
    url: str
    chosen: bool = False


@dataclass(frozen=True)
class Chip:
    """One word of the filter line: field, value, the list without it, and what else the value might be."""

    label: str
    value: str
    off: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Chips:
    """Writes the words of one filter for one page, whose address is `path`."""

    chosen: LeadFilter
    path: str
    brief_titles: Mapping[int, str]

    def all(self, without: Container[str] = ()) -> list[Chip]:
        """Every field that is set and not in `without`."""
        return [*self._singles(without), *self._windows(), *self._lists(without), *self._texts()]

    def url(self, **changed: Any) -> str:
        """The list with some fields of the filter changed, from its first page."""
        return self.path + self.chosen.having(**changed).query()

    def order(self, name: str) -> Order:
        """The order that is called `name`, for templates."""
        return Order(name)

    def orders(self) -> list[Choice]:
        """The orders to choose from; the one in force is offered the other way round."""
        here = self.chosen.sort
        natural = not self.chosen.reverse
        return [
            Choice(str(label), self.url(sort=order, reverse=order is here and natural), order is here)
            for order, label in ORDERS.items()
            if order is not Order.SCORE or self.chosen.brief is not None
        ]

    def _texts(self) -> Iterator[Chip]:
        if self.chosen.q:
            yield Chip(_("Text"), _("“%(text)s”", text=self.chosen.q), self.url(q=""))
        if self.chosen.tag:
            yield Chip(_("Tag"), ", ".join(self.chosen.tag), self.url(tag=()))
        if self.chosen.hook:
            yield Chip(_("Hook"), _("missing"), self.url(hook=""))
        if self.chosen.import_run is not None:
            yield Chip(_("Import"), _("number %(number)s", number=self.chosen.import_run), self.url(import_run=None))

    def _lists(self, without: Container[str]) -> Iterator[Chip]:
        for field, label, labels in (
            ("stage", _("Stage"), STAGE_LABELS), ("source", _("Source"), SOURCES), ("channel", _("Channel"), CHANNELS),
        ):  # fmt: skip
            values = getattr(self.chosen, field)
            if values and field not in without:
                said = either(inside(str(labels[value])) for value in values)
                choices = tuple(
                    Choice(str(word), self.url(**{field: _toggled(values, value, labels)}), value in values)
                    for value, word in labels.items()
                )
                yield Chip(label, said, self.url(**{field: ()}), choices)

    def _singles(self, without: Container[str]) -> Iterator[Chip]:
        reached = {stage: label for stage, label in STAGE_LABELS.items() if stage.rank}
        for field, label, labels, off in (
            ("closing", _("Closing"), CLOSINGS, ClosedOr.ANY),
            ("reached", _("Ever reached"), reached, None),
            ("not_reached", _("Never reached"), reached, None),
            ("brief", _("Brief"), self.brief_titles, None),
            ("company", _("Company"), COMPANIES, None),
            ("industry", _("Industry"), INDUSTRIES, None),
            ("due", _("Next step"), DUES, None),
        ):
            value = getattr(self.chosen, field)
            if value in labels and field not in without:
                choices = tuple(Choice(str(w), self.url(**{field: v}), v == value) for v, w in labels.items())
                shown = str(labels[value]) if field == "brief" else inside(str(labels[value]))
                yield Chip(label, shown, self.url(**{field: off}), choices)

    def _windows(self) -> Iterator[Chip]:
        first, last = self.chosen.contacted_from, self.chosen.contacted_to
        without = self.url(contacted_from=None, contacted_to=None)
        if first and last:
            words = _("%(first)s to %(last)s", first=filters.day(first), last=filters.day(last))
            yield Chip(_("First contact"), words, without)
        elif first:
            yield Chip(_("First contact"), _("since %(day)s", day=filters.day(first)), without)
        elif last:
            yield Chip(_("First contact"), _("until %(day)s", day=filters.day(last)), without)
        if self.chosen.younger is not None:
            words = _n("less than %(num)s day ago", "less than %(num)s days ago", self.chosen.younger)
            yield Chip(_("First contact"), words, self.url(younger=None))


def either(words: Iterable[str]) -> str:
    """`a, b or c`, as the reader's language lists them."""
    return format_list(list(words), style="or", locale=get_locale() or "en")


def inside(label: str) -> str:
    """A label in the middle of a line: without its capital, unless that belongs to a name."""
    return label[:1].lower() + label[1:] if label[1:] == label[1:].lower() else label


def _toggled(values: tuple[Any, ...], value: Any, labels: Labels) -> tuple[Any, ...]:
    wanted: Callable[[Any], bool] = lambda word: (word in values) is not (word == value)  # noqa: E731
    return tuple(word for word in labels if wanted(word))
