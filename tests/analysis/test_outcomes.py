"""Who had the whole time, and with whom the outcome came."""

from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.funnel import funnel
from outreach.analysis.outcomes import Outcome, counted, outcomes
from outreach.analysis.window import Window
from tests.analysis.searches import day, frame, lead, searches


def tellings(outcome: Outcome, *people: dict[str, datetime | None], as_of: float = 200) -> list[str]:
    """Of each person, what is told: yes, no, young or out."""
    found = outcomes(frame(*people), outcome, Window(day(as_of)))
    names = {"yes": found.success, "no": found.judged & ~found.success, "young": found.young, "out": found.left_out}
    return [next((name for name, mask in names.items() if mask[place]), "nobody") for place in range(len(people))]


def test_an_answer_counts_within_thirty_days_of_the_first_message() -> None:
    people = [lead(10, 10), lead(10, 40), lead(10, 40.01), lead(10), lead()]
    assert tellings("replied", *people) == ["yes", "yes", "no", "no", "nobody"]


def test_whoever_is_younger_than_thirty_days_is_not_judged_whatever_they_did() -> None:
    people = [lead(170), lead(170.01), lead(180, 181), lead(200)]
    assert tellings("replied", *people) == ["no", "young", "young", "nobody"]


def test_who_answered_or_met_me_before_i_wrote_is_left_out() -> None:
    people = [lead(None, None, 20), lead(30, 20), lead(30, None, 20), lead(30, 30)]
    assert tellings("replied", *people) == ["out", "out", "out", "yes"]


def test_a_relationship_counts_within_ninety_days_of_the_first_contact() -> None:
    people = [lead(10, None, None, 100), lead(10, None, None, 101), lead(None, None, 20, 30), lead(111), lead(110)]
    assert tellings("ongoing", *people) == ["yes", "no", "yes", "young", "no"]


def test_what_comes_after_the_day_asked_about_has_not_happened() -> None:
    assert tellings("replied", lead(10, 20), as_of=15) == ["young"]
    assert tellings("replied", lead(10, 50), as_of=45) == ["no"]


def test_the_window_is_one_of_first_contacts() -> None:
    people = frame(lead(10), lead(20), lead(30), lead(40))
    found = outcomes(people, "replied", Window(day(55), day(15), day(40)))
    assert found.judged.tolist() == [False, True, False, False]
    assert found.young.tolist() == [False, False, True, False]


@given(searches, st.integers(0, 200))
def test_the_young_who_did_not_answer_are_the_not_yet_of_the_funnel(leads: pd.DataFrame, as_of: int) -> None:
    window = Window(day(as_of))
    silent = ~(leads["replied_at"] < window.as_of).to_numpy()
    step = funnel(leads, window).stages[1]
    assert int((outcomes(leads, "replied", window).young & silent).sum()) == step.not_yet


@given(searches)
def test_everybody_of_the_window_is_told_once(leads: pd.DataFrame) -> None:
    found = outcomes(leads, "replied", Window(day(60)))
    cohort = (leads["contacted_at"] < day(60)).to_numpy()
    assert (found.judged.astype(int) + found.young + found.left_out == cohort).all()
    assert not (found.success & ~found.judged).any()


@given(searches)
def test_the_order_of_rows_does_not_matter(leads: pd.DataFrame) -> None:
    turned = leads.iloc[::-1].reset_index(drop=True)
    one, other = (outcomes(rows, "ongoing", Window(day(120))) for rows in (leads, turned))
    assert one.success.sum() == other.success.sum()
    assert one.judged[::-1].tolist() == other.judged.tolist()


def test_people_are_counted_by_group_and_without_one_not_at_all() -> None:
    people = frame(lead(10, 12), lead(10), lead(10, 12), lead(10, 12), lead(199))
    keys = pd.Series(["a", "a", "b", None, "b"], dtype=object)
    found = outcomes(people, "replied", Window(day(200)))
    assert counted(found, keys) == {"a": (1, 2), "b": (1, 1)}


@pytest.mark.parametrize("hours", [-6, 0, 9])
def test_only_instants_matter_not_the_zone_in_which_they_are_told(hours: int) -> None:
    people = frame(lead(10, 40), lead(170))
    moved = people.apply(lambda column: column.dt.tz_convert(f"Etc/GMT{-hours:+d}" if hours else "UTC"))
    one, other = (outcomes(rows, "replied", Window(day(200) + timedelta(0))) for rows in (people, moved))
    assert one.success.tolist() == other.success.tolist() == [True, False]
