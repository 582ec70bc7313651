"""Grades from 1 to 5 as dots and lines, in percent of the canvas. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

LEAST, MOST = 1, 5
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GradeLine:
    """Dots, and a segment between two that follow each other; nothing is drawn across a gap."""

    dots: tuple[Place, ...]
    segments: tuple[tuple[Place, Place], ...]


def over_months(grades: Sequence[float | None]) -> GradeLine:
    """One grade (or the mean of several) a month, None where there was none: a gap, not a zero."""
    steps = len(grades) - 1
    places = [None if grade is None else (_share(n, steps), _height(grade)) for n, grade in enumerate(grades)]
    return _drawn(places)


def over_days(grades: Sequence[tuple[date, int]]) -> GradeLine:
    """Grades on days, the earliest first, at their place in time."""
    if not grades:
        return GradeLine((), ())
    begin, span = grades[0][0], (grades[-1][0] - grades[0][0]).days
    return _drawn([(_share((day - begin).days, span), _height(grade)) for day, grade in grades])


def _drawn(places: Sequence[Place | None]) -> GradeLine:
    segments = tuple((one, other) for one, other in pairwise(places) if one is not None and other is not None)
    return GradeLine(tuple(place for place in places if place is not None), segments)


def _share(part: int, whole: int) -> float:
    """Percent of the width; a single one stands in the middle."""
    return round(part / whole * 100, 2) if whole else 50.0


def _height(grade: float) -> float:
    """Percent from the top: 5 at the head, 1 at the foot."""
    return round((MOST - grade) / (MOST - LEAST) * 100, 2)
