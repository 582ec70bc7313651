"""The rules of the funnel: what a history says about stage, milestones and closing.

Pure: values in, values out. The order in which the facts were recorded never matters, only when they happened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.models.moment import Moment
from outreach.models.words import ClosingReason, Direction, Kind, Stage


@dataclass(frozen=True, slots=True)
class Event:
    """One valid passage of a stage. `outgoing` marks a contact that I made by message or call."""

    stage: Stage
    moment: Moment
    by_hand: bool = False
    outgoing: bool = False

    @property
    def order(self) -> tuple[object, bool, int]:
        """By time; at the same instant hand-set stages come last, then the higher."""
        return self.moment.at, self.by_hand, self.stage.rank


@dataclass(frozen=True, slots=True)
class ClosingFact:
    """One closing that was not voided."""

    why: ClosingReason
    moment: Moment
    reopened: bool = False
    parked_until: date | None = None


@dataclass(frozen=True, slots=True)
class Milestones:
    """When each stage was first reached; never earlier for a higher stage than for a lower one."""

    contacted: Moment | None = None
    replied: Moment | None = None
    met: Moment | None = None
    ongoing: Moment | None = None

    def reached(self, stage: Stage) -> Moment | None:
        """The milestone of `stage`; a prospect has none."""
        return None if stage is Stage.PROSPECT else getattr(self, stage.value)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a lead stands, as its history tells it."""

    stage: Stage
    since: Moment | None
    milestones: Milestones
    first_outgoing: Moment | None
    closing: ClosingFact | None


def event_of(kind: Kind, direction: Direction) -> tuple[Stage, bool] | None:
    """The stage that a touchpoint leads to, and whether it is a contact that I made; None if it moves nothing."""
    if kind is Kind.MEETING:
        return Stage.MET, False
    if kind is Kind.CALL:
        return Stage.MET, direction is Direction.OUT
    if kind is Kind.MESSAGE:
        return (Stage.CONTACTED, True) if direction is Direction.OUT else (Stage.REPLIED, False)
    return None


def standing(events: Sequence[Event], closings: Iterable[ClosingFact] = ()) -> Standing:
    """What valid events and closings add up to (design rules of the funnel, 2 to 5)."""
    first_outgoing = _earliest(e.moment for e in events if e.outgoing)
    counting = [e for e in events if counts(e, first_outgoing)]
    stage, since = _current(counting)
    return Standing(stage, since, milestones(counting), first_outgoing, _in_force(closings, counting))


def counts(event: Event, first_outgoing: Moment | None) -> bool:
    """Whether an event moves anything: an answer does only at or after my first contact."""
    if event.by_hand or event.stage is not Stage.REPLIED:
        return True
    return first_outgoing is not None and event.moment.at >= first_outgoing.at


def milestones(events: Sequence[Event]) -> Milestones:
    """The first time of each stage; reaching one implies the earlier ones at that same moment."""
    first: dict[Stage, Moment] = {}
    for event in events:
        known = first.get(event.stage)
        if known is None or event.moment.order < known.order:
            first[event.stage] = event.moment
    ongoing = first.get(Stage.ONGOING)
    met = _earliest([first.get(Stage.MET), ongoing])
    replied = _earliest([first.get(Stage.REPLIED), met])
    return Milestones(_earliest([first.get(Stage.CONTACTED), replied]), replied, met, ongoing)


def _earliest(moments: Iterable[Moment | None]) -> Moment | None:
    return min((m for m in moments if m is not None), key=lambda m: m.order, default=None)


def _current(events: Sequence[Event]) -> tuple[Stage, Moment | None]:
    hand = max((e for e in events if e.by_hand), key=lambda e: e.order, default=None)
    later = [e for e in events if not e.by_hand and (hand is None or e.moment.at > hand.moment.at)]
    highest = max((e.stage for e in later), key=lambda s: s.rank, default=Stage.PROSPECT)
    if hand is not None and hand.stage.rank >= highest.rank:
        return hand.stage, hand.moment
    return highest, _earliest(e.moment for e in later if e.stage is highest)


def _in_force(closings: Iterable[ClosingFact], events: Sequence[Event]) -> ClosingFact | None:
    last = max(closings, key=lambda c: (c.moment.at, c.reopened, c.why), default=None)
    if last is None or last.reopened:
        return None
    answered_since = any(
        not e.by_hand and e.stage.rank >= Stage.REPLIED.rank and e.moment.at > last.moment.at for e in events
    )
    return None if last.why is ClosingReason.NO_ANSWER and answered_since else last
