"""What a check found: one line of the table, and whether it keeps its bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from tests.benchmarks.harness import aligned_cell

# A share that lies outside its bounds by fewer standard errors may do so by the luck of the draw.
CERTAIN = 3.0


@dataclass(frozen=True)
class Line:
    """A share, or an average chance, over `searches` independent searches, and between what it should lie.

    `scored` is how many of the things that were asked about had an answer at all, of `asked`.
    """

    what: str
    searches: int
    scored: int
    asked: int
    share: float
    low: float
    high: float

    @property
    def error(self) -> float:
        """The standard error of the share by the luck of the draw, were the truth at the nearer bound.

        What comes out of one search goes together: the searches are counted, not what was scored in them.
        """
        nearer = min(max(self.share, self.low), self.high)
        return sqrt(nearer * (1 - nearer) / max(min(self.searches, self.scored), 1))

    def keeps(self, errors: float = 0.0) -> bool:
        """Whether the share lies within its bounds, widened by so many standard errors."""
        return self.low - errors * self.error <= self.share <= self.high + errors * self.error


def table(lines: Sequence[Line]) -> str:
    """The lines as aligned text."""
    head = ("searches", "what", "scored", "found", "+-", "bounds", "", "")
    cells = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    aligned = ("  ".join(aligned_cell(row, widths, column) for column in range(len(head))) for row in cells)
    return "\n".join(line.rstrip() for line in aligned)


def _cells(line: Line) -> tuple[str, ...]:
    scored = f"{line.scored / line.asked:.0%} of {line.asked:,}" if line.asked else "none"
    bounds = f"{line.low:.0%} - {line.high:.0%}" if line.high < 1 else f"from {line.low:.0%}"
    verdict = "kept" if line.keeps() else "by luck" if line.keeps(CERTAIN) else "MISSED"
    return (f"{line.searches:,}", line.what, scored, f"{line.share:.1%}", f"{line.error:.1%}", bounds, "", verdict)
