"""How many messages it took, and who answered after which."""

import random
from datetime import timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from outreach.analysis.touches import Touches, touches
from tests.analysis.searches import day

START, AS_OF = 0, 90

Person = tuple[list[float], float | None]
days = st.integers(0, 380).map(lambda quarters: quarters / 4)
people_of = st.lists(st.tuples(st.lists(days, min_size=1, max_size=7), st.none() | days), max_size=25)


def told(*people: Person, as_of: float = AS_OF, contacts: Any = None) -> Touches:
    """Each by the days of the messages and the day of the answer."""
    leads = pd.DataFrame(
        {
            "lead_id": [float(number) for number in range(1, len(people) + 1)],
            "first_outgoing_at": pd.to_datetime([day(min(out)) for out, _ in people], utc=True),
            "replied_at": pd.to_datetime(pd.Series([answered(at) for _, at in people], dtype=object), utc=True),
        }
    )
    rows = contacts or [(number, at) for number, (out, _) in enumerate(people, 1) for at in out]
    written = pd.DataFrame(
        {
            "lead_id": [float(number) for number, _ in rows],
            "occurred_at": pd.to_datetime([day(at) for _, at in rows], utc=True),
        }
    )
    return touches(leads, written, day(START), day(as_of))


def answered(at: float | None) -> Any:
    return None if at is None else day(at)


def counts(found: Touches) -> list[tuple[int, int, int]]:
    return [(touch.rate.k, touch.rate.n, touch.not_yet) for touch in found.touches]


def test_who_answered_after_which_message_of_those_who_got_it() -> None:
    found = told(
        ([1], 3),
        ([1, 8], 9),
        ([1, 8, 15], 20),
        ([1, 8, 15, 22], None),
        ([1, 8, 15, 22, 29, 36], 40),
        ([70], None),  # 20 days old: not yet
        ([1, 65], None),  # its second message is 25 days old
    )
    assert counts(found) == [(1, 7, 1), (1, 5, 1), (1, 3, 0), (1, 2, 0)]
    assert (found.people, found.answered, found.left_out) == (7, 4, 0)


def test_messages_after_the_answer_are_part_of_the_talk() -> None:
    assert counts(told(([1, 5, 6, 7], 3))) == [(1, 1, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)]


def test_a_call_that_was_taken_is_the_touch_that_was_answered() -> None:
    assert counts(told(([1, 8], 8)))[:2] == [(0, 1, 0), (1, 1, 0)]


def test_not_yet_ends_after_thirty_days_and_whatever_comes_later_is_unknown() -> None:
    assert counts(told(([60], None)))[0] == (0, 1, 0)
    assert counts(told(([60.01], None)))[0] == (0, 1, 1)
    assert counts(told(([10, 50], 60), as_of=45))[:2] == [(0, 1, 0), (0, 0, 0)]


def test_who_answered_before_i_wrote_or_has_no_message_is_left_out_and_counted() -> None:
    found = told(([5], 2), ([5], 9), ([6], None), contacts=[(1, 5), (2, 5)])
    assert (found.people, found.left_out) == (1, 2)
    assert counts(found)[0] == (1, 1, 0)


def test_only_those_first_written_to_in_the_window() -> None:
    found = told(([-1, 3], 4), ([3], 4), ([95], None))
    assert (found.people, found.left_out) == (1, 0)


def test_nobody() -> None:
    assert counts(told()) == [(0, 0, 0)] * 4


def test_the_interval_is_that_of_jeffreys() -> None:
    rate = told(*[([1.0], 3.0)] * 12, *[([1.0], None)] * 28).touches[0].rate
    assert (rate.low, rate.high) == pytest.approx(beta.ppf((0.05, 0.95), 12.5, 28.5))


@given(people_of)
def test_by_going_through_everybody(people: list[Person]) -> None:
    got, after, not_yet = [0] * 4, [0] * 4, [0] * 4
    for out, answer in people:
        first, known = min(out), answer if answer is not None and answer < AS_OF else None
        if first >= AS_OF or (known is not None and known < first):
            continue
        before = sorted({at for at in out if at < AS_OF and (known is None or at <= known)})
        for number in range(1, min(len(before), 4) + 1):
            got[number - 1] += 1
        place = min(len(before), 4) - 1
        after[place] += known is not None
        not_yet[place] += known is None and AS_OF - before[-1] < 30
    assert counts(told(*people)) == list(zip(after, got, not_yet, strict=True))


@given(people_of, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_anything(people: list[Person], chance: random.Random) -> None:
    again = [(number, at) for number, (out, _) in enumerate(people, 1) for at in [*out, *out[:2]]]
    chance.shuffle(again)
    assert told(*people, contacts=again) == told(*people)


@given(people_of)
def test_shifting_everything_by_a_day_changes_nothing(people: list[Person]) -> None:
    whole = timedelta(days=1) / timedelta(days=1)
    later = [([at + whole for at in out], None if a is None else a + whole) for out, a in people]
    assert counts(told(*later, as_of=AS_OF + whole)) == counts(told(*people))
