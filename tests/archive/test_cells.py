"""What a column holds goes through a line of JSON and comes back the same."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.archive.cells import WrongCell, decoder, encoder, instant, kinds_of, stamp
from outreach.archive.snapshot import as_lines
from outreach.models import Base

KINDS = {"n": "number", "r": "real", "t": "text", "f": "flag", "at": "instant", "on": "day", "b": "bytes", "j": "json"}
LARGEST = 2**63 - 1
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
ROWS = st.tuples(
    st.integers(-LARGEST, LARGEST), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.booleans(),
    st.datetimes(timezones=st.just(UTC)), st.dates(), st.binary(), JSON,
)  # fmt: skip


@given(st.lists(ROWS | st.just((None,) * len(KINDS)), max_size=5))
def test_any_row_comes_back(rows: list[tuple[Any, ...]]) -> None:
    encode, decode = encoder(KINDS), decoder(KINDS)
    lines = as_lines(encode(row) for row in rows).split(b"\n")
    assert [tuple(decode(json.loads(line)).values()) for line in lines if line] == rows


def test_half_a_pair_of_surrogates_comes_back() -> None:
    assert json.loads(as_lines([{"j": ["\ud83d"]}])) == {"j": ["\ud83d"]}


def test_an_instant_is_printed_in_utc() -> None:
    in_paris = datetime(2026, 2, 11, 9, 41, 7, tzinfo=timezone(timedelta(hours=1)))
    assert stamp(in_paris) == "2026-02-11T08:41:07Z"
    assert instant("2026-02-11T08:41:07Z") == in_paris


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("n", True), ("n", 1.5), ("n", "1"), ("n", 2**63), ("t", 5), ("f", 1), ("at", "2026-02-11T08:41:07"),
        ("at", 5), ("on", "11.2.2026"), ("b", "?"), ("b", 5),
    ],
)  # fmt: skip
def test_a_cell_of_another_type_is_refused(column: str, value: Any) -> None:
    with pytest.raises(WrongCell, match=column):
        decoder({column: KINDS[column]})({column: value})


@pytest.mark.parametrize("line", [{}, {"n": 1, "m": 2}, {"m": 1}, [], None, "n"])
def test_a_line_of_other_columns_is_refused(line: Any) -> None:
    with pytest.raises(WrongCell):
        decoder({"n": "number"})(line)


def test_every_column_there_is_has_a_kind() -> None:
    kinds = {kind for table in Base.metadata.sorted_tables for kind in kinds_of(table).values()}
    assert kinds == {"number", "text", "flag", "instant", "day", "bytes", "json"}
