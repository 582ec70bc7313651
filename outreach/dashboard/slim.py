"""Figures as the page carries them: what all of them have in common stands there once."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from outreach.dashboard.theme import AXIS, figure


def carried(whole: Mapping[str, Any]) -> Markup:
    """One figure as JSON, without what is common."""
    return printed(slim(whole, common()))


@cache
def common() -> dict[str, Any]:
    """What every figure says: the look, both axes, and where their colours come from."""
    plain: dict[str, Any] = figure("", inline={}, xaxis=AXIS, yaxis=AXIS).to_plotly_json()
    return {"layout": {**plain["layout"], "title": {**plain["layout"]["title"], "text": ""}}}


def slim(whole: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """`whole` without what `said`, the common part, says in the same words; static/js/charts.js fills it in again."""
    left: dict[str, Any] = {}
    for name, value in whole.items():
        if name not in said:
            left[name] = value
        elif isinstance(value, Mapping) and isinstance(said[name], Mapping):
            left[name] = slim(value, said[name])
        elif value != said[name]:
            left[name] = value
    return {name: value for name, value in left.items() if value != {} or whole[name] == {}}


def printed(value: Any) -> Markup:
    """JSON without a space too many, safe inside a page."""
    return htmlsafe_json_dumps(value, dumps=json.dumps, separators=(",", ":"), ensure_ascii=False)
