"""What groups tell together: who is named, who is not, and what it would take."""

from collections.abc import Sequence

import numpy as np
import pytest

from outreach.analysis.comparison import MOST_MORE, SURE, Comparison, NoComparison, compare, further
from outreach.analysis.pooling import Pooled

Pairs = Sequence[tuple[int, int]]


def compared(pairs: Pairs) -> Comparison:
    found = compare({str(place): pair for place, pair in enumerate(pairs)})
    assert isinstance(found, Comparison)
    return found


def test_a_group_is_named_once_it_is_sure() -> None:
    clear = compared([(30, 50), (10, 50)])
    assert clear.winner is not None
    assert (clear.winner.key, clear.more) == ("0", None)
    assert clear.winner.best is not None
    assert clear.winner.best >= SURE
    assert compared([(12, 50), (10, 50)]).winner is None


def test_below_five_a_group_has_counts_only_and_is_not_named() -> None:
    found = compared([(4, 100), (3, 100), (4, 4)])
    assert [group.share is None for group in found.groups] == [False, False, True]
    small = found.groups[2]
    assert (small.k, small.n, small.low, small.high, small.best) == (4, 4, None, None, None)
    assert found.winner is None
    assert found.more is not None


def test_a_group_below_five_takes_its_chance_from_the_others() -> None:
    alone, beside = compared([(14, 40), (8, 40)]), compared([(14, 40), (8, 40), (2, 2)])
    assert (beside.groups[0].best or 1) < (alone.groups[0].best or 0)


def test_groups_stand_in_the_order_in_which_they_came() -> None:
    found = compare({"b": (3, 9), "nobody": (0, 0), "a": (8, 9)})
    assert [group.key for group in found.groups] == ["b", "a"]


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([], "one_group"),
        ([(3, 9)], "one_group"),
        ([(3, 9), (0, 0)], "one_group"),
        ([(1, 4), (2, 4), (0, 3)], "too_few"),
        ([(0, 40), (0, 5)], "nobody"),
        ([(6, 6), (5, 5)], "everybody"),
    ],
)
def test_what_tells_nothing_is_not_compared(pairs: Pairs, reason: str) -> None:
    found = compare({str(place): pair for place, pair in enumerate(pairs)})
    assert isinstance(found, NoComparison)
    assert found.reason == reason
    assert [(group.k, group.n) for group in found.groups] == [pair for pair in pairs if pair[1]]
    assert all(group.share is None for group in found.groups)


def test_what_is_no_count_is_refused() -> None:
    with pytest.raises(ValueError, match="part of a whole"):
        compare({"a": (3, 2), "b": (1, 9)})


def test_further_contacts_tell_where_fewer_do_not() -> None:
    k, n = np.array([14.0, 8.0]), np.array([50.0, 60.0])
    shares = Pooled.of(k, n).shares()
    more = further(k, n, shares, sure=0.97)
    assert more is not None
    assert Pooled.of(k + more * shares, n + more).best()[0] >= 0.97
    fewer = more * 0.9
    assert Pooled.of(k + fewer * shares, n + fewer).best()[0] < 0.97


def test_a_larger_difference_needs_fewer_contacts() -> None:
    needed = [compared([(leading, 40), (8, 40)]).more or 0 for leading in (11, 12, 13)]
    assert needed[0] > needed[1] > needed[2] > 0


def test_no_number_of_contacts_tells_equal_groups_apart() -> None:
    assert compared([(8, 40), (8, 40)]).more is None
    assert compared([(400, 4000), (401, 4000)]).more is None
    assert MOST_MORE == 2000


def test_so_many_further_contacts_tell_about_half_of_the_time() -> None:
    k, n = np.array([12.0, 8.0]), np.array([40.0, 40.0])
    shares = Pooled.of(k, n).shares()
    more = further(k, n, shares)
    assert more is not None
    chance = np.random.default_rng(4)
    told = [Pooled.of(k + chance.binomial(more, shares), n + more).best()[0] >= SURE for _ in range(150)]
    assert 0.4 < np.mean(told) < 0.65
