"""The table beside a curve: the days that are named, and the figures at each."""

import pytest

from outreach.dashboard import charts, drawing, words
from tests.dashboard.test_drawing import curve_of


def test_a_row_stands_at_the_day_of_the_title_and_at_the_end() -> None:
    curve = curve_of(2, 9.5, 9.7, 16, 17, followed=15, last_day=30.6)
    rows = charts.curve_rows(curve, drawing.rising(curve))
    assert [row.day for row in rows] == [0, 7, 10, 14, 21, 28, 30]
    assert words.median_day(curve) == 10
    assert rows[2].share == pytest.approx(3 / 20)
    # After the first three and before the others; then those who are followed on.
    assert [row.at_risk for row in rows] == [20, 19, 17, 17, 15, 15, 15]


def test_the_day_of_the_title_is_told_beyond_the_drawing() -> None:
    curve = curve_of(9.1, 9.2, 9.3, 9.4, 9.5, followed=0, last_day=9.1)
    rows = charts.curve_rows(curve, drawing.rising(curve))
    assert [(row.day, row.share, row.at_risk) for row in rows[-2:]] == [(9, 0, 5), (10, 1, 0)]


def test_a_day_that_is_named_already_has_one_row() -> None:
    curve = curve_of(1, 2, 2, 3, 4, followed=15, last_day=6)
    days = [row.day for row in charts.curve_rows(curve, drawing.rising(curve))]
    assert days == [0, 1, 2, 3, 4, 5, 6]
