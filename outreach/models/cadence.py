"""The rule that proposes the next step: pure, from the contacts so far.

After a message: follow up a week later, at most as often as the user's cap allows, then park. An answer is to be
answered the next day, a conversation to be thanked for the next day, then the next meeting suggested after a month.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from outreach.models.words import Direction, Kind, Stage, StepKind

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
NEXT_DAY = timedelta(days=1)
PARKED_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Contact:
    """One valid touchpoint, as the cadence sees it."""

    at: datetime
    day: date
    direction: Direction
    kind: Kind

    @property
    def is_conversation(self) -> bool:
        """Whether we talked."""
        return self.kind in (Kind.CALL, Kind.MEETING)

    @property
    def is_answer(self) -> bool:
        """Whether a person on the other side did something."""
        return self.is_conversation or (self.kind is Kind.MESSAGE and self.direction is Direction.IN)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next step, and the contact that its clock counts from."""

    kind: StepKind
    due_on: date
    clock_from: datetime


def propose(
    contacts: Sequence[Contact], *, stage: Stage, touch_cap: int, works_on: Callable[[int], bool]
) -> Proposal | None:
    """The next step after `contacts` (any order), due on a working day; None when nothing was said yet."""
    told = sorted((c for c in contacts if c.kind is not Kind.AUTO_REPLY), key=lambda c: c.at)
    if not told:
        return None
    kind, due_on = _step(told, stage, touch_cap)
    return Proposal(kind, _working_day(due_on, works_on), told[-1].at)


def _step(told: Sequence[Contact], stage: Stage, touch_cap: int) -> tuple[StepKind, date]:
    last = told[-1]
    if last.kind is Kind.BOUNCE:
        return StepKind.NEW_ADDRESS, last.day + NEXT_DAY
    if last.is_conversation:
        return StepKind.THANK, last.day + NEXT_DAY
    if last.is_answer:
        return StepKind.ANSWER, last.day + NEXT_DAY
    unanswered = _unanswered(told)
    talked = any(c.is_conversation for c in told)
    if stage is Stage.ONGOING or (talked and unanswered == 1):
        return StepKind.KEEP_IN_TOUCH, last.day + MONTH
    return (StepKind.FOLLOW_UP if unanswered < touch_cap else StepKind.PARK), last.day + WEEK


def _unanswered(told: Sequence[Contact]) -> int:
    count = 0
    for contact in reversed(told):
        if contact.is_answer:
            break
        count += contact.kind is Kind.MESSAGE
    return count


def _working_day(day: date, works_on: Callable[[int], bool]) -> date:
    while not works_on(day.weekday()):
        day += NEXT_DAY
    return day
