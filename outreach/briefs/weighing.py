"""Briefs against each other: one must win on importance, not be picked by chance or by least resistance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outreach.analysis.weighing import LEAST, MOST, Comparison, Weighed, compare, weighted
from outreach.models import Brief

# Importance counts as much as the other two together.
WEIGHTS = {"importance": 2, "urgency": 1, "cost_of_nothing": 1}
WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a score lies on its scale, in percent of its width: from `left` over `width`, its middle at `middle`."""

    left: float
    width: float
    middle: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """What came of it, and the score of each brief by its number.

    `more_important`: briefs that are more important than the winner, and lost all the same.
    """

    comparison: Comparison
    scores: Mapping[int, Weighed]
    more_important: tuple[int, ...]


def weigh(briefs: Sequence[Brief]) -> Weighing:
    """Compare the briefs on importance (twice), urgency and the cost of doing nothing."""
    scores = {brief.id: score(brief) for brief in briefs}
    found = compare(scores)
    grades = {brief.id: brief.importance for brief in briefs}
    best = grades.get(found.winner)
    more = () if best is None else (each for each in found.order if (grades[each] or 0) > best)
    return Weighing(found, scores, tuple(more))


def score(brief: Brief) -> Weighed:
    """What one brief comes to, 1 to 5."""
    found = weighted({name: getattr(brief, name) for name in WEIGHTS}, WEIGHTS)
    assert found is not None  # the weights are above zero
    return found


def bar(found: Weighed) -> Bar:
    """A score as a bar."""
    left, right, middle = (
        round(WIDTH * (points - LEAST) / (MOST - LEAST), 2) for points in (found.low, found.high, found.middle)
    )
    return Bar(left, round(right - left, 2), middle)
