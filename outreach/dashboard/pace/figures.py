"""Weeks and follow-ups as Plotly figures. Pure: the words come in, and the colours are added in the browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from outreach.analysis.pace import Pace
from outreach.analysis.promises import Promises
from outreach.dashboard.pace.drawing import PARTS, Row, empty_weeks
from outreach.dashboard.theme import AXIS, HATCH, Tokens, coloured, figure

EDGE = 1.008  # Plotly draws no line of the grid at the very edge
PART_COLOURS = {
    "on_time": "--o-chart-ink",
    "late": "--o-chart-axis",
    "overdue": "--o-chart-target",
    "not_yet": "--o-chart-hatch",
}


@dataclass(frozen=True, slots=True)
class RowsWords:
    """The texts of the weeks: a title, the names of some, a line to hover at each, what a row and the target are
    called, and the numbers beside each row."""

    title: str
    names: Sequence[str]
    lines: Sequence[str]
    rows: Sequence[str]
    counts: Sequence[Sequence[str]]
    target: str


@dataclass(frozen=True, slots=True)
class DueWords:
    """The texts of the follow-ups: a title, the names of some weeks, the numbers beside them, a line at each."""

    title: str
    names: Sequence[str]
    counts: Sequence[str]
    lines: Sequence[str]


def rows_figure(shown: Pace, rows: Sequence[Row], places: Sequence[int], words: RowsWords) -> go.Figure:
    """Three rows of bars over the same weeks, the one that is not over hatched; the target over the first."""
    axes = {f"yaxis{place if place > 1 else ''}": _axis(row, words.counts[place - 1])
            for place, row in enumerate(rows, 1)}  # fmt: skip
    labels = [_label(row, text) for row, text in zip(rows, words.rows, strict=True)]
    target = [_target_name(words.target)] if shown.target is not None else []
    drawn = figure(
        words.title,
        hovermode="x",
        inline={"margin": {"l": 28, "r": 16, "t": 24, "b": 28}},
        margin={"l": 48, "r": 24, "t": 72, "b": 48},
        tokens=_tokens(len(rows), has_target=bool(target)),
        bargap=0.2,
        xaxis={**AXIS, "tickvals": places, "ticktext": list(words.names), "anchor": f"y{len(rows)}",
               "showline": True, "range": [-0.5 - empty_weeks(shown), len(shown.weeks) - 0.5]},
        annotations=[*labels, *target],
        **axes,
    )  # fmt: skip
    for place, row in enumerate(rows, 1):
        _add_row(drawn, shown, row, f"y{place if place > 1 else ''}", words.lines if place == 1 else None)
    if shown.target is not None:
        drawn.add_scatter(
            x=drawn.layout.xaxis.range, y=[shown.target] * 2, mode="lines", line={"width": 1.4, "dash": "5px,4px"},
            hoverinfo="skip", meta=coloured({"line.color": "--o-chart-target"}),
        )  # fmt: skip
    return drawn


def due_figure(shown: Promises, ticks: Sequence[int], places: Sequence[int], words: DueWords) -> go.Figure:
    """One bar a week: done by the day, done later, overdue, and hatched what is not yet."""
    drawn = figure(
        words.title,
        hovermode="x",
        barmode="stack",
        bargap=0.2,
        barcornerradius=0,
        inline={"margin": {"l": 28, "r": 16, "t": 12, "b": 28}},
        margin={"l": 48, "r": 24, "t": 56, "b": 48},
        xaxis={**AXIS, "tickvals": places, "ticktext": list(words.names), "showline": True,
               "range": [-0.5, len(shown.weeks) - 0.5]},
        yaxis={**AXIS, "range": [0, ticks[-1] * EDGE], "tickvals": ticks, "ticktext": list(words.counts),
               "showgrid": True},
    )  # fmt: skip
    for kind in PARTS:
        hatched = {"marker": {"pattern": HATCH}} if kind == "not_yet" else {}
        hover = {"hoverinfo": "text", "hovertext": list(words.lines)} if kind == PARTS[0] else {"hoverinfo": "skip"}
        counts = [getattr(week.due, kind) for week in shown.weeks]
        drawn.add_bar(y=counts, meta=coloured({"marker.color": PART_COLOURS[kind]}), **hover, **hatched)
    return drawn


def _axis(row: Row, counts: Sequence[str]) -> dict[str, Any]:
    below = 1 - row.top - row.height
    domain = [round(below, 4), round(below + row.height, 4)]
    return {**AXIS, "zeroline": True, "zerolinewidth": 1, "domain": domain, "range": [0, row.ticks[-1] * EDGE],
            "tickvals": row.ticks, "ticktext": list(counts), "showgrid": True}  # fmt: skip


def _tokens(rows: int, *, has_target: bool) -> Tokens:
    axes = ["yaxis", *(f"yaxis{place}" for place in range(2, rows + 1))]
    tokens: Tokens = {f"annotations.{rows}.font.color": "--o-chart-target"} if has_target else {}
    tokens |= {f"{axis}.gridcolor": "--o-chart-grid" for axis in axes}
    return tokens | {f"{axis}.zerolinecolor": "--o-chart-axis" for axis in axes}


def _label(row: Row, text: str) -> dict[str, Any]:
    return {"text": text, "xref": "paper", "yref": "paper", "x": 0, "y": round(1 - row.top, 4), "xanchor": "left",
            "yanchor": "bottom", "yshift": 4, "showarrow": False}  # fmt: skip


def _target_name(text: str) -> dict[str, Any]:
    return {"text": text, "xref": "paper", "yref": "paper", "x": 1, "y": 1, "xanchor": "right", "yanchor": "bottom",
            "yshift": 4, "showarrow": False}  # fmt: skip


def _add_row(drawn: go.Figure, shown: Pace, row: Row, axis: str, lines: Sequence[str] | None) -> None:
    for current in (False, True):
        places = [place for place, week in enumerate(shown.weeks) if week.current is current]
        tokens = {"marker.color": "--o-chart-hatch" if current else f"--o-stage-{row.stage}"}
        marker = {"pattern": HATCH, "line": {"width": 1}} if current else {}
        hover: dict[str, Any] = {"hoverinfo": "skip"}
        if lines is not None:
            hover = {"hoverinfo": "text", "hovertext": [lines[place] for place in places]}
        drawn.add_bar(
            x=places, y=[row.counts[place] or None for place in places], yaxis=axis, marker=marker, **hover,
            meta=coloured({**tokens, "marker.line.color": f"--o-stage-{row.stage}"}),
        )  # fmt: skip
