"""The planner's curve as Plotly draws it."""

from typing import Any

from outreach.dashboard.charts import share_labels
from outreach.dashboard.planner import words
from outreach.dashboard.planner.drawing import Mark, Promise
from outreach.dashboard.planner.planning import Answer
from outreach.dashboard.theme import AXIS, Tokens, coloured, figure
from outreach.text import _
from outreach.web.filters import number

SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
EDGE = 1.008  # Plotly draws no line of the grid at the very edge
COLOUR = "--o-accent"


def share_names() -> list[str]:
    """0, 25, 50, 75, 100 %."""
    return share_labels(SHARES)


def curve_chart(found: Answer, line: Promise) -> dict[str, Any]:
    """A smooth curve with its marks, each with the lines that lead to both axes."""
    drawn = figure(
        words.curve_title(found),
        hovermode="x",
        hoverdistance=-1,
        tokens={
            f"annotations.{place}.{part}": token
            for place in range(len(line.marks))
            for part, token in (("font.color", "--o-ink"), ("bgcolor", "--o-sheet"))
        },
        inline={"margin": {"l": 44, "r": 16, "t": 16, "b": 28}},
        margin={"l": 60, "r": 24, "t": 56, "b": 40},
        xaxis={**AXIS, "range": [0, line.end], "tickvals": line.ticks, "ticktext": [number(n) for n in line.ticks],
               "showline": True},
        yaxis={**AXIS, "range": [0, EDGE], "tickvals": SHARES, "ticktext": share_names(), "showgrid": True},
        annotations=[_name(mark) for mark in line.marks],
    )  # fmt: skip
    for mark in line.marks:
        drawn.add_scatter(**_guide(mark))
    drawn.add_scatter(
        x=line.contacts, y=[round(chance, 4) for chance in line.chances], mode="lines", line={"width": 2},
        hoverinfo="text", hovertext=[_hover(n, c) for n, c in zip(line.contacts, line.chances, strict=True)],
        meta=coloured({"line.color": COLOUR}),
    )  # fmt: skip
    for mark in line.marks:
        drawn.add_scatter(**_dot(mark))
    plain: dict[str, Any] = drawn.to_plotly_json()
    return plain


def _guide(mark: Mark) -> dict[str, Any]:
    return {
        "x": [0, mark.contacts, None, mark.contacts, mark.contacts],
        "y": [mark.chance, mark.chance, None, round(mark.reached, 4), 0],
        "mode": "lines",
        "line": {"width": 1, "dash": "2px,3px"},
        "hoverinfo": "skip",
        "meta": coloured({"line.color": "--o-ink-3"}),
    }


def _dot(mark: Mark) -> dict[str, Any]:
    colours: Tokens = {"marker.color": COLOUR if mark.asked else "--o-sheet", "marker.line.color": COLOUR}
    return {
        "x": [mark.contacts],
        "y": [round(mark.reached, 4)],
        "mode": "markers",
        "marker": {"size": 9 if mark.asked else 7, "line": {"width": 2}},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "meta": coloured(colours),
    }


def _name(mark: Mark) -> dict[str, Any]:
    return {
        "text": words.mark(mark),
        "x": mark.contacts,
        "y": round(mark.reached, 4),
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 6,
        "yshift": -3,
        "borderpad": 2,
        "showarrow": False,
        "font": {"size": 12, "weight": 600 if mark.asked else 400},
    }


def _hover(contacts: int, chance: float) -> str:
    return _("%(chance)s with %(people)s more", chance=words.promised(chance), people=number(contacts))
