"""Whether a silence is normal: conditional survival against scipy on those at risk, and by hand."""

import math
import warnings
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from outreach.analysis.silence import StillAnswers, still_answers

Spans = Sequence[tuple[float, bool]]

people = st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=60)


def asked(spans: Spans, *silent: float, **options: Any) -> StillAnswers:
    days, answered = (np.array(column) for column in zip(*spans, strict=True))
    return still_answers(days.astype(float), answered.astype(bool), np.array(silent, dtype=float), **options)


def one(spans: Spans, silent: float, **options: Any) -> tuple[float, float, float, int, float]:
    found = asked(spans, silent, **options)
    share, low, high, seen = (float(each[0]) for each in (found.share, found.low, found.high, found.seen_days))
    return share, low, high, int(found.at_risk[0]), seen


# Twenty people: four answer on day 2, three on day 10, one on day 35; the others are silent for 20, 40 or 60 days.
SEARCH = [(2, True)] * 4 + [(10, True)] * 3 + [(35, True)] + [(20, False)] * 4 + [(40, False)] * 4 + [(60, False)] * 4


@given(people, st.integers(0, 70), st.sampled_from([0.5, 0.9, 0.95]), st.sampled_from([5, 30]))
def test_agrees_with_scipy_on_those_at_risk(spans: Spans, silent: int, level: float, within: int) -> None:
    share, low, high, at_risk, _seen = one(spans, silent, level=level, within_days=within)
    left = [(days, did) for days, did in spans if days > silent or (days == silent and not did)]
    assert at_risk == len(left)
    if math.isnan(share):
        assert len(left) < 5 or sum(did for _, did in spans) < 5 or max(spans)[0] <= silent
        return
    data: Any = CensoredData(
        uncensored=[days - silent for days, did in left if did],
        right=[days - silent for days, did in left if not did],
    )
    theirs: Any = ecdf(data).sf
    assert share == pytest.approx(1 - theirs.evaluate(within), abs=1e-12)
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        band: Any = theirs.confidence_interval(level, method="log-log")
    bounds = (1 - band.high.evaluate(within), 1 - band.low.evaluate(within))
    if 0 < share < 1:
        assert (low, high) == pytest.approx(bounds)
    else:
        assert math.isnan(low) and math.isnan(high)


@given(people, st.integers(0, 60))
def test_is_one_minus_the_ratio_of_the_curve_of_everybody(spans: Spans, silent: int) -> None:
    share = one(spans, silent)[0]
    if math.isnan(share):
        return
    survival = {at: Fraction(1) for at in (silent, silent + 30)}
    for day in sorted({days for days, answered in spans if answered}):
        at_risk, events = sum(d >= day for d, _ in spans), spans.count((day, True))
        for at in survival:
            survival[at] *= Fraction(at_risk - events, at_risk) if day <= at else 1
    assert share == pytest.approx(float(1 - survival[silent + 30] / survival[silent]), abs=1e-12)


def test_a_search_by_hand() -> None:
    # On day 12 thirteen are left: of the nine who are followed beyond day 20, one answers on day 35.
    assert one(SEARCH, 12)[0] == pytest.approx(1 / 9)
    assert one(SEARCH, 12)[3] == 13
    # On day 1 nobody has answered: 16/20 x 13/16 within 30 days.
    assert one(SEARCH, 1)[0] == pytest.approx(7 / 20)


def test_who_answered_on_that_very_day_is_no_longer_at_risk() -> None:
    assert one(SEARCH, 2)[3] == 16
    assert one(SEARCH, 2)[0] == pytest.approx(1 - 13 / 16)


def test_a_silence_in_which_nobody_answered_any_more_has_a_share_of_nothing_and_no_band() -> None:
    share, low, high, at_risk, seen = one(SEARCH, 36)
    assert (share, at_risk, seen) == (0, 8, 24)
    assert math.isnan(low) and math.isnan(high)


def test_days_that_nobody_has_lived_through_are_told() -> None:
    assert one(SEARCH, 20)[4] == 30
    assert one(SEARCH, 35)[4] == 25


def test_when_the_last_one_answers_there_is_nothing_more_to_see() -> None:
    spans = [(day, True) for day in range(1, 11)]
    assert one(spans, 4)[:1] + one(spans, 4)[3:] == (1, 6, 30)


@pytest.mark.parametrize(
    ("spans", "silent"),
    [
        (SEARCH, 41),  # four at risk
        ([(2, True)] * 4 + [(50, False)] * 40, 10),  # four answers in all: there is no curve
        ([(2, True)] * 9 + [(50, False)] * 9, 50),  # nobody was silent for longer
    ],
)
def test_too_few_to_say_anything(spans: Spans, silent: float) -> None:
    share, low, high, _at_risk, _seen = one(spans, silent)
    assert all(math.isnan(value) for value in (share, low, high))


def test_many_are_answered_at_once_in_the_order_of_the_question() -> None:
    found = asked(SEARCH, 36, 1, 12, 1, 41)
    alone = [one(SEARCH, day)[0] for day in (36, 1, 12, 1, 41)]
    assert found.share.tolist() == pytest.approx(alone, nan_ok=True)
    assert found.at_risk.tolist() == [8, 20, 13, 20, 4]


@given(people, st.randoms())
def test_the_order_of_the_people_changes_nothing(spans: Spans, random: Any) -> None:
    shuffled = random.sample(spans, len(spans))
    days = [0.0, 7.0, 14.0, 21.0]
    for name in ("share", "low", "high", "at_risk", "seen_days"):
        ours, theirs = (getattr(asked(each, *days), name).tolist() for each in (spans, shuffled))
        assert ours == pytest.approx(theirs, nan_ok=True)


def test_nobody_asked_and_nobody_followed() -> None:
    nothing = np.array([], dtype=float)
    assert still_answers(nothing, nothing.astype(bool), nothing).share.tolist() == []
    assert math.isnan(still_answers(nothing, nothing.astype(bool), np.array([3.0])).share[0])
