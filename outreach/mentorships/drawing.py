"""Small drawings beside the page, as shares of their canvas: the hours, the pulse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask_babel.speaklater import LazyString

from outreach.mentorships.hours import Hours
from outreach.models import Pulse
from outreach.text import _l

Point = tuple[float, float]
MOST_MONTHS = 12
GRADES = 5
ASKED: tuple[tuple[LazyString, Callable[[Pulse], int]], ...] = (
    (_l("Empowered"), lambda pulse: pulse.empowered),
    (_l("Connected"), lambda pulse: pulse.connected),
    (_l("Inspired"), lambda pulse: pulse.inspired),
)


@dataclass(frozen=True, slots=True)
class HoursBar:
    """Percent of the minimum: what was talked (at most 100), and what an even pace would have; None without one."""

    done: float
    tick: float | None


@dataclass(frozen=True, slots=True)
class PulseLine:
    """One question over the months: its line in pieces, its last point and grade; percent across, pixels of 20 down."""

    label: LazyString
    segments: list[tuple[Point, Point]]
    last: Point
    grade: int


def hours_bar(hours: Hours) -> HoursBar | None:
    """The bar of the hours; None while no minimum is agreed."""
    if not hours.minimum:
        return None
    tick = None if hours.expected is None else round(min(hours.expected / hours.minimum, 1) * 100, 2)
    return HoursBar(round(min(hours.held / hours.minimum, 1) * 100, 2), tick)


def pulse_lines(rows: Sequence[Pulse]) -> list[PulseLine]:
    """A line for each question, over the latest months; none while nobody was asked."""
    rows = rows[-MOST_MONTHS:]
    return [_line(label, [grade(row) for row in rows]) for label, grade in ASKED] if rows else []


def _line(label: LazyString, grades: Sequence[int]) -> PulseLine:
    steps = max(len(grades) - 1, 1)
    places = [(round(place / steps * 100, 2), _height(grade)) for place, grade in enumerate(grades)]
    if len(places) == 1:
        places = [(100.0, places[0][1])]
    return PulseLine(label, list(pairwise(places)), places[-1], grades[-1])


def _height(grade: int) -> float:
    """Grade 1 at the foot of the canvas, 5 at its head, a little space at both."""
    return round(2 + (GRADES - grade) / (GRADES - 1) * 16, 2)
