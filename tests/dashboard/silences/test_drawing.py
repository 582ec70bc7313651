"""The line of 120 px: the same curve for everybody, and where on it somebody stands."""

from datetime import datetime

import pytest

from outreach.analysis.survival import Curve, time_to
from outreach.analysis.window import Window
from outreach.dashboard.silences.drawing import FOOT, TOP, WIDTH, line
from tests.analysis.searches import day, frame, lead


def curve(*people: dict[str, datetime | None], until: float) -> Curve:
    found = time_to(frame(*people), "replied", Window(as_of=day(until)))
    assert isinstance(found, Curve)
    return found


def test_the_line_rises_from_the_foot_to_the_top_in_steps() -> None:
    drawn = line(curve(*[lead(0, 10)] * 5, *[lead(0, 20)] * 5, *[lead(0)] * 10, until=40))
    half = (FOOT + TOP) / 2
    assert drawn.path == f"M0 {FOOT}H30.0V{half}H60.0V{float(TOP)}H{WIDTH}"
    assert drawn.last_day == 40


@pytest.mark.parametrize(
    ("when", "x", "y", "stretch", "beyond"),
    [
        (0, 0, FOOT, 90, False),
        (5, 15, FOOT, 90, False),
        (10, 30, (FOOT + TOP) / 2, 90, False),
        (25, 75, TOP, 45, False),
        (40, 120, TOP, 0, False),
        (200, 120, TOP, 0, True),
    ],
)
def test_now_stands_on_the_line(when: float, x: float, y: float, stretch: float, beyond: bool) -> None:
    drawn = line(curve(*[lead(0, 10)] * 5, *[lead(0, 20)] * 5, *[lead(0)] * 10, until=40))
    now = drawn.now(when)
    assert (now.x, now.y, now.stretch, now.beyond) == (x, y, stretch, beyond)


def test_a_long_search_is_shown_for_ninety_days_in_at_most_a_step_per_pixel() -> None:
    drawn = line(curve(*(lead(0, days / 10) for days in range(900)), *[lead(0)] * 900, until=400))
    assert drawn.last_day == 90
    assert drawn.path.count("V") <= WIDTH + 1
