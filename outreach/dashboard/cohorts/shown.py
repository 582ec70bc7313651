"""The cohorts with their words and links: rows for the table, and what Plotly takes over with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.analysis.cohorts import Cell, Cohort
from outreach.dashboard.charts import share_labels
from outreach.dashboard.cohorts import drawing, words
from outreach.dashboard.cohorts.drawing import Lines
from outreach.dashboard.cohorts.figures import LinesWords, lines_figure
from outreach.dashboard.links import Links
from outreach.dashboard.results import Figures
from outreach.text import NO_BREAK_SPACE, _
from outreach.web.filters import number

PERIODS = 12


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the table of heat: what it says, its shade from 0 to 4 or none, the list of its k people, and that of
    those who are not yet there; None where there is nobody."""

    cell: Cell
    heat: int | None
    link: str | None
    waiting: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A cohort in the table."""

    cohort: Cohort
    name: str
    link: str | None
    cells: tuple[ShownCell, ...]


def rows(found: Figures, links: Links) -> list[Row]:
    """The cohorts of the last twelve weeks or months, the oldest first."""
    shown = found.cohorts.last(PERIODS)
    return [_row(cohort, words.name(cohort, shown.length), links) for cohort in shown.cohorts]


def ripens(table: Sequence[Row]) -> bool:
    """Whether some cell will still change."""
    return any(shown.cell.ripening for row in table for shown in row.cells)


def shaded(table: Sequence[Row]) -> bool:
    """Whether some cell has a shade."""
    return any(shown.heat is not None for row in table for shown in row.cells)


def lines_chart(found: Figures, line: Lines, links: Links) -> dict[str, Any]:
    """The share of answers by cohort as Plotly draws it."""
    length, cohorts = found.cohorts.length, [dot.cohort for dot in line.dots]
    names = zip(labels(found, line), cohorts, strict=True)
    told = LinesWords(
        title=words.lines_title(line, length),
        names=[f"{label}<br>{number(cohort.people)}" for label, cohort in names],
        rows=f"{NO_BREAK_SPACE}<br>{_('people')}",
        shares=share_labels(line.share_ticks),
        lines=[words.line(cohort, length) for cohort in cohorts],
        links=[links.cohort(cohort, "replied") if cohort.answered.rate.k else None for cohort in cohorts],
    )
    figure: dict[str, Any] = lines_figure(line, told).to_plotly_json()
    return figure


def labels(found: Figures, line: Lines) -> list[str]:
    """The names below the dots, as many as fit."""
    return [words.short_name(dot.cohort, found.cohorts.length) if dot.named else "" for dot in line.dots]


def _row(cohort: Cohort, name: str, links: Links) -> Row:
    cells = tuple(
        ShownCell(
            cell,
            drawing.heat(cell.rate),
            links.cohort(cohort, cell.stage) if cell.rate.k else None,
            links.cohort_not_yet(cohort, cell.stage) if cell.not_yet else None,
        )
        for cell in cohort.cells
    )
    return Row(cohort, name, links.cohort(cohort, "contacted"), cells)
