"""What every benchmark shares: a floor and ours, measured in turn in one run, compared by their medians.

A benchmark is a module `bench_NAME.py` in this folder with a function `run() -> list[Row]`.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

ROUNDS = 5
Measure = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """One line of the table.

    With a floor, the goal is the greatest allowed ratio of ours to it; without one, the greatest allowed
    figure itself. No goal at all: the figure is only shown.
    """

    number: str  # of the goal, as the table of goals counts them
    what: str
    ours: float
    unit: str
    floor: float | None = None
    goal: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None when there is none."""
        if self.goal is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.goal


def stopwatch(work: Callable[[], object]) -> Measure:
    """A measure of the seconds that `work` takes."""

    def seconds() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return seconds


def alternate(*measures: Measure, rounds: int = ROUNDS, warm_up: bool = True) -> tuple[float, ...]:
    """The median of each measure; they take turns, so that a busy moment of the machine hits all alike."""
    if warm_up:
        for measure in measures:
            measure()
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for measure, figures in zip(measures, taken, strict=True):
            figures.append(measure())
    return tuple(median(figures) for figures in taken)


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure that `share` of all (0 to 1) do not exceed: the nearest rank."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def in_milliseconds(number: str, what: str, floor: float, ours: float, goal: float | None) -> Row:
    """A row of two durations that were measured in seconds."""
    return Row(number, what, ours * 1000, "ms", floor * 1000, goal)


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text."""
    head = ("goal", "what", "floor", "ours", "unit", "ratio", "at most", "")
    cells = [head, *(cells_of(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    aligned = ("  ".join(aligned_cell(line, widths, column) for column in range(len(head))) for line in cells)
    return "\n".join(line.rstrip() for line in aligned)


def aligned_cell(line: Sequence[str], widths: Sequence[int], column: int) -> str:
    """Words to the left, figures to the right."""
    words = column in (1, 4, 7)
    return line[column].ljust(widths[column]) if words else line[column].rjust(widths[column])


def cells_of(row: Row) -> tuple[str, ...]:
    """The texts of one line."""
    verdict = {True: "reached", False: "MISSED", None: ""}[row.reached]
    floor, ratio, goal = figure(row.floor), figure(row.ratio), figure(row.goal)
    times = "x" if row.ratio is not None else ""
    return (row.number, row.what, floor, figure(row.ours), row.unit, ratio and f"{ratio}{times}",
            goal and f"{goal}{times}", verdict)  # fmt: skip


def figure(value: float | None) -> str:
    """A number with as many digits as it deserves."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
