"""The small drawings beside the overview: shares of their canvas."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from outreach.mentorships.drawing import hours_bar, mood_line, pulse_lines
from outreach.mentorships.hours import Hours


@pytest.mark.parametrize(
    ("held", "expected", "done", "tick"),
    [(210, 120, 29.17, 16.67), (0, 0, 0, 0), (900, 720, 100, 100), (60, None, 8.33, None)],
)
def test_the_bar_of_the_hours(held: int, expected: int | None, done: float, tick: float | None) -> None:
    bar = hours_bar(Hours(held, 720, expected))
    assert bar is not None
    assert (bar.done, bar.tick) == (done, tick)


def test_no_bar_without_a_minimum() -> None:
    assert hours_bar(Hours(60)) is None


def pulses(*grades: int) -> Any:
    return [
        SimpleNamespace(month=date(2026, month, 1), empowered=grade, connected=3, inspired=1)
        for month, grade in enumerate(grades, start=1)
    ]


def test_a_pulse_rises_from_its_foot_to_its_head() -> None:
    first, second, third = pulse_lines(pulses(1, 3, 5))
    assert first.segments == [((0, 18), (50, 10)), ((50, 10), (100, 2))]
    assert (first.last, first.grade, second.last, third.last) == ((100, 2), 5, (100, 10), (100, 18))


def test_one_month_is_a_dot_and_none_is_nothing() -> None:
    assert [(line.segments, line.last) for line in pulse_lines(pulses(5))][0] == ([], (100, 2))
    assert pulse_lines([]) == []


def test_the_latest_twelve_months() -> None:
    first = pulse_lines(pulses(*[1] * 4, *[5] * 8) + pulses(*[5] * 4))[0]
    assert len(first.segments) == 11
    assert all(y == 2 for piece in first.segments for _x, y in piece)


def test_moods_are_drawn_from_the_earliest() -> None:
    moods: Any = [SimpleNamespace(mood=grade) for grade in (5, None, 1)]
    line = mood_line(moods)
    assert line is not None
    assert (line.segments, line.grade) == ([((0, 18), (100, 2))], 5)
    assert mood_line([]) is None
