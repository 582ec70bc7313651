"""Who was ongoing when: closings that hold, that ended, and that followed each other."""

import pandas as pd
import pytest

from outreach.analysis.stays import Stays
from tests.analysis.searches import day

Closing = tuple[float | None, float | None, float | None]
NAMES = ("lead", "contacted_at", "ongoing_at", "closed_at", "reopened_at", "answered_at")


def stays(*leads: list[Closing]) -> Stays:
    """Leads contacted on day 0 and ongoing on day 10, each with the days of its closings, reopenings and answers."""
    rows = [
        (float(number), day(0), day(10), *(None if at is None else day(at) for at in days))
        for number, closings in enumerate(leads)
        for days in closings or [(None, None, None)]
    ]
    return Stays.of(pd.DataFrame(rows, columns=list(NAMES)).iloc[::-1])


@pytest.mark.parametrize(
    ("closings", "counts"),
    [
        ([], (0, 1, 1, 1, 1)),
        ([(15, None, None)], (0, 1, 0, 0, 0)),
        ([(15, None, None), (35, None, None)], (0, 1, 0, 0, 0)),
        ([(15, 25, None)], (0, 1, 0, 1, 1)),
        ([(15, 25, None), (35, None, None)], (0, 1, 0, 1, 0)),
        ([(15, 38, 25)], (0, 1, 0, 1, 1)),
        ([(5, None, None)], (0, 0, 0, 0, 0)),
    ],
)
def test_the_last_closing_before_an_instant_decides(closings: list[Closing], counts: tuple[int, ...]) -> None:
    alone, among = stays(closings), stays([], closings, [(12, None, None)])
    instants = [day(at) for at in (9, 11, 20, 30, 40)]
    assert tuple(alone.ongoing(at) for at in instants) == counts
    others = (0, 2, 1, 1, 1)
    assert tuple(among.ongoing(at) for at in instants) == tuple(map(sum, zip(counts, others, strict=True)))


def test_nobody_was_ongoing_in_an_empty_search() -> None:
    assert Stays.of(pd.DataFrame({name: [] for name in NAMES})).ongoing(day(1)) == 0
