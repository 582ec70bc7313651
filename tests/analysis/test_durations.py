"""How long things usually take."""

import subprocess
import sys
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.analysis.durations import usual

durations = st.lists(st.floats(0, 1000), min_size=5, max_size=60)


@pytest.mark.parametrize("given_durations", [[], [3.0], [1.0, 2.0, 3.0, 4.0]])
def test_fewer_than_five_say_nothing(given_durations: list[float]) -> None:
    found = usual(given_durations)
    assert (found.n, found.median, found.ninetieth) == (len(given_durations), None, None)


def test_by_hand() -> None:
    found = usual([50, 10, 20, 40, 30])
    assert (found.median, found.ninetieth) == (30, 46)  # position 3.6: 40 and six tenths of the way to 50


@given(durations)
def test_agrees_with_the_standard_library_and_numpy(values: list[float]) -> None:
    found = usual(values)
    assert found.median == pytest.approx(median(values))
    assert found.ninetieth == pytest.approx(np.percentile(values, 90))


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        usual([-1.0, 2.0])


def test_counts_and_durations_load_without_pandas_or_scipy() -> None:
    """Today and the board use them, and answer before pandas has loaded."""
    code = (
        "import sys; from outreach.analysis import durations, rates; "
        "durations.usual(range(9)); rates.jeffreys(1, 4); "
        "print({'pandas', 'scipy', 'numpy'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
