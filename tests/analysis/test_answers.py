"""Answers in time: counted by hand, and by a second method over many people."""

from datetime import UTC, datetime, timedelta
from random import Random

import pandas as pd
import pytest

from outreach.analysis.answers import asked

AS_OF = datetime(2026, 3, 6, tzinfo=UTC)
NAMES = ("first_outgoing_at", "second_outgoing_at", "replied_at", "met_at")


def frame(*rows: tuple[float | None, ...]) -> pd.DataFrame:
    """One row per person: how many days ago I wrote, wrote again, was answered, met them; None for never."""
    columns = zip(*(row + (None,) * (4 - len(row)) for row in rows), strict=True) if rows else [()] * 4
    told = ([None if days is None else AS_OF - timedelta(days=days) for days in column] for column in columns)
    return pd.DataFrame(
        {n: pd.to_datetime(pd.Series(c, dtype=object), utc=True) for n, c in zip(NAMES, told, strict=True)}
    )


def counts(*rows: tuple[float | None, ...]) -> list[tuple[int, int]]:
    found = asked(frame(*rows), AS_OF)
    return [(rate.k, rate.n) for rate in (found.answered, found.first_alone, found.after_second, found.met)]


def test_of_nobody_there_are_no_rates() -> None:
    assert counts() == [(0, 0)] * 4


def test_answers_before_and_after_a_second_message_are_told_apart() -> None:
    silent, at_once, after_all = (60, 53), (60, None, 58), (60, 53, 50)
    assert counts(silent, at_once, after_all) == [(2, 3), (1, 3), (1, 2), (0, 0)]


def test_a_second_message_after_the_answer_is_no_follow_up() -> None:
    assert counts((60, 50, 55)) == [(1, 1), (1, 1), (0, 0), (0, 0)]


def test_who_still_has_time_does_not_count_even_when_they_answered() -> None:
    assert counts((29.9,), (29.9, None, 20)) == [(0, 0)] * 4
    assert counts((30,), (30, None, 20)) == [(1, 2), (1, 2), (0, 0), (0, 0)]


def test_an_answer_on_the_thirtieth_day_is_in_time_and_a_later_one_is_not() -> None:
    assert counts((60, None, 30), (60, None, 29.9))[0] == (1, 2)


def test_the_time_to_answer_a_second_message_begins_with_it() -> None:
    assert counts((80, 50, 25))[:3] == [(0, 1), (0, 1), (1, 1)]
    assert counts((80, 20))[2] == (0, 0)


def test_who_wrote_or_met_me_first_is_left_out() -> None:
    assert counts((60, None, 70, None), (60, None, 100, 100), (None, None, 100)) == [(0, 0)] * 4


def test_meeting_counts_after_ninety_days() -> None:
    assert counts((90, None, 80, 1), (100, None, 90, 9.9), (89, None, 80, 70))[3] == (1, 2)


def test_what_came_after_the_day_had_not_happened() -> None:
    assert counts((60, None, -1), (-1,)) == [(0, 1), (0, 1), (0, 0), (0, 0)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_by_a_second_method(seed: int) -> None:
    draw = Random(seed)
    people = [tuple(draw.choice([None, draw.uniform(0, 150)]) for _ in NAMES) for _ in range(1000)]
    answered = again = 0
    for first, second, reply, _met in people:
        if first is None or (reply is not None and reply > first):
            continue
        answered += first >= 30 and reply is not None and first - reply <= 30
        silent = second is not None and not (reply is not None and reply >= second)
        again += silent and second >= 30 and reply is not None and second - reply <= 30  # type: ignore[operator]
    found = asked(frame(*people), AS_OF)
    assert (found.answered.k, found.after_second.k) == (answered, again)
    assert answered > 10
