"""What is worth doing about a silence, and in which order."""

from typing import Any

import numpy as np
import pytest
from scipy.stats import beta

from outreach.analysis.silence import StillAnswers
from outreach.dashboard.silences.advice import (
    Facts,
    Reason,
    Usual,
    Word,
    enough_for_nobody,
    hardly_from,
    order,
    reasons,
    words,
)

NAN = float("nan")
# Ten of a hundred still answer, the step is due today, and it is long since I wrote: worth another try.
PLAIN: dict[str, Any] = {
    "share": 0.1, "low": 0.06, "high": 0.16, "through": 90, "silent": 20, "unwritten": 10, "due_in": 0.0,
    "new_address": False, "often_enough": False,
}  # fmt: skip


def facts(*changes: dict[str, Any]) -> Facts:
    rows = [{**PLAIN, **change} for change in changes]
    told = {name: np.array([row[name] for row in rows]) for name in PLAIN}
    share, low, high, through = (told.pop(name) for name in ("share", "low", "high", "through"))
    return Facts(StillAnswers(share, low, high, through, through, np.full(len(rows), 30.0), 30, 0.9), **told)


def why(change: dict[str, Any], median_day: int | None = 6, hardly: int | None = 60) -> Reason:
    return Reason(int(reasons(facts(change), Usual(median_day, hardly))[0]))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, Reason.DUE),
        ({"due_in": -3.0}, Reason.DUE),
        ({"due_in": NAN}, Reason.NOTHING_PLANNED),
        ({"due_in": 4.0}, Reason.PLANNED),
        ({"unwritten": 5}, Reason.FRESH),
        ({"unwritten": 6}, Reason.RECENT),
        ({"unwritten": 7}, Reason.DUE),
        ({"share": NAN, "high": NAN}, Reason.TOO_FEW),
        ({"share": NAN, "high": NAN, "unwritten": 1}, Reason.TOO_FEW),
        ({"share": 0.01, "high": 0.049}, Reason.LITTLE),
        ({"share": 0.01, "high": 0.05}, Reason.DUE),
        ({"share": 0.01, "high": 0.049, "due_in": 9.0}, Reason.LITTLE),
        ({"share": 0.01, "high": 0.09, "silent": 60}, Reason.LONGER),
        ({"share": 0.06, "high": 0.09, "silent": 60}, Reason.DUE),
        ({"share": 0.0, "high": NAN, "through": 38}, Reason.NOBODY),
        ({"share": 0.0, "high": NAN, "through": 37}, Reason.NOBODY_SO_FAR),
        ({"often_enough": True}, Reason.OFTEN_ENOUGH),
        ({"often_enough": True, "due_in": 3.0}, Reason.PLANNED),
        ({"new_address": True, "due_in": 1.0, "unwritten": 1}, Reason.CAME_BACK),
        ({"new_address": True, "due_in": 8.0}, Reason.PLANNED),
    ],
)
def test_the_first_reason_that_holds_is_said(change: dict[str, Any], reason: Reason) -> None:
    assert why(change) is reason


def test_every_reason_has_its_word() -> None:
    assert [Word(word) for word in words(np.arange(len(Reason)))] == [
        Word.FOLLOW_UP, Word.UNKNOWN, Word.WAIT, Word.WAIT, Word.PARK, Word.PARK, Word.PARK, Word.UNKNOWN,
        Word.WAIT, Word.PARK, Word.FOLLOW_UP, Word.FOLLOW_UP,
    ]  # fmt: skip


def test_nobody_of_so_many_leaves_less_than_one_in_twenty() -> None:
    n = enough_for_nobody()
    assert beta.ppf(0.95, 0.5, n + 0.5) < 0.05 <= beta.ppf(0.95, 0.5, n - 0.5)


def test_the_first_day_after_which_hardly_anybody_answers() -> None:
    # Twenty answer on day 3, one on day 12; two hundred are silent for half a year.
    days, answered = np.array([3.0] * 20 + [12.0] + [180.0] * 200), np.array([True] * 21 + [False] * 200)
    assert hardly_from(days, answered) == 3
    assert hardly_from(days[:40], answered[:40]) is None


@pytest.mark.parametrize(
    ("word", "changes", "expected"),
    [
        (Word.FOLLOW_UP, [{"share": 0.1}, {"share": 0.3}, {"share": 0.2}], [1, 2, 0]),
        (Word.FOLLOW_UP, [{"due_in": 0.0}, {"due_in": -9.0}, {"due_in": NAN}], [1, 0, 2]),
        (Word.PARK, [{"silent": 50}, {"silent": 90}, {"silent": 99, "due_in": 5.0}], [1, 0, 2]),
        (Word.UNKNOWN, [{"silent": 50}, {"silent": 40}, {"silent": 3, "due_in": 5.0}], [1, 0, 2]),
        (Word.WAIT, [{"due_in": 5.0}, {"due_in": 2.0}, {"due_in": NAN}], [1, 0, 2]),
    ],
)
def test_within_one_advice_what_is_worth_most_comes_first(word: Word, changes: Any, expected: list[int]) -> None:
    assert order(facts(*changes), np.full(len(changes), int(word))).tolist() == expected


def test_advice_comes_in_its_order() -> None:
    found = facts({"due_in": 3.0}, {"share": NAN, "high": NAN}, {"high": 0.01, "share": 0.001}, {})
    told = words(reasons(found, Usual(6, None)))
    assert order(found, told).tolist() == [3, 2, 1, 0]
