"""Small drawings beside the page, as shares of their canvas: the hours, the pulse."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask_babel.speaklater import LazyString

from outreach.mentorships.check_ins.words import QUESTIONS
from outreach.mentorships.hours import Hours
from outreach.models import CheckIn, Pulse
from outreach.text import _l

Point = tuple[float, float]
LATEST = 12
"""How many months, or check-ins, a line shows."""
GRADES = 5
_MOOD = _l("Mood")


@dataclass(frozen=True, slots=True)
class HoursBar:
    """Percent of the minimum: what was talked (at most 100), and what an even pace would have; None without one."""

    done: float
    tick: float | None


@dataclass(frozen=True, slots=True)
class PulseLine:
    """One question over the months, or the mood: its line in pieces, its last point and grade.

    Percent across, pixels of 20 down.
    """

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
    rows = rows[-LATEST:]
    return [_line(label, [getattr(row, asked) for row in rows]) for asked, label in QUESTIONS.items()] if rows else []


def mood_line(rows: Sequence[CheckIn]) -> PulseLine | None:
    """The moods of the latest check-ins, given the latest first; None while nobody said one."""
    grades = [row.mood for row in rows[:LATEST] if row.mood is not None]
    return _line(_MOOD, grades[::-1]) if grades else None


def _line(label: LazyString, grades: Sequence[int]) -> PulseLine:
    steps = max(len(grades) - 1, 1)
    places = [(round(place / steps * 100, 2), _height(grade)) for place, grade in enumerate(grades)]
    if len(places) == 1:
        places = [(100.0, places[0][1])]
    return PulseLine(label, list(pairwise(places)), places[-1], grades[-1])


def _height(grade: int) -> float:
    """Grade 1 at the foot of the canvas, 5 at its head, a little space at both."""
    return round(2 + (GRADES - grade) / (GRADES - 1) * 16, 2)
