"""On which days people were contacted."""

import random
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.habit import Calendar, calendar

PARIS = ZoneInfo("Europe/Paris")
MONDAY = date(2026, 3, 23)

moments = st.datetimes(datetime.fromisoformat("2026-03-20"), datetime.fromisoformat("2026-04-08"))
rows = st.lists(st.tuples(st.integers(1, 4), moments), max_size=40)


def contacts(*told: tuple[int, str]) -> pd.DataFrame:
    return frame([(lead, datetime.fromisoformat(at)) for lead, at in told])


def frame(told: list[tuple[int, datetime]]) -> pd.DataFrame:
    leads = pd.Series([float(lead) for lead, _ in told], dtype=float)
    return pd.DataFrame({"lead_id": leads, "occurred_at": pd.to_datetime([at for _, at in told], utc=True)})


def test_people_are_counted_once_a_day_in_the_zone_of_the_account() -> None:
    found = calendar(
        contacts(
            (1, "2026-03-23T08:00"),
            (1, "2026-03-23T17:00"),  # again: still one person
            (2, "2026-03-23T22:59"),  # 23:59 in Paris, in winter
            (3, "2026-03-23T23:00"),  # midnight: Tuesday
            (4, "2026-03-29T21:59"),  # the Sunday on which summer begins: 23:59
            (5, "2026-03-29T22:00"),  # Monday
            (6, "2026-03-22T22:59"),  # the Sunday before, outside
        ),
        MONDAY, date(2026, 3, 31), PARIS,
    )  # fmt: skip
    assert found.people == (2, 1, 0, 0, 0, 0, 1, 1, 0)
    assert found.weeks() == ((2, 1, 0, 0, 0, 0, 1), (1, 0, None, None, None, None, None))
    assert found.by_weekday() == (3, 1, 0, 0, 0, 0, 1)
    assert (found.total, found.last, found.day(6)) == (5, date(2026, 3, 31), date(2026, 3, 29))


def test_a_day_of_23_hours_is_one_day_wherever_the_clocks_skip_midnight() -> None:
    # In Beirut the clocks went from 0:00 to 1:00 on 27 March 2022: that day lasts from 22:00 to 21:00 UTC.
    zone = ZoneInfo("Asia/Beirut")
    told = contacts((1, "2022-03-26T21:59"), (2, "2022-03-26T22:00"), (3, "2022-03-27T20:59"), (4, "2022-03-27T21:00"))
    assert calendar(told, date(2022, 3, 21), date(2022, 3, 28), zone).people == (0, 0, 0, 0, 0, 1, 2, 1)


def test_nothing_is_a_calendar_of_zeros() -> None:
    found = calendar(contacts(), MONDAY, date(2026, 3, 25), PARIS)
    assert found.people == (0, 0, 0)
    assert found.steps() == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("people", "steps"),
    [
        ((1, 0, 1), (1, 2, 3, 4)),
        ((8, 3, 0), (1, 3, 5, 7)),
        ((10,), (1, 3, 6, 8)),
        ((*[4] * 19, 100), (1, 2, 3, 4)),  # one great day does not pale the others
    ],
)
def test_the_steps_of_heat_are_quarters_of_what_is_usual(people: tuple[int, ...], steps: tuple[int, ...]) -> None:
    assert Calendar(MONDAY, people).steps() == steps


@given(rows, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_anything(told: list[tuple[int, datetime]], chance: random.Random) -> None:
    again = [*told, *told[:5]]
    chance.shuffle(again)
    last = date(2026, 4, 5)
    assert calendar(frame(again), MONDAY, last, PARIS) == calendar(frame(told), MONDAY, last, PARIS)


@given(rows)
def test_the_days_by_counting(told: list[tuple[int, datetime]]) -> None:
    last = date(2026, 4, 5)
    found: dict[date, set[int]] = {}
    utc = ZoneInfo("UTC")
    for lead, at in told:
        found.setdefault(at.replace(tzinfo=utc).astimezone(PARIS).date(), set()).add(lead)
    shown = calendar(frame(told), MONDAY, last, PARIS)
    assert list(shown.people) == [len(found.get(shown.day(place), ())) for place in range(14)]
