"""Kaplan-Meier curves against the same thing by hand."""

import math
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from outreach.analysis.survival import Curve, NoCurve, time_to
from outreach.analysis.window import Window
from tests.analysis.kaplan_meier import HandStep, log_log_band, product_limit
from tests.analysis.searches import day, frame, lead, searches

AS_OF = 40
NOW = Window(as_of=day(AS_OF))

contacts = st.tuples(st.integers(0, 39), st.none() | st.integers(0, 45))
spans = st.lists(contacts, min_size=1, max_size=40)


def curve(*people: Any, goal: Any = "replied", window: Window = NOW) -> Curve:
    found = time_to(frame(*people), goal, window)
    assert isinstance(found, Curve)
    return found


def by_hand(pairs: list[tuple[int, int | None]]) -> list[HandStep]:
    """What is known on day 40 of people written to on a day and answering so many days later."""
    seen = [(out, wait is not None and out + wait < AS_OF, wait) for out, wait in pairs]
    return product_limit([(wait or 0, True) if answered else (AS_OF - out, False) for out, answered, wait in seen])


@given(spans)
def test_agrees_with_the_product_limit_in_exact_fractions(pairs: list[tuple[int, int | None]]) -> None:
    steps = by_hand(pairs)
    people = frame(*(lead(out, None if wait is None else out + wait) for out, wait in pairs))
    found = time_to(people, "replied", NOW)
    if sum(step.events for step in steps) < 5:
        assert isinstance(found, NoCurve)
        return
    assert isinstance(found, Curve)
    assert [(s.day, s.at_risk, s.events) for s in found.steps] == [(s.day, s.at_risk, s.events) for s in steps]
    assert [s.survival for s in found.steps] == pytest.approx([float(s.survival) for s in steps])
    for step, hand in zip(found.steps, steps, strict=True):
        expected = log_log_band(hand, 0.9)
        assert (step.low, step.high) == ((None, None) if expected is None else pytest.approx(expected))


@given(spans, st.sampled_from([0.5, 0.9, 0.95]))
def test_agrees_with_scipy(pairs: list[tuple[int, int | None]], level: float) -> None:
    people = frame(*(lead(out, None if wait is None else out + wait) for out, wait in pairs))
    found = time_to(people, "replied", NOW, level=level)
    if isinstance(found, NoCurve):
        return
    answered = [wait for out, wait in pairs if wait is not None and out + wait < AS_OF]
    silent = [AS_OF - out for out, wait in pairs if wait is None or out + wait >= AS_OF]
    theirs = ecdf(CensoredData(uncensored=answered, right=silent)).sf
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        band: Any = theirs.confidence_interval(level, method="log-log")
    days = [step.day for step in found.steps]
    assert [step.survival for step in found.steps] == pytest.approx(theirs.evaluate(days))
    for ours, bound in (([s.low for s in found.steps], band.low), ([s.high for s in found.steps], band.high)):
        there = [math.nan if value is None else value for value in ours]
        assert there == pytest.approx(bound.evaluate(days), nan_ok=True)


def test_ties_fall_together() -> None:
    found = curve(*[lead(0, 2)] * 3, *[lead(0, 4)] * 2, *[lead(0)] * 5)
    assert [(step.day, step.events, step.at_risk) for step in found.steps] == [(2, 3, 10), (4, 2, 7)]
    assert [step.survival for step in found.steps] == pytest.approx([0.7, 0.5])


def test_when_all_answered_the_curve_ends_at_zero_without_a_band() -> None:
    found = curve(*(lead(0, days) for days in range(1, 9)))
    assert [step.survival for step in found.steps] == pytest.approx([7 / 8 - i / 8 for i in range(8)])
    assert (found.steps[-1].low, found.steps[-1].high) == (None, None)
    assert all(step.low is not None for step in found.steps[:-1])
    assert found.median_of_answered == 4.5


@pytest.mark.parametrize("answers", [0, 4])
def test_fewer_than_five_answers_give_a_reason_and_no_curve(answers: int) -> None:
    found = time_to(frame(*[lead(0, 1)] * answers, *[lead(0)] * 30), "replied", NOW)
    assert found == NoCurve("replied", people=30 + answers, events=answers, left_out=0)
    assert found.reason == "too_few_events"


def test_as_of_before_the_first_contact_nobody_is_followed() -> None:
    found = time_to(frame(*[lead(5, 6)] * 9), "replied", Window(as_of=day(5)))
    assert found == NoCurve("replied", people=0, events=0, left_out=0)


def test_who_met_or_answered_without_being_written_to_first_is_left_out_and_counted() -> None:
    met_first = [lead(None, met=3), lead(7, met=3), lead(7, replied=3, ongoing=9)]
    found = curve(*[lead(0, 1)] * 5, *met_first)
    assert (found.people, found.events, found.left_out) == (5, 5, 3)


def test_an_answer_at_the_very_moment_of_the_contact_counts() -> None:
    assert curve(*[lead(1, 1)] * 5, lead(1)).steps[0].day == 0


def test_meeting_and_ongoing_have_curves_of_their_own_from_the_same_start() -> None:
    people = [lead(2, 3, 4 + i, 10 + i) for i in range(5)]
    assert [s.day for s in curve(*people, goal="met").steps] == [2, 3, 4, 5, 6]
    assert [s.day for s in curve(*people, goal="ongoing").steps] == [8, 9, 10, 11, 12]


def test_the_number_at_risk_is_counted_at_any_day_and_says_where_to_stop() -> None:
    found = curve(*[lead(0, 2)] * 5, *(lead(AS_OF - days) for days in (1, 10, 20, 30, 35, 39)))
    assert [found.at_risk(at) for at in (0, 1, 1.5, 2, 2.5, 20, 39, 40)] == [11, 11, 10, 10, 5, 4, 1, 0]
    assert found.last_day == 10


def test_only_the_cohort_of_the_window_is_followed() -> None:
    found = curve(*[lead(3, 5)] * 6, *[lead(9, 10)] * 4, window=Window(day(AS_OF), day(1), day(9)))
    assert (found.people, found.events) == (6, 6)


@given(searches, st.randoms(), st.sampled_from(["replied", "met", "ongoing"]))
def test_the_order_of_the_rows_changes_nothing(people: pd.DataFrame, random: Any, goal: Any) -> None:
    order = list(range(len(people)))
    random.shuffle(order)
    assert time_to(people, goal, NOW) == time_to(people.iloc[order], goal, NOW)


@given(searches, st.sampled_from(["replied", "met", "ongoing"]))
def test_the_curve_falls_and_the_band_holds_it(people: pd.DataFrame, goal: Any) -> None:
    found = time_to(people, goal, NOW)
    if isinstance(found, NoCurve):
        return
    survivals = [1.0, *(step.survival for step in found.steps)]
    assert survivals == sorted(survivals, reverse=True)
    assert sum(step.events for step in found.steps) == found.events
    assert all(step.at_risk == found.at_risk(step.day) for step in found.steps)
    banded = [step for step in found.steps if step.low is not None and step.high is not None]
    assert all(step.low <= step.survival <= step.high for step in banded)  # type: ignore[operator]
