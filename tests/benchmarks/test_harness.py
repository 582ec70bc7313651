"""The table of the benchmarks says what was measured."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as bench
from tests.benchmarks.harness import Row, alternate, percentile, table


def test_ratio_and_verdict() -> None:
    slow = Row("9", "logging", ours=30.0, unit="ms", floor=10.0, goal=1.5)
    assert (slow.ratio, slow.reached) == (3.0, False)
    assert Row("11", "memory", ours=119.0, unit="MB", goal=120.0).reached
    assert Row("1", "shown", ours=1.0, unit="s").reached is None


def test_measures_take_turns_and_give_their_medians() -> None:
    order: list[str] = []

    def measure(name: str, figures: Iterator[float]) -> float:
        order.append(name)
        return next(figures)

    floor, ours = iter([9.0, 1.0, 5.0, 3.0]), iter([9.0, 20.0, 60.0, 40.0])
    medians = alternate(lambda: measure("f", floor), lambda: measure("o", ours), rounds=3)
    assert medians == (3.0, 40.0)
    assert "".join(order) == "fo" * 4


@pytest.mark.parametrize(("share", "expected"), [(0.5, 51), (0.99, 100), (1.0, 100), (0.0, 1)])
def test_percentile_is_a_figure_that_was_measured(share: float, expected: int) -> None:
    assert percentile(range(1, 101), share) == expected


def test_the_table_has_a_line_for_each_row() -> None:
    rows = [Row("4", "list page", 3.1, "ms", 2.0, 2.0), Row("11", "memory", 250.0, "MB", None, 220.0)]
    head, first, second = table(rows).splitlines()
    assert first.endswith("reached")
    assert second.endswith("MISSED")
    assert head.startswith("goal")


def test_the_figures_are_left_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bench_one.py").touch()
    one = type("Bench", (), {"run": staticmethod(lambda: [Row("4", "page", 3.0, "ms", 2.0, 2.0)])})
    monkeypatch.setattr(bench, "HERE", tmp_path)
    monkeypatch.setattr("importlib.import_module", lambda name: one)
    assert bench.main(["one", "--json", str(tmp_path / "figures.json")]) == 0
    (row,) = json.loads((tmp_path / "figures.json").read_text())["rows"]
    assert (row["ratio"], row["reached"]) == (1.5, True)


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["nothing"])
    assert "there is no benchmark nothing" in capsys.readouterr().err
