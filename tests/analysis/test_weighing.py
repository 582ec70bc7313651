"""Scores of weighted grades: closed forms, and properties that hold whatever the grades are."""

from itertools import product
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from outreach.analysis.weighing import Verdict, Weighed, compare, weighted

KEYS = "abcd"
grade = st.integers(1, 5)
grades = st.fixed_dictionaries(dict.fromkeys(KEYS, st.none() | grade))
weights = st.fixed_dictionaries(dict.fromkeys(KEYS, st.integers(0, 5))).filter(lambda found: any(found.values()))
EVEN = dict.fromkeys(KEYS, 1)
several = st.dictionaries(st.integers(1, 9), grades, min_size=1, max_size=5)


def score(found: dict[str, int | None], by: dict[str, int]) -> Weighed:
    weighed = weighted(found, by)
    assert weighed is not None
    return weighed


def test_a_score_is_the_weighted_mean_of_what_is_known() -> None:
    found = score({"a": 5, "b": 2, "c": 4}, {"a": 2, "b": 1, "c": 1})
    assert (found.low, found.high, found.middle, found.unknown) == (4, 4, 4, ())
    told = [(part.key, part.share, part.low) for part in found.parts]
    assert told == [("a", 0.5, 2.5), ("b", 0.25, 0.5), ("c", 0.25, 1)]


def test_what_is_not_known_is_a_range_and_not_zero() -> None:
    found = score({"a": 4, "b": None}, {"a": 3, "b": 1})
    assert (found.low, found.high, found.middle) == (3.25, 4.25, 3.75)
    assert (found.unknown, found.known) == (("b",), 0.75)
    nothing = score({}, EVEN)
    assert (nothing.low, nothing.high, nothing.known) == (1, 5, 0)


def test_another_scale_has_other_ends() -> None:
    found = weighted({"a": 10, "b": None}, {"a": 1, "b": 1}, least=0, most=10)
    assert found is not None and (found.low, found.high) == (5, 10)


def test_without_any_weight_there_is_no_score() -> None:
    assert weighted({"a": 5}, {"a": 0, "b": 0}) is None
    assert weighted({"a": 5}, {}) is None


@pytest.mark.parametrize(("given_grade", "weight"), [(0, 1), (6, 1), (3, -1), (3, float("nan"))])
def test_what_is_no_grade_or_no_weight_is_refused(given_grade: int, weight: float) -> None:
    with pytest.raises(ValueError, match=r"beyond 1 to 5|below zero"):
        weighted({"a": given_grade}, {"a": weight})


@given(grades, weights)
def test_the_range_holds_every_completion_and_its_ends_are_two_of_them(
    found: dict[str, int | None], by: dict[str, int]
) -> None:
    ranged = score(found, by)
    open_keys = [key for key in KEYS if found[key] is None]
    ends = [
        score({**found, **dict(zip(open_keys, values, strict=True))}, by).low
        for values in product((1, 3, 5), repeat=len(open_keys))
    ]
    assert (min(ends), max(ends)) == pytest.approx((ranged.low, ranged.high))


@given(grades, weights)
def test_the_parts_add_up(found: dict[str, int | None], by: dict[str, int]) -> None:
    told = score(found, by)
    assert sum(part.low for part in told.parts) == pytest.approx(told.low)
    assert sum(part.high for part in told.parts) == pytest.approx(told.high)
    assert sum(part.share for part in told.parts) == pytest.approx(1)
    assert 1 <= told.low <= told.middle <= told.high <= 5


@given(grades, weights, st.sampled_from(KEYS), grade, grade)
def test_a_better_grade_never_makes_a_score_worse(
    found: dict[str, int | None], by: dict[str, int], key: str, one: int, other: int
) -> None:
    worse, better = (score({**found, key: value}, by) for value in sorted((one, other)))
    assert worse.low <= better.low and worse.high <= better.high
    if by[key] and one != other:
        assert worse.low < better.low


@given(grades, weights, st.sampled_from(KEYS), st.none() | grade)
def test_a_weight_of_zero_adds_nothing(
    found: dict[str, int | None], by: dict[str, int], key: str, value: int | None
) -> None:
    by = {**by, key: 0}
    assume(any(by.values()))
    with_it, without = score({**found, key: value}, by), score(found, {k: w for k, w in by.items() if k != key})
    assert (with_it.low, with_it.high, with_it.unknown) == (without.low, without.high, without.unknown)
    assert next((part.low, part.high) for part in with_it.parts if part.key == key) == (0, 0)


