"""Grades as dots and lines: gaps stay gaps, and time keeps its distances."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from outreach.mentorships.check_ins.drawing import GradeLine, over_days, over_months
from outreach.mentorships.check_ins.pulse import Month, averages, by_month
from outreach.models import Party, Pulse

GRADES = st.integers(1, 5)


def test_a_month_without_an_answer_is_a_gap() -> None:
    line = over_months([1, 5, None, 3, None])
    assert list(line.dots) == [(0, 100), (25, 0), (75, 50)]
    assert line.segments == (((0, 100), (25, 0)),)


def test_a_single_one_stands_in_the_middle() -> None:
    assert over_months([4]) == GradeLine(((50, 25),), ())
    assert over_days([(date(2026, 3, 1), 4), (date(2026, 3, 1), 2)]).dots == ((50, 25), (50, 75))
    assert over_days([]) == over_months([]) == GradeLine((), ())


def test_days_keep_their_distances() -> None:
    line = over_days([(date(2026, 2, 1), 3), (date(2026, 2, 8), 3), (date(2026, 3, 1), 5)])
    assert list(line.dots) == [(0, 50), (25, 50), (100, 0)]
    assert len(line.segments) == 2


@given(st.lists(st.none() | GRADES, max_size=24))
def test_nothing_is_drawn_that_was_not_said(grades: list[int | None]) -> None:
    line = over_months(grades)
    assert len(line.dots) == sum(grade is not None for grade in grades)
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in line.dots)
    assert {place for segment in line.segments for place in segment} <= set(line.dots)


def pulse(month: date, side: Party = Party.ME, grades: tuple[int, int, int] = (3, 4, 5)) -> Pulse:
    empowered, connected, inspired = grades
    return Pulse(month=month, side=side, empowered=empowered, connected=connected, inspired=inspired)


def test_months_run_from_the_first_answer_to_today() -> None:
    rows = [pulse(date(2025, 12, 1)), pulse(date(2026, 2, 1), Party.THEM, (1, 1, 1))]
    assert by_month(rows, date(2026, 3, 31)) == [
        Month(date(2025, 12, 1), (3, 4, 5), None),
        Month(date(2026, 1, 1), None, None),
        Month(date(2026, 2, 1), None, (1, 1, 1)),
        Month(date(2026, 3, 1), None, None),
    ]
    assert by_month([], date(2026, 3, 31)) == []


def test_two_years_at_most() -> None:
    months = by_month([pulse(date(2020, 1, 1)), pulse(date(2026, 2, 1))], date(2026, 3, 31))
    assert (len(months), months[0].first) == (24, date(2024, 4, 1))


def test_averages_from_five_answers_on() -> None:
    answers = [(1, 5, 3), (2, 5, 3), (3, 5, 3), (4, 5, 4)]
    assert averages(answers) is None
    assert averages([*answers, (4, 5, 4)]) == (2.8, 5, 3.4)
