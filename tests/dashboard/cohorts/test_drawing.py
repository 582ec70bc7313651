"""Shades and dots of cohorts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.analysis.cohorts import Cell, Cohort, Cohorts
from outreach.analysis.rates import jeffreys
from outreach.dashboard.cohorts import drawing
from outreach.dashboard.cohorts.figures import LinesWords, lines_figure

MONDAY = date(2026, 1, 5)
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def cohort(week: int, k: int, n: int, *, ripening: bool = False) -> Cohort:
    """k of n answered in one week; nobody got further."""
    later = (Cell(stage, jeffreys(0, 0), 0, False) for stage in ("met", "ongoing"))
    cells = [Cell("replied", jeffreys(k, n), 0, ripening), *later]
    first = MONDAY + timedelta(weeks=week)
    return Cohort(first, first + timedelta(days=6), n, tuple(cells))


def weeks(*cohorts: Cohort) -> Cohorts:
    return Cohorts("week", cohorts, 0.9, 90)


@pytest.mark.parametrize(
    ("k", "n", "shade"),
    [(0, 9, 0), (1, 10, 0), (2, 10, 1), (1, 4, None), (3, 10, 2), (5, 10, 3), (6, 10, 3), (9, 9, 4)],
)
def test_the_shade_deepens_with_the_share_and_there_is_none_below_five(k: int, n: int, shade: int | None) -> None:
    assert drawing.heat(jeffreys(k, n)) == shade


def test_only_ripe_cohorts_that_follow_one_another_are_joined() -> None:
    ripe = (cohort(0, 2, 8), cohort(1, 3, 8), cohort(2, 1, 4), cohort(3, 4, 8), cohort(5, 2, 8))
    line = drawing.lines(weeks(*ripe, cohort(6, 1, 9, ripening=True)))
    assert line.places == 7
    assert [(start.place, end.place) for start, end in line.joined] == [(0, 1)]
    assert [dot.share for dot in line.dots] == [0.25, 0.375, None, 0.5, 0.25, pytest.approx(1 / 9)]


def test_the_share_of_all_leaves_out_what_ripens_and_what_is_small() -> None:
    line = drawing.lines(weeks(cohort(0, 2, 10), cohort(1, 4, 10), cohort(2, 4, 4), cohort(3, 9, 9, ripening=True)))
    assert line.drawn
    assert line.together == pytest.approx(6 / 20)
    assert line.fitting() == (2, 2)


def test_a_cohort_that_differs_does_not_fit() -> None:
    # 1 of 20 against 33 of 60 together: its interval ends near .2
    line = drawing.lines(weeks(cohort(0, 16, 20), cohort(1, 16, 20), cohort(2, 1, 20)))
    assert line.fitting()[0] < line.fitting()[1] == 3


@pytest.mark.parametrize("found", [weeks(), weeks(cohort(0, 2, 9)), weeks(cohort(0, 2, 9), cohort(1, 1, 4))])
def test_one_alone_is_no_comparison(found: Cohorts) -> None:
    assert not drawing.lines(found).drawn


def test_dots_stand_in_the_middle_of_their_weeks_and_not_too_many_are_named() -> None:
    line = drawing.lines(weeks(*(cohort(week, 3, 8) for week in range(12))))
    assert [dot.x for dot in line.dots[:2]] == pytest.approx([100 / 24, 300 / 24])
    assert sum(dot.named for dot in line.dots) <= drawing.MOST_NAMES
    assert line.dots[-1].named


def test_in_plotly_dots_carry_their_interval_and_their_people_and_what_ripens_is_hollow() -> None:
    line = drawing.lines(weeks(cohort(0, 2, 8), cohort(1, 3, 8), cohort(2, 1, 8, ripening=True)))
    figure = lines_figure(line, LinesWords("t", "abc", "r", "0123456", "def", ["/a", None, "/c"]))
    together, joined, ripe, hollow = figure.data
    assert together.y == (pytest.approx(5 / 16),) * 2
    assert joined.x == (0, 1, None)
    assert (ripe.x, ripe.customdata, hollow.x, hollow.customdata) == ((0, 1), ("/a", None), (2,), ("/c",))
    rate = jeffreys(2, 8)
    assert rate.low is not None and rate.high is not None
    assert ripe.error_y.array[0] == pytest.approx(rate.high - 0.25, abs=1e-4)
    assert ripe.error_y.arrayminus[0] == pytest.approx(0.25 - rate.low, abs=1e-4)
    assert hollow.meta["colours"]["marker.color"] == "--o-sheet"
