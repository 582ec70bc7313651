"""The steps of a brief: which are done, and how far it is. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from outreach.models import Brief


class Step(StrEnum):
    """One part of the page; declared in its order."""

    CATEGORY = "category"
    PROBLEM = "problem"
    TRIED = "tried"
    PEOPLE = "people"
    BRINGS = "brings"
    SIDES = "sides"
    NUMBER = "number"
    STAKES = "stakes"

    @property
    def anchor(self) -> str:
        """The part's place in the page."""
        return f"part-{self}"


# What holds as long as nothing else is said: all criteria count the same, and a mentor may be from anywhere.
ALREADY_SAID = (Step.BRINGS, Step.SIDES)


@dataclass(frozen=True, slots=True)
class Progress:
    """Which steps that somebody has to think about are done."""

    done: tuple[Step, ...]
    missing: tuple[Step, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.done) + len(self.missing)


def progress(brief: Brief, people: int) -> Progress:
    """How far a brief is, that names so many people who seem to have solved it."""
    said = {
        Step.CATEGORY: brief.category is not None or brief.own_category != "",
        Step.PROBLEM: brief.problem != "",
        Step.TRIED: brief.tried != "",
        Step.PEOPLE: people > 0,
        Step.NUMBER: brief.needed_by is not None,
        Step.STAKES: None not in (brief.importance, brief.urgency, brief.cost_of_nothing),
    }
    return Progress(
        tuple(step for step, done in said.items() if done), tuple(step for step, done in said.items() if not done)
    )
