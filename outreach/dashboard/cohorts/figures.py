"""The share of answers by cohort as Plotly draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from outreach.dashboard.cohorts.drawing import Dot, Lines
from outreach.dashboard.figures import EDGE
from outreach.dashboard.theme import AXIS, coloured, figure

COLOUR = "--o-stage-replied"


@dataclass(frozen=True, slots=True)
class LinesWords:
    """The texts: a title, names and counts below the dots, shares beside, a line to hover at each, and its leads."""

    title: str
    names: Sequence[str]
    rows: str
    shares: Sequence[str]
    lines: Sequence[str]
    links: Sequence[str | None]


def lines_figure(line: Lines, words: LinesWords) -> go.Figure:
    """Dots with their intervals; joined when they can be compared, hollow while they ripen, none below five people."""
    drawn = figure(
        words.title,
        inline={"margin": {"l": 60, "r": 16, "t": 24, "b": 52}},
        margin={"l": 72, "r": 24, "t": 56, "b": 60},
        xaxis={**AXIS, "range": [-0.5, line.places - 0.5], "tickvals": [dot.place for dot in line.dots],
               "ticktext": list(words.names), "showline": True, "tickangle": 0},
        yaxis={**AXIS, "range": [0, line.top * EDGE], "tickvals": line.share_ticks, "ticktext": list(words.shares),
               "showgrid": True},
        annotations=[{"text": words.rows, "xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "right",
                      "yanchor": "top", "xshift": -20, "yshift": -3, "align": "right", "showarrow": False}],
    )  # fmt: skip
    drawn.add_scatter(
        x=[-0.5, line.places - 0.5], y=[line.together] * 2, mode="lines", line={"width": 1, "dash": "1px,3px"},
        hoverinfo="skip", meta=coloured({"line.color": "--o-ink-3"}),
    )  # fmt: skip
    drawn.add_scatter(**_joined(line), meta=coloured({"line.color": COLOUR}))
    told = dict(zip(line.dots, zip(words.lines, words.links, strict=True), strict=True))
    for ripening in (False, True):
        dots = [dot for dot in line.dots if dot.share is not None and dot.cohort.answered.ripening is ripening]
        drawn.add_scatter(**_dots(dots, [told[dot] for dot in dots], hollow=ripening))
    return drawn


def _joined(line: Lines) -> dict[str, Any]:
    """Segments with a gap after each: only what follows one another is one line."""
    x = [place for start, end in line.joined for place in (start.place, end.place, None)]
    y = [share for start, end in line.joined for share in (start.share, end.share, None)]
    return {"x": x, "y": y, "mode": "lines", "line": {"width": 2}, "hoverinfo": "skip"}


def _dots(dots: Sequence[Dot], told: Sequence[tuple[str, str | None]], *, hollow: bool) -> dict[str, Any]:
    shares = [dot.share or 0 for dot in dots]
    above = [round((dot.high or 0) - share, 4) for dot, share in zip(dots, shares, strict=True)]
    below = [round(share - (dot.low or 0), 4) for dot, share in zip(dots, shares, strict=True)]
    tokens: dict[str, Any] = {
        "marker.color": "--o-sheet" if hollow else COLOUR,
        "marker.line.color": COLOUR,
        "error_y.color": "--o-chart-whisker",
    }
    return {
        "x": [dot.place for dot in dots], "y": [round(share, 4) for share in shares], "mode": "markers",
        "marker": {"size": 9, "line": {"width": 2}}, "cliponaxis": False,
        "error_y": {"type": "data", "array": above, "arrayminus": below, "thickness": 1.4, "width": 3},
        "hoverinfo": "text", "hovertext": [line for line, _link in told], "customdata": [link for _line, link in told],
        "meta": coloured(tokens),
    }  # fmt: skip
