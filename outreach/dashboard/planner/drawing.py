"""Where things stand in the planner's pictures: results to numbers of contacts, chances and shares. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from outreach.analysis.planner import MOST_CONTACTS, Plan, Standing, chances_of, needed
from outreach.dashboard.drawing import CANVAS

POINTS = 80
USUAL_MARKS = (0.5, 0.8, 0.9)
MOST_TICKS = 7
BEYOND = 1.22  # the drawing goes on a little after its last mark, so that its name has room


@dataclass(frozen=True, slots=True)
class Mark:
    """The fewest contacts for at least `chance`, and the chance `reached` by them; `asked`: the answer is about it."""

    contacts: int
    chance: float
    reached: float
    asked: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """The chance at each number of contacts, from none to the last of the drawing, with its marks and round numbers."""

    contacts: tuple[int, ...]
    chances: tuple[float, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[int, ...]

    @property
    def end(self) -> int:
        """The number of contacts at the right edge."""
        return self.contacts[-1]

    @property
    def step(self) -> tuple[Mark, Mark] | None:
        """Two marks that stand side by side, of which one is the answer: what the last step costs."""
        for before, after in zip(self.marks, self.marks[1:], strict=False):
            if after.asked or before is self.marks[0] and before.asked:
                return before, after
        return None


def promise(found: Plan) -> Promise | None:
    """The curve of a plan, for one mentor more where nobody is missing; None where no mark lies within 100,000."""
    a, b = found.posterior
    pairs = [(needed(found.next_wish, a, b, chance), chance) for chance in mark_chances(found.chance)]
    near = {chance: n for n, chance in pairs if n is not None}
    if not near:
        return None
    end = min(ceil(max(near.values()) * BEYOND), MOST_CONTACTS)
    ticks = count_ticks(end)
    contacts = points(end, [*ticks, *near.values()])
    chances = chances_of(found.next_wish, contacts, a, b)
    told = dict(zip(contacts, chances, strict=True))
    marks = (Mark(n, chance, told[n], chance == found.chance) for chance, n in near.items())
    return Promise(contacts, tuple(chances), tuple(marks), ticks)


def mark_chances(asked: float) -> tuple[float, ...]:
    """50, 80 and 90 %, the nearest of them replaced by the chance that was asked for."""
    if asked in USUAL_MARKS:
        return USUAL_MARKS
    nearest = min(USUAL_MARKS, key=lambda mark: abs(mark - asked))
    return tuple(sorted([*(mark for mark in USUAL_MARKS if mark != nearest), asked]))


def points(end: int, marks: Sequence[int]) -> tuple[int, ...]:
    """About 80 whole numbers from 0 to `end`, closer together where the curve is steep, and the `marks`."""
    spread = (round(end * (place / POINTS) ** 1.5) for place in range(POINTS + 1))
    return tuple(sorted({*spread, *marks, end}))


def count_ticks(end: int) -> tuple[int, ...]:
    """At most eight round numbers from 0, none beyond `end`."""
    steps = (digit * 10**power for power in range(6) for digit in (1, 2, 4, 5))
    step = next(step for step in steps if end / step <= MOST_TICKS)
    return tuple(range(0, end + 1, step))


def curve_path(line: Promise) -> str:
    """The curve as an SVG path on a canvas of 1000 by 1000, y downwards."""
    pairs = (
        f"{round(CANVAS * n / line.end, 1):g} {round(CANVAS * (1 - chance), 1):g}"
        for n, chance in zip(line.contacts, line.chances, strict=True)
    )
    return "M" + "L".join(pairs)


def heights(answers: Sequence[Standing]) -> tuple[float, ...]:
    """The bars of the answers in percent of the highest; an answer above 100,000 fills the height."""
    highest = max([then.needed or 0 for then in answers] or [0]) or 1
    beyond = any(then.needed is None for then in answers)
    scale = (80 if beyond else 100) / highest
    return tuple(100.0 if then.needed is None else round(then.needed * scale, 1) for then in answers)


def table(line: Promise) -> list[tuple[int, float]]:
    """The curve at its round numbers and at its marks, in ascending order."""
    told = dict(zip(line.contacts, line.chances, strict=True))
    return [(n, told[n]) for n in sorted({*line.ticks, *(mark.contacts for mark in line.marks)})]
