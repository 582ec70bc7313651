"""Grades under weights: a score that is explained by its parts, and a range where a grade is not known."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
LEAST, MOST = 1, 5
NOTHING = 1e-9  # scores nearer than this are equal: weights may be fractions


@dataclass(frozen=True, slots=True)
class Part:
    """What one key adds to a score: `share` of all weight (in [0, 1]) times its grade, between `low` and `high` points.

    `grade` is None where it is not known; a key without weight adds nothing, known or not.
    """

    key: Any
    share: float
    grade: int | None
    low: float
    high: float

    @property
    def counts(self) -> bool:
        """Whether its weight is above zero."""
        return self.share > 0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A score between `low` and `high`, on the scale of its grades: the sum of its `parts`, ordered as the weights."""

    low: float
    high: float
    parts: tuple[Part, ...]

    @property
    def middle(self) -> float:
        """The mean of both ends: where it is sorted."""
        return (self.low + self.high) / 2

    @property
    def known(self) -> float:
        """The share of all weight whose grade is known, in [0, 1]."""
        return sum(part.share for part in self.parts if part.grade is not None)

    @property
    def unknown(self) -> tuple[Any, ...]:
        """The keys that count and have no grade."""
        return tuple(part.key for part in self.parts if part.counts and part.grade is None)


def weighted(
    grades: Mapping[K, int | None], weights: Mapping[K, float], *, least: int = LEAST, most: int = MOST
) -> Weighed | None:
    """The weighted mean of `grades`, each from `least` to `most`; None when no weight is above zero.

    A grade that is None or not there lies anywhere on the scale: at its lower end in `low`, at its upper one in `high`.
    Raises ValueError on a weight below zero and on a known grade beyond the scale.
    """
    for key, weight in weights.items():
        grade = grades.get(key)
        if not weight >= 0:
            raise ValueError(f"the weight of {key} is below zero: {weight}")
        if grade is not None and not least <= grade <= most:
            raise ValueError(f"the grade of {key} lies beyond {least} to {most}: {grade}")
    whole = sum(weights.values())
    if not whole > 0:
        return None
    parts = tuple(_part(key, weight / whole, grades.get(key), least, most) for key, weight in weights.items())
    # Of whole numbers: shares added up would leave equal scores a rounding apart.
    low = sum(weight * _or(grades.get(key), least) for key, weight in weights.items()) / whole
    high = sum(weight * _or(grades.get(key), most) for key, weight in weights.items()) / whole
    return Weighed(low, high, parts)


def _part(key: Hashable, share: float, grade: int | None, least: int, most: int) -> Part:
    return Part(key, share, grade, share * _or(grade, least), share * _or(grade, most))


def _or(grade: int | None, otherwise: int) -> int:
    return otherwise if grade is None else grade


class Verdict(StrEnum):
    """How a comparison ended."""

    NOBODY = "nobody"
    """There is nothing to compare."""
    ALONE = "alone"
    WON = "won"
    TIED = "tied"
    """Everything that matters is known, and the best are equal."""
    OPEN = "open"
    """Ranges overlap: it is not decided while something is unknown."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who stands where.

    `order`: all, the highest middle first (equal ones: the higher upper end, then the smaller id). `contenders`: those
    who are or may still be the best, in that order; one alone has won. `margin`: by how many points at least and at
    most the winner is ahead of whoever comes nearest; None without a winner. `missing`: what would have to be known of
    the contenders, as (id, key).
    """

    verdict: Verdict
    order: tuple[Any, ...]
    contenders: tuple[Any, ...]
    margin: tuple[float, float] | None
    missing: tuple[tuple[Any, Any], ...]

    @property
    def winner(self) -> Any:
        """The one that is best whatever the unknown may be; None while nobody is."""
        return self.contenders[0] if self.verdict is Verdict.WON else None


def compare(scores: Mapping[K, Weighed]) -> Comparison:
    """Which score is the highest whatever becomes of the unknown grades. Ids must be sortable among themselves."""
    order = tuple(sorted(scores, key=lambda each: _place(each, scores[each])))
    if not order:
        return Comparison(Verdict.NOBODY, (), (), None, ())
    surest = max(scores[each].low for each in order)
    contenders = tuple(each for each in order if scores[each].high >= surest - NOTHING)
    missing = tuple((each, key) for each in contenders for key in scores[each].unknown)
    verdict = _verdict(len(order), len(contenders), bool(missing))
    if verdict is not Verdict.WON:
        return Comparison(verdict, order, contenders, None, missing)
    return Comparison(verdict, order, contenders, _margin(scores, contenders[0]), missing)


def _place(each: Any, score: Weighed) -> tuple[Any, ...]:
    return (-round(score.middle, 9), -round(score.high, 9), each)


def _verdict(compared: int, contenders: int, open_questions: bool) -> Verdict:
    if compared == 1:
        return Verdict.ALONE
    if contenders == 1:
        return Verdict.WON
    return Verdict.OPEN if open_questions else Verdict.TIED


def _margin(scores: Mapping[Any, Weighed], winner: Any) -> tuple[float, float]:
    others = [score for each, score in scores.items() if each != winner]
    best = scores[winner]
    return best.low - max(other.high for other in others), best.high - max(other.low for other in others)
