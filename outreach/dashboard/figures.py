"""Results to Plotly figures. Pure: the words come in, computed elsewhere, and the colours are added in the browser."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from outreach.analysis.weeks import WeeksResult
from outreach.dashboard.drawing import Bar, Rising, week_places, weeks_ticks
from outreach.dashboard.theme import AXIS, CLEAR, HATCH, coloured, figure

THICKNESS = 0.364  # 16 px of a row of 44
BELOW = 0.31
EDGE = 1.008  # Plotly draws no line of the grid at the very edge


@dataclass(frozen=True, slots=True)
class FunnelWords:
    """The texts of the funnel: a title, and for each bar its name, its figures, one line to hover, and its leads;
    and the line and the leads of those who are not yet there."""

    title: str
    names: Sequence[str]
    figures: Sequence[str]
    lines: Sequence[str]
    links: Sequence[str | None]
    waiting_lines: Sequence[str] = ()
    waiting_links: Sequence[str | None] = ()


@dataclass(frozen=True, slots=True)
class CurveWords:
    """The texts of a curve: a title, labels below its days and beside its shares, a line to hover at each point."""

    title: str
    days: Sequence[str]
    rows: str
    shares: Sequence[str]
    lines: Sequence[str]
    median: str


@dataclass(frozen=True, slots=True)
class WeeksWords:
    """The texts of the weeks: a title, the names of some, a line to hover at each, what the target is called, and the
    leads of each."""

    title: str
    names: Sequence[str]
    counts: Sequence[str]
    lines: Sequence[str]
    target: str
    links: Sequence[str | None] = ()


def funnel_figure(bars: Sequence[Bar], words: FunnelWords) -> go.Figure:
    """Bars from one left edge: pale track, solid reached, hatched not yet, the interval below."""
    rows = list(range(len(bars)))
    drawn = figure(
        words.title,
        inline={"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "yaxis.showticklabels": False, "annotations": []},
        barmode="overlay",
        margin={"l": 110, "r": 260, "t": 56, "b": 12},
        xaxis={**AXIS, "range": [0, 100], "visible": False},
        yaxis={**AXIS, "range": [len(bars) - 0.5, -0.5], "tickvals": rows, "ticktext": list(words.names)},
        annotations=[_beside(row, text) for row, text in enumerate(words.figures)],
    )
    whole, reached, not_yet = ([getattr(bar, part) for bar in bars] for part in ("whole", "reached", "not_yet"))
    drawn.add_bar(**_row_bars(rows, whole), hoverinfo="skip", meta=coloured({"marker.color": "--o-chart-track"}))
    drawn.add_bar(
        **_row_bars(rows, not_yet), base=reached, marker={"pattern": HATCH},
        hoverinfo="text" if words.waiting_lines else "skip", hovertext=list(words.waiting_lines),
        customdata=list(words.waiting_links), meta=coloured({"marker.color": "--o-chart-hatch"}),
    )  # fmt: skip
    for row, bar in enumerate(bars):
        drawn.add_bar(
            **_row_bars([row], [bar.reached]), hoverinfo="text", hovertext=[words.lines[row]],
            customdata=[words.links[row]], meta=coloured({"marker.color": f"--o-stage-{bar.stage}"}),
        )  # fmt: skip
    for row, bar in enumerate(bars):
        if bar.low is not None and bar.high is not None:
            drawn.add_trace(_whisker(row, bar.low, bar.high))
    return drawn


def curve_figure(line: Rising, stage: str, words: CurveWords) -> go.Figure:
    """A step curve that rises, with its band, the number at risk below, and the median as a dot."""
    colour = f"--o-stage-{stage}"
    drawn = figure(
        words.title,
        hovermode="x",
        hoverdistance=-1,
        inline={"margin": {"l": 60, "r": 16, "t": 24, "b": 52}},
        margin={"l": 72, "r": 24, "t": 56, "b": 60},
        xaxis={**AXIS, "range": [0, line.last_day], "tickvals": line.day_ticks, "ticktext": list(words.days),
               "showline": True},
        yaxis={**AXIS, "range": [0, line.top * EDGE], "tickvals": line.share_ticks, "ticktext": list(words.shares),
               "showgrid": True},
        annotations=[{"text": words.rows, "xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "right",
                      "yanchor": "top", "xshift": -20, "yshift": -3, "align": "right", "showarrow": False}],
    )  # fmt: skip
    edge = {"width": 0, "shape": "hv"}
    shares = {"x": [round(day, 2) for day in line.days], "mode": "lines"}
    drawn.add_scatter(**shares, y=_short(line.low), line=edge, hoverinfo="skip")
    drawn.add_scatter(
        **shares, y=_short(line.high), line=edge, fill="tonexty", hoverinfo="skip",
        meta=coloured({"fillcolor": [colour, "--o-chart-band"]}),
    )  # fmt: skip
    drawn.add_scatter(
        **shares, y=_short(line.shares), line={"width": 2, "shape": "hv"}, hoverinfo="text",
        hovertext=list(words.lines), meta=coloured({"line.color": colour}),
    )  # fmt: skip
    if line.median is not None:
        _mark_median(drawn, line.median, colour, words.median)
    return drawn


def weeks_figure(result: WeeksResult, words: WeeksWords) -> go.Figure:
    """Bars of first contacts, the week that is not over hatched, the target as a dashed line with its word."""
    places, ticks = week_places(result), weeks_ticks(result)
    drawn = figure(
        words.title,
        hovermode="x",
        inline={"margin": {"l": 28, "r": 16, "t": 24, "b": 52}},
        margin={"l": 48, "r": 24, "t": 56, "b": 48},
        tokens={"annotations.0.font.color": "--o-chart-target"} if result.target is not None else {},
        bargap=0.2,
        xaxis={**AXIS, "tickvals": places, "ticktext": list(words.names), "showline": True,
               "range": [-0.5, len(result.weeks) - 0.5]},
        yaxis={**AXIS, "range": [0, ticks[-1] * EDGE], "tickvals": ticks, "ticktext": list(words.counts),
               "showgrid": True},
    )  # fmt: skip
    _week_bars(drawn, result, words, current=False)
    _week_bars(drawn, result, words, current=True)
    if result.target is not None:
        _draw_target(drawn, result, words.target)
    return drawn


def _row_bars(rows: Sequence[int], lengths: Sequence[float]) -> dict[str, object]:
    return {"y": rows, "x": _short(lengths), "width": THICKNESS, "orientation": "h"}


def _beside(row: int, text: str) -> dict[str, object]:
    return {"text": text, "xref": "paper", "x": 1, "y": row, "xanchor": "left", "xshift": 16, "showarrow": False}


def _whisker(row: int, low: float, high: float) -> go.Scatter:
    middle, half = (low + high) / 2, (high - low) / 2
    return go.Scatter(
        x=[round(middle, 2)], y=[row + BELOW], mode="markers", marker={"size": 1, "color": CLEAR}, hoverinfo="skip",
        error_x={"type": "data", "array": [round(half, 2)], "thickness": 1.4, "width": 3}, cliponaxis=False,
        meta=coloured({"error_x.color": "--o-chart-whisker"}),
    )  # fmt: skip


def _mark_median(drawn: go.Figure, median: tuple[float, float], colour: str, text: str) -> None:
    day, share = median
    foot = {
        "x": [day, day],
        "y": [0, share],
        "mode": "lines",
        "line": {"width": 1, "dash": "1px,3px"},
        "hoverinfo": "skip",
    }
    drawn.add_scatter(**foot, meta=coloured({"line.color": colour}))
    drawn.add_scatter(
        x=[day], y=[share], mode="markers+text", text=[text], textposition="bottom right", hoverinfo="skip",
        marker={"size": 7, "line": {"width": 2}}, textfont={"size": 12, "weight": 500},
        meta=coloured({"marker.color": "--o-sheet", "marker.line.color": colour, "textfont.color": "--o-ink"}),
    )  # fmt: skip


def _week_bars(drawn: go.Figure, result: WeeksResult, words: WeeksWords, *, current: bool) -> None:
    places = [place for place, week in enumerate(result.weeks) if week.current is current]
    tokens = {"marker.color": "--o-chart-hatch" if current else "--o-stage-contacted"}
    marker = {"pattern": HATCH, "line": {"width": 1}} if current else {}
    drawn.add_bar(
        x=places, y=[result.weeks[place].contacts for place in places], marker=marker, hoverinfo="text",
        hovertext=[words.lines[place] for place in places],
        customdata=[words.links[place] for place in places] if words.links else None,
        meta=coloured({**tokens, "marker.line.color": "--o-stage-contacted"}),
    )  # fmt: skip


def _draw_target(drawn: go.Figure, result: WeeksResult, text: str) -> None:
    drawn.add_scatter(
        x=drawn.layout.xaxis.range, y=[result.target] * 2, mode="lines", line={"width": 1.4, "dash": "5px,4px"},
        hoverinfo="skip", meta=coloured({"line.color": "--o-chart-target"}),
    )  # fmt: skip
    drawn.add_annotation(
        text=text, xref="paper", x=1, xanchor="right", yref="paper", y=1, yanchor="bottom", yshift=4, showarrow=False
    )


def _short(values: Sequence[float | None]) -> list[float | None]:
    """Four digits are finer than a screen, and keep the page small."""
    return [None if value is None else round(value, 4) for value in values]
