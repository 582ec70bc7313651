"""Intervals, bands, promises and comparisons hold in searches of which the truth is known."""

from collections.abc import Callable

import pytest

from tests.simulation.checks import CHECKS
from tests.simulation.lines import CERTAIN, Line, table

FAST, FULL = 200, 2000

Check = Callable[[int], list[Line]]
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)


@each_check
def test_it_holds_but_for_the_luck_of_the_draw(check: Check) -> None:
    """Of 200 searches a share is uncertain by about 2 %: the bounds are wider by three times what each line says."""
    lines = check(FAST)
    print(table(lines))
    assert [line for line in lines if not line.keeps(CERTAIN)] == []


@pytest.mark.full
@each_check
def test_it_holds(check: Check) -> None:
    lines = check(FULL)
    print(table(lines))
    assert [line for line in lines if not line.keeps()] == []