@given(grades, weights, st.floats(0.01, 1000))
def test_the_scale_of_the_weights_does_not_matter(
    found: dict[str, int | None], by: dict[str, int], factor: float
) -> None:
    one, other = score(found, by), weighted(found, {key: weight * factor for key, weight in by.items()})
    assert other is not None
    assert (other.low, other.high) == pytest.approx((one.low, one.high))


@given(grades, weights)
def test_the_order_of_the_keys_does_not_matter(found: dict[str, int | None], by: dict[str, int]) -> None:
    turned = score(found, dict(reversed(by.items())))
    assert (turned.low, turned.high) == (score(found, by).low, score(found, by).high)


@given(several, weights)
def test_the_order_of_what_is_compared_does_not_matter(
    found: dict[int, dict[str, int | None]], by: dict[str, int]
) -> None:
    scores = {each: score(given_grades, by) for each, given_grades in found.items()}
    assert compare(scores) == compare(dict(reversed(scores.items())))


@given(several, weights)
def test_a_winner_wins_whatever_the_unknown_turns_out_to_be(
    found: dict[int, dict[str, int | None]], by: dict[str, int]
) -> None:
    scores = {each: score(given_grades, by) for each, given_grades in found.items()}
    told = compare(scores)
    sure = [each for each in scores if all(scores[each].low > scores[o].high + 1e-9 for o in scores if o != each)]
    assert (told.winner is not None) == (bool(sure) and len(scores) > 1)
    if told.winner is not None:
        assert sure == [told.winner] and told.margin is not None
        assert 0 < told.margin[0] <= told.margin[1]


@given(several, weights)
def test_why_nobody_wins(found: dict[int, dict[str, int | None]], by: dict[str, int]) -> None:
    told = compare({each: score(given_grades, by) for each, given_grades in found.items()})
    if told.verdict is Verdict.OPEN:
        assert {each for each, _key in told.missing} <= set(told.contenders)
        assert told.missing and all(found[each][key] is None and by[key] for each, key in told.missing)
    if told.verdict is Verdict.TIED:
        tied = [fmean([found[each][k] or 0 for k in KEYS for _ in range(by[k])]) for each in told.contenders]
        assert len(tied) > 1 and tied == pytest.approx([tied[0]] * len(tied))


def all_at(value: int | None, **others: int | None) -> Weighed:
    return score({**dict.fromkeys(KEYS, value), **others}, EVEN)


def test_one_wins_by_so_much() -> None:
    told = compare({1: all_at(2), 2: all_at(4), 3: all_at(3)})
    assert (told.verdict, told.winner, told.order, told.margin) == (Verdict.WON, 2, (2, 3, 1), (1, 1))


def test_one_wins_although_something_is_unknown() -> None:
    told = compare({1: all_at(5, a=None), 2: all_at(2, a=None)})  # 4 to 5 against 1.75 to 2.75
    assert (told.verdict, told.margin) == (Verdict.WON, (1.25, 3.25))


def test_equal_ones_win_nothing() -> None:
    told = compare({7: all_at(3), 4: all_at(3), 5: all_at(1, a=None)})
    assert (told.verdict, told.winner, told.contenders, told.missing) == (Verdict.TIED, None, (4, 7), ())


def test_it_is_not_decided_while_ranges_overlap() -> None:
    told = compare({1: all_at(3), 2: all_at(2, a=None), 3: all_at(1, b=None)})  # 3; 1.75 to 2.75; 1 to 2
    assert told.verdict is Verdict.WON
    told = compare({1: all_at(3), 2: all_at(3, d=None, a=1)})  # 3; 2 to 3: it can at most draw level
    assert (told.verdict, told.contenders, told.missing) == (Verdict.OPEN, (1, 2), ((2, "d"),))


def test_one_alone_and_none_at_all() -> None:
    assert compare({4: all_at(None)}).verdict is Verdict.ALONE
    assert (compare({}).verdict, compare({}).winner) == (Verdict.NOBODY, None)
