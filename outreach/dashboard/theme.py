"""The one slim look of the Plotly figures. Colours are names of CSS tokens, read when drawn and at a change of theme.

A token cannot stand where Plotly wants a colour, so each trace and the layout say in their `meta` which of their
colours comes from which token: {"colours": {"marker.color": "--o-stage-met"}}. A pair of tokens is a colour and its
opacity. `meta.inline` of the layout is what changes when the figure stands in its page, where title and labels are
text around it; without it the figure is whole, as the PNG shows it.
"""

from typing import Any

import plotly.graph_objects as go

CLEAR = "rgba(0,0,0,0)"
AXIS = {
    "fixedrange": True,
    "zeroline": False,
    "showgrid": False,
    "ticks": "",
    "automargin": False,
    "ticklabelstandoff": 6,
    "ticklabeloverflow": "allow",
}
HATCH = {"shape": "/", "size": 8, "solidity": 0.15, "fillmode": "replace", "bgcolor": CLEAR}

Tokens = dict[str, str | list[str]]


def coloured(tokens: Tokens) -> dict[str, Any]:
    """The `meta` that says where the colours come from."""
    return {"colours": tokens}


def figure(title: str, *, inline: dict[str, Any], tokens: Tokens | None = None, **layout: Any) -> go.Figure:
    """An empty figure in our look; `layout` and `tokens` add to it, `inline` is what changes inside the page."""
    colours: Tokens = {
        "font.color": "--o-ink-3",
        "title.font.color": "--o-ink",
        "xaxis.linecolor": "--o-chart-axis",
        "yaxis.gridcolor": "--o-chart-grid",
        "hoverlabel.bgcolor": "--o-raised",
        "hoverlabel.bordercolor": "--o-line-2",
        "hoverlabel.font.color": "--o-ink",
        **(tokens or {}),
    }
    return go.Figure(
        layout={
            "template": go.layout.Template(),
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "font": {"size": 12},
            "title": {
                "text": title,
                "font": {"size": 15, "weight": 600},
                "x": 0,
                "xref": "container",
                "pad": {"l": 16},
            },
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "barcornerradius": 2,
            "meta": {**coloured(colours), "inline": {"title.text": "", **inline}},
            **layout,
        }
    )
