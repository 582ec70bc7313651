"""Which leads a page is about: one value, read from the parameters of an address and written back to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from outreach.models import Channel, ClosingReason, Side, Source, Stage
from outreach.web.typed import one_line

Word = TypeVar("Word", bound=StrEnum)
LARGEST_ID = 2**63 - 1
LONGEST_AGE = 36_525
LONGEST_QUERY = 200
NONE = "none"


class ClosedOr(StrEnum):
    """Which leads count by their closing, beside the four reasons."""

    OPEN = "none"
    ANY = "any"
    CLOSED = "closed"


class Due(StrEnum):
    """When the next step is due."""

    OVERDUE = "overdue"
    TODAY = "today"
    MISSING = "none"


class Order(StrEnum):
    """What the list is sorted by."""

    TOUCHED = "touched"
    NAME = "name"
    ADDED = "added"
    STAGE = "stage"
    NEXT = "next"
    SCORE = "score"


def sought(given: Mapping[str, str]) -> str:
    """The words that somebody looks for, from the parameters of an address."""
    return one_line(given.get("q"))[:LONGEST_QUERY]


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """Empty fields leave everybody in; the default shows who is still pursued, last touched first.

    Milestones and windows of first contact count the closed ones too, unless `closing` is said: a bar of the funnel
    and the list behind it are the same people.

    In `sources` and `channels` None stands for *not known*. `reached` and `not_reached` are milestones: ever, not now.
    `contacted_from` and `contacted_to` are days of the first contact, both inside the window. `younger` than so many
    days of 24 hours, counted back from the end of today, is who was first contacted: whom the figures call *not yet*.
    """

    q: str = ""
    stage: tuple[Stage, ...] = ()
    reached: Stage | None = None
    not_reached: Stage | None = None
    contacted_from: date | None = None
    contacted_to: date | None = None
    younger: int | None = None
    source: tuple[Source | None, ...] = ()
    channel: tuple[Channel | None, ...] = ()
    brief: int | None = None
    tag: tuple[str, ...] = ()
    hook: str = ""
    company: Side | None = None
    industry: Side | None = None
    due: Due | None = None
    closing: ClosedOr | ClosingReason = ClosedOr.OPEN
    import_run: int | None = None
    sort: Order = Order.TOUCHED
    reverse: bool = False

    def __post_init__(self) -> None:
        """Scores are those of one brief: without one there is nothing to sort by."""
        if self.sort is Order.SCORE and self.brief is None:
            object.__setattr__(self, "sort", Order.TOUCHED)

    @classmethod
    def read(cls, given: MultiDict[str, str]) -> "LeadFilter":
        """The filter that the parameters of an address describe; what makes no sense is left out."""
        return _read_before(tuple(given.items(multi=True)))

    @classmethod
    def _read(cls, given: MultiDict[str, str]) -> "LeadFilter":
        return cls(
            q=sought(given),
            stage=tuple(_words(Stage, _listed(given, "stage"))),
            reached=_word(Stage, given.get("reached")),
            not_reached=_word(Stage, given.get("not_reached")),
            contacted_from=_day(given.get("contacted_from")),
            contacted_to=_day(given.get("contacted_to")),
            younger=_number(given.get("younger"), LONGEST_AGE),
            source=_or_unknown(Source, _listed(given, "source")),
            channel=_or_unknown(Channel, _listed(given, "channel")),
            brief=_number(given.get("brief")),
            tag=_tags(given.getlist("tag")),
            hook="missing" if given.get("hook") == "missing" else "",
            company=_word(Side, given.get("company")),
            industry=_word(Side, given.get("industry")),
            due=_word(Due, given.get("due")),
            closing=_closing(given.get("closing")),
            import_run=_number(given.get("import_run")),
            sort=_word(Order, given.get("sort", "").removeprefix("-")) or Order.TOUCHED,
            reverse=given.get("sort", "").startswith("-"),
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters that say the same, defaults left out."""
        said: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            default = self._usual_closing if field.name == "closing" else field.default
            if value == default or field.name in ("sort", "reverse"):
                continue
            said += [(field.name, _printed(v)) for v in (value if isinstance(value, tuple) else (value,))]
        if (self.sort, self.reverse) != (Order.TOUCHED, False):
            said.append(("sort", f"{'-' if self.reverse else ''}{self.sort.value}"))
        return said

    def beside_the_form(self) -> list[tuple[str, str]]:
        """The parameters that the form of filters has no field for, and that it must carry along."""
        carried = ("reached", "not_reached", "contacted_from", "contacted_to", "younger", "import_run", "sort")
        return [(name, value) for name, value in self.pairs() if name in carried]

    @property
    def _usual_closing(self) -> ClosedOr:
        cohort = (self.reached, self.not_reached, self.contacted_from, self.contacted_to, self.younger)
        return ClosedOr.OPEN if all(said is None for said in cohort) else ClosedOr.ANY

    def query(self, **more: str) -> str:
        """The same as the query of an address, with its question mark; `more` parameters go last."""
        said = urlencode([*self.pairs(), *((name, value) for name, value in more.items() if value)])
        return f"?{said}" if said else ""

    def having(self, **changed: Any) -> "LeadFilter":
        """The same filter with some fields changed."""
        return replace(self, **changed)

    @property
    def everybody(self) -> "LeadFilter":
        """All leads, in the same order."""
        return LeadFilter(closing=ClosedOr.ANY, sort=self.sort, reverse=self.reverse)

    @property
    def narrows(self) -> bool:
        """Whether anybody is left out, beside those that are closed."""
        return replace(self, closing=ClosedOr.ANY) != self.everybody


# The same few addresses are asked for again and again.
@lru_cache(500)
def _read_before(pairs: tuple[tuple[str, str], ...]) -> LeadFilter:
    given = MultiDict(pairs)
    said = LeadFilter._read(given)
    return said if given.get("closing") else replace(said, closing=said._usual_closing)


def _tags(given: Iterable[str]) -> tuple[str, ...]:
    cleaned = (name.replace("\0", "").strip() for name in given)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _closing(given: str | None) -> ClosedOr | ClosingReason:
    return _word(ClosedOr, given) or _word(ClosingReason, given) or ClosedOr.OPEN


def _listed(given: MultiDict[str, str], name: str) -> list[str]:
    return [word.strip() for value in given.getlist(name) for word in value.split(",")]


def _words(known: type[Word], given: Iterable[str]) -> list[Word]:
    return [word for word in known if word.value in set(given)]


def _or_unknown(known: type[Word], given: list[str]) -> tuple[Word | None, ...]:
    return (*_words(known, given), *((None,) if NONE in given else ()))


def _word(known: type[Word], given: str | None) -> Word | None:
    return known(given) if given in {word.value for word in known} else None


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given or "")
    except ValueError:
        return None


def _number(given: str | None, largest: int = LARGEST_ID) -> int | None:
    text = (given or "").strip()
    return int(text) if text.isascii() and text.isdigit() and int(text) <= largest else None


def _printed(value: object) -> str:
    if value is None:
        return NONE
    return value.value if isinstance(value, StrEnum) else str(value)
