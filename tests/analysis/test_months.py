"""Days gathered into months."""

from datetime import date

from outreach.analysis.months import months_until, reached_by, spread, summed

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def test_months_run_to_that_of_today_and_over_the_turn_of_the_year() -> None:
    assert months_until(date(2025, 12, 31), date(2026, 2, 1)) == [date(2025, 12, 1), JAN, FEB]
    assert months_until(date(2020, 5, 5), MAR, most=2) == [FEB, MAR]
    assert months_until(None, MAR) == months_until(date(2026, 3, 2), date(2026, 3, 1)) == []


def test_amounts_fall_into_their_month() -> None:
    talks = [(date(2026, 1, 31), 60), (date(2026, 1, 1), 30), (date(2026, 3, 1), 5)]
    assert summed(talks, [JAN, FEB, MAR]) == [90, 0, 5]


def test_what_was_reached_stays_reached() -> None:
    assert reached_by([date(2026, 2, 28), date(2025, 1, 1)], [JAN, FEB, MAR]) == [1, 2, 2]


def test_a_month_without_an_answer_is_a_gap() -> None:
    assert spread({JAN: [4, 5], MAR: [1]}, [JAN, FEB, MAR]) == [4.5, None, 1]
