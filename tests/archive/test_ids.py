"""Numbers of rows get new ones, inside JSON too; what would point at a stranger points at nobody."""

from array import array
from typing import Any

import pytest

from outreach.archive.ids import Numbers, renumbered


def numbers(**tables: dict[int, int]) -> dict[str, Numbers]:
    made = {}
    for name, pairs in tables.items():
        made[name] = Numbers(array("q", pairs.values()))
        for old in pairs:
            made[name].give(old)
    return made


KNOWN = numbers(
    account={3: 9}, lead={5: 105, 8: 106}, tag={1: 201}, touchpoint={4: 304}, follow_up={2: 402, 6: 403},
    brief={7: 507}, closing={1: 601},
)  # fmt: skip


def test_numbers_are_given_in_order_and_found_again() -> None:
    given = Numbers(array("q", [10, 20, 21]))
    assert [given.give(old) for old in (4, 7, 9)] == [10, 20, 21]
    assert [given.of(old) for old in (4, 5, 7, 9, 11)] == [10, None, 20, 21, None]
    with pytest.raises(ValueError, match="out of order"):
        given.give(12)


def test_the_same_number_twice_is_refused() -> None:
    given = Numbers(array("q", [10, 20]))
    given.give(4)
    with pytest.raises(ValueError, match="out of order"):
        given.give(4)


@pytest.mark.parametrize(
    ("column", "value", "new"),
    [
        ("new_tags", [1, 99], [201]),
        ("moved", {"touchpoint": [4], "closing": [1, 2], "lead_merge": [5]},
         {"touchpoint": [304], "closing": [601], "lead_merge": [5]}),
        ("filled", {"tags": [1], "company": "Quay", "details": {"tags": "a, b", "lead": "5", "id": "x"}},
         {"tags": [201], "company": "Quay", "details": {"tags": "a, b", "lead": "5", "id": "x"}}),
        ("other", {"id": 77, "lead": 77, "owner_id": 3, "brief_id": 7, "closing": "declined", "version": 5,
                   "apart_from": {"lead": [5, 99]}},
         {"id": None, "lead": None, "owner_id": 9, "brief_id": 507, "closing": "declined", "version": 5,
          "apart_from": {"lead": [105]}}),
        ("before", {"lead": {"stage": "met"}, "steps": [{"id": 2, "lead_id": 5, "owner_id": 3, "ended_by_id": 4}],
                    "left": [{"id": 6, "lead_id": 8, "owner_id": 3, "ended_by_id": None}]},
         {"lead": {"stage": "met"}, "steps": [{"id": 402, "lead_id": 105, "owner_id": 9, "ended_by_id": 304}],
          "left": [{"id": 403, "lead_id": 106, "owner_id": 9, "ended_by_id": None}]}),
        ("before", {"steps": [{"follow_up": 2, "kind": "thank"}], "made": {"follow_up": [6, 7]}},
         {"steps": [{"follow_up": 402, "kind": "thank"}], "made": {"follow_up": [403]}}),
    ],
)  # fmt: skip
def test_numbers_inside_json(column: str, value: Any, new: Any) -> None:
    assert renumbered(value, KNOWN, column) == new


@pytest.mark.parametrize("stranger", [1, 99, "3", 3.0, True, [3.5], ["3"], {"a": 1}])
def test_no_owner_but_the_new_one_gets_through(stranger: Any) -> None:
    assert renumbered({"owner_id": stranger}, KNOWN, "other")["owner_id"] in (None, [], {"a": 1})


@pytest.mark.parametrize("stranger", [77, "2", 2.0, None, [2]])
def test_no_row_but_one_that_came_gets_through(stranger: Any) -> None:
    assert renumbered({"steps": [{"id": stranger}]}, KNOWN, "before") == {"steps": [{"id": None}]}
