"""Where things stand in the pictures."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.funnel import FunnelResult, FunnelStage
from outreach.analysis.rates import jeffreys
from outreach.analysis.survival import Curve, Step
from outreach.analysis.weeks import Week, WeeksResult
from outreach.dashboard import drawing

NOW = datetime(2026, 3, 5, tzinfo=UTC)


def funnel_of(*counts: int) -> FunnelResult:
    stages = [FunnelStage("contacted", counts[0], None, None)]
    for name, before, here in zip(("replied", "met", "ongoing"), counts, counts[1:], strict=False):
        stages.append(FunnelStage(name, here, jeffreys(here, before), (before - here) // 2))
    return FunnelResult(tuple(stages), NOW, 0.9, 90)


def curve_of(*events: float, followed: int, last_day: float) -> Curve:
    """One person a step; nobody is censored before the last."""
    people = len(events) + followed
    steps = [Step(day, 1 - (i + 1) / people, 0.1, 0.99, people - i, 1) for i, day in enumerate(events)]
    waits = (*events, *[last_day] * followed)
    return Curve("replied", tuple(steps), people, len(events), 0, events[len(events) // 2], last_day, 0.9, waits)


def weeks_of(*contacts: int, target: int | None) -> WeeksResult:
    monday = datetime(2026, 1, 5, tzinfo=UTC).date()
    weeks = [Week(monday + timedelta(weeks=i), people, True, False) for i, people in enumerate(contacts)]
    return WeeksResult(tuple(weeks), target)


def test_every_bar_is_on_the_scale_of_the_people_contacted() -> None:
    contacted, replied, met, ongoing = drawing.bars(funnel_of(80, 40, 20, 4))
    assert (contacted.whole, contacted.reached, contacted.not_yet) == (100, 100, 0)
    assert (replied.whole, replied.reached, replied.not_yet) == (100, 50, 25)
    assert (met.whole, met.reached, met.not_yet) == (50, 25, 12.5)
    assert (ongoing.whole, ongoing.reached, ongoing.not_yet) == (25, 5, 10)
    interval = jeffreys(20, 40)
    assert (met.low, met.high) == (interval.low * 50, interval.high * 50)  # type: ignore[operator]


def test_below_five_a_bar_has_no_whisker_and_nobody_has_no_bars() -> None:
    assert drawing.bars(funnel_of(4, 2, 1, 0))[1].low is None
    assert drawing.bars(funnel_of(0, 0, 0, 0)) == ()


def test_zero_is_drawn_as_nothing_and_never_as_something() -> None:
    assert drawing.bars(funnel_of(10, 0, 0, 0))[1].reached == 0


def test_a_curve_rises_from_nothing_and_stops_where_few_are_left() -> None:
    line = drawing.rising(curve_of(1, 2, 5, 9, 30, followed=15, last_day=12))
    assert list(line.days) == [0, 1, 2, 5, 9, 12]
    assert line.shares == pytest.approx((0, 1 / 20, 2 / 20, 3 / 20, 4 / 20, 4 / 20))
    assert line.low[0] is None
    assert line.low[1] == pytest.approx(0.01)
    assert line.median == pytest.approx((5, 3 / 20))


def test_an_answer_at_once_begins_the_curve_above_nothing() -> None:
    assert drawing.rising(curve_of(0, 1, 2, 3, 4, followed=5, last_day=9)).shares[0] == pytest.approx(0.1)


def test_a_median_beyond_the_drawing_is_not_marked() -> None:
    assert drawing.rising(curve_of(1, 2, 30, 31, 32, followed=15, last_day=12)).median is None


@given(st.lists(st.floats(0.01, 400), min_size=5, max_size=700, unique=True))
def test_however_many_steps_few_points_are_drawn_and_the_end_is_right(days: list[float]) -> None:
    curve = curve_of(*sorted(days), followed=10, last_day=max(days) + 1)
    line = drawing.rising(curve)
    assert len(line.days) <= drawing.MOST_POINTS + 3
    assert list(line.days) == sorted(line.days)
    assert all(earlier <= later for earlier, later in pairwise(line.shares))
    assert line.shares[-1] == pytest.approx(1 - curve.steps[-1].survival)


@pytest.mark.parametrize(
    ("end", "ticks"),
    [
        (1, (0, 1)),
        (6.5, (0, 1, 2, 3, 4, 5, 6)),
        (30, (0, 7, 14, 21, 28)),
        (60, (0, 14, 28, 42, 56)),
        (200, (0, 30, 60, 90, 120, 150, 180)),
    ],
)
def test_days_are_named_by_weeks_and_months(end: float, ticks: tuple[int, ...]) -> None:
    assert drawing.day_ticks(end) == ticks


@given(st.floats(0.001, 1))
def test_the_highest_share_fits_and_the_scale_ends_at_the_whole(highest: float) -> None:
    ticks = drawing.share_ticks(highest)
    assert ticks[0] == 0
    assert highest <= ticks[-1] + 1e-9 <= 1 + 1e-8
    assert len(ticks) <= 6


@given(st.integers(0, 100_000))
def test_the_longest_week_fits(highest: int) -> None:
    ticks = drawing.count_ticks(highest)
    assert ticks[0] == 0
    assert highest <= ticks[-1]
    assert 2 <= len(ticks) <= 6


def test_weeks_stand_side_by_side_up_to_the_target() -> None:
    shown = weeks_of(2, 0, 4, 1, target=5)
    assert drawing.weeks_ticks(shown)[-1] >= 5
    assert [bar.middle for bar in drawing.week_bars(shown)] == [12.5, 37.5, 62.5, 87.5]
    assert [bar.height > 0 for bar in drawing.week_bars(shown)] == [True, False, True, True]


@given(st.integers(1, 60))
def test_the_last_week_is_always_named_and_names_keep_their_distance(number: int) -> None:
    places = drawing.week_places(weeks_of(*[1] * number, target=None))
    assert places[-1] == number - 1
    assert len(places) <= 6
    assert all(later - earlier >= number // 6 for earlier, later in pairwise(places))


def test_the_paths_are_steps_from_the_lower_left() -> None:
    line = drawing.rising(curve_of(2, 4, 5, 6, 7, followed=5, last_day=10))
    assert line.top == 1
    assert drawing.line_path(line).startswith("M0 1000.0H200.0V900.0H400.0V800.0")
    band = drawing.band_path(line)
    assert band.startswith("M200.0 ")
    assert band.endswith("H200.0Z")
    assert re.fullmatch(r"M[\d. HLZ-]+", band)
