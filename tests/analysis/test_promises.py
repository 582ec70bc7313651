"""Follow-ups kept and missed."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from outreach.analysis.promises import Due, Promises, promises

PARIS = ZoneInfo("Europe/Paris")
FIRST = date(2026, 3, 16)
TODAY = date(2026, 4, 1)  # a Wednesday; its week begins on 30 March


def step(due_on: str, *, done: str | None = None, cancelled: str | None = None, contact: str | None = None) -> Any:
    return {"due_on": due_on, "done_at": done, "cancelled_at": cancelled, "contact_at": contact}


def told(*steps: Any) -> Promises:
    rows = pd.DataFrame(steps, columns=["due_on", "done_at", "cancelled_at", "contact_at"])
    for name in ("done_at", "cancelled_at", "contact_at"):
        rows[name] = pd.to_datetime(rows[name], utc=True)
    return promises(rows, FIRST, TODAY, PARIS, weeks_ahead=4)


def only(found: Any) -> Due:
    return told(found).all


def test_done_by_the_day_is_until_its_midnight_in_the_zone_of_the_account() -> None:
    assert only(step("2026-03-17", done="2026-03-17T22:59:59Z")) == Due(on_time=1)  # 23:59:59 in winter
    assert only(step("2026-03-17", done="2026-03-17T23:00:00Z")) == Due(late=1)
    assert only(step("2026-03-29", done="2026-03-29T21:59:59Z")) == Due(on_time=1)  # the day on which summer begins
    assert only(step("2026-03-29", done="2026-03-29T22:00:00Z")) == Due(late=1)
    assert only(step("2026-03-29", done="2026-02-01T08:00:00Z")) == Due(on_time=1)  # long before


def test_a_step_ends_on_the_day_of_its_contact_not_on_that_of_writing_it_down() -> None:
    assert only(step("2026-03-17", done="2026-03-30T08:00Z", contact="2026-03-17T08:00Z")) == Due(on_time=1)
    # of which only the day is known: its start in Paris, which is the day before in UTC
    assert only(step("2026-03-17", done="2026-03-17T08:00Z", contact="2026-03-17T23:00Z")) == Due(late=1)
    assert only(step("2026-03-18", done="2026-03-19T08:00Z", contact="2026-03-17T23:00Z")) == Due(on_time=1)


def test_what_is_open_is_overdue_once_its_day_has_passed() -> None:
    assert only(step("2026-03-31")) == Due(overdue=1)
    assert only(step("2026-04-01")) == Due(not_yet=1)
    assert only(step("2026-04-05")) == Due(not_yet=1)


def test_what_was_cancelled_is_neither_kept_nor_missed() -> None:
    answer = {"cancelled": "2026-03-25T08:00Z", "contact": "2026-03-18T08:00Z"}
    assert only(step("2026-03-18", **answer)) == Due(answered=1)
    assert only(step("2026-03-17", **answer)) == Due(answered=1, after=1)
    assert only(step("2026-03-18", cancelled="2026-03-18T08:00Z")) == Due(called_off=1)
    assert only(step("2026-03-17", cancelled="2026-03-18T08:00Z")) == Due(called_off=1, after=1)


def test_weeks_without_a_gap_up_to_the_end_of_this_one() -> None:
    found = told(
        step("2026-03-15"),  # before the window
        step("2026-03-16", done="2026-03-16T08:00Z"),
        step("2026-03-22", done="2026-03-24T08:00Z"),
        step("2026-03-31"),
        step("2026-04-05"),
        step("2026-04-06"),  # next week: only to come
    )
    assert [(week.monday, week.due, week.current) for week in found.weeks] == [
        (date(2026, 3, 16), Due(on_time=1, late=1), False),
        (date(2026, 3, 23), Due(), False),
        (date(2026, 3, 30), Due(overdue=1, not_yet=1), True),
    ]
    assert found.all == Due(on_time=1, late=1, overdue=1, not_yet=1)
    assert found.coming == (1, 0, 0, 0, 0, 0, 1)


def test_to_come_are_the_open_ones_of_four_weeks_from_today_on() -> None:
    days = ("2026-03-31", "2026-04-01", "2026-04-08", "2026-04-28", "2026-04-29")
    found = told(*map(step, days), step("2026-04-09", done="2026-04-01T08:00Z"))
    assert found.coming == (0, 1, 2, 0, 0, 0, 0)  # Tuesday the 28th, and two Wednesdays; the 29th is too far


def test_the_rate_is_of_what_had_to_be_done() -> None:
    due = Due(on_time=12, late=20, overdue=8, not_yet=5, answered=7, called_off=3, after=2)
    assert (due.rate.k, due.rate.n, due.rate.rate) == (12, 40, 0.3)
    assert Due(on_time=1, late=3).rate.rate is None


def test_no_step_at_all() -> None:
    found = told()
    assert found.all == Due()
    assert [week.due for week in found.weeks] == [Due()] * 3
    assert datetime.fromisoformat(found.weeks[-1].monday.isoformat()).weekday() == 0
