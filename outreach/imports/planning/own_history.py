"""The history of a lead as our own export tells it. Pure: cells in, facts out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from outreach.imports.columns import days, value_words
from outreach.leads.sheet_lines import End, Passage, Touch, Unreadable, When, moment, read_path, read_touches, read_when
from outreach.models import ClosingReason, Stage
from outreach.models.funnel import ClosingFact, Event, event_of

_MILESTONES = (
    ("contacted_at", Stage.CONTACTED),
    ("replied_at", Stage.REPLIED),
    ("met_at", Stage.MET),
    ("ongoing_at", Stage.ONGOING),
)
_NO_REFERENCE = "-"


@dataclass(frozen=True, slots=True)
class OwnHistory:
    """Touchpoints with the reference of each (empty for most), passages set by hand, closings."""

    touches: tuple[tuple[Touch, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    ends: tuple[End, ...] = ()
    do_not_contact: bool = False

    def __bool__(self) -> bool:
        return bool(self.touches or self.passages or self.ends or self.do_not_contact)

    def events(self, zone: ZoneInfo) -> list[Event]:
        """The passages of stages as the rules of the funnel read them."""
        moved = ((event_of(touch.kind, touch.direction), touch) for touch, _reference in self.touches)
        by_touch = [Event(to[0], moment(touch.when, zone), outgoing=to[1]) for to, touch in moved if to]
        by_hand = [
            Event(one.stage, moment(one.when, zone), by_hand=True, outgoing=one.stage is Stage.CONTACTED)
            for one in self.passages
        ]
        return by_touch + by_hand

    def closings(self, zone: ZoneInfo) -> list[ClosingFact]:
        """The closings as the rules of the funnel read them."""
        return [
            ClosingFact(one.why, moment(one.when, zone), one.reopened_at is not None, one.parked_until)
            for one in self.ends
        ]


def history_of(cells: Mapping[str, str], today: date) -> OwnHistory:
    """What the cells of a lead say. A row that somebody added by hand has no lists: it is told by its stage and days.

    Raises Unreadable for a list that somebody has changed into something else."""
    forbidden = bool(cells.get("do_not_contact"))
    if "path" not in cells and "told" not in cells:
        return _by_hand(cells, forbidden, today)
    touches = read_touches(cells.get("told", ""))
    steps = read_path(cells.get("path", ""))
    # Without the list of touchpoints their effects are all that is left of them.
    passages = tuple(s for s in steps if isinstance(s, Passage) and (s.by_hand or not touches))
    ends = tuple(step for step in steps if isinstance(step, End))
    return OwnHistory(tuple(_with_references(touches, cells.get("references", ""))), passages, ends, forbidden)


def _with_references(touches: list[Touch], told: str) -> list[tuple[Touch, str]]:
    references = told.split()
    if len(references) != len(touches):
        return [(touch, "") for touch in touches]
    return [(touch, "" if one == _NO_REFERENCE else one) for touch, one in zip(touches, references, strict=True)]


def _by_hand(cells: Mapping[str, str], forbidden: bool, today: date) -> OwnHistory:
    passages = [
        Passage(when, stage, by_hand=True) for name, stage in _MILESTONES if (when := _when(cells.get(name, "")))
    ]
    stage, closing = value_words.stage_of(cells.get("stage", "")) or ("", "")
    reached = max((one.stage.rank for one in passages), default=0)
    if stage and Stage(stage).rank > reached:
        passages.append(Passage(today, Stage(stage), by_hand=True))
    why = cells.get("closing", closing)
    closed = why in set(ClosingReason)
    ends = [End(_when(cells.get("closed_at", "")) or today, ClosingReason(why), _day(cells))] if closed else []
    return OwnHistory((), tuple(passages), tuple(ends), forbidden)


def _day(cells: Mapping[str, str]) -> date | None:
    found = days.day_of(cells.get("parked_until", ""), None)
    return found if isinstance(found, date) else None


def _when(text: str) -> When | None:
    try:
        return read_when(text)
    except Unreadable:
        found = days.day_of(text, None)
        return found if isinstance(found, date) else None
