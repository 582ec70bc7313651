"""The funnel as lines of plain text, for a terminal."""

from collections.abc import Mapping
from typing import Any

from flask_babel.speaklater import LazyString

from outreach.analysis.funnel import FunnelResult
from outreach.dashboard.words import stage_line
from outreach.models import Side
from outreach.text import _, _l
from outreach.web.words import CHANNEL_LABELS, SOURCE_LABELS, stage_label

NAMED: dict[str, Mapping[Any, LazyString]] = {
    "channel": CHANNEL_LABELS,
    "source": SOURCE_LABELS,
    "company": {Side.INSIDE: _l("In my own company"), Side.OUTSIDE: _l("In another company")},
    "industry": {Side.INSIDE: _l("In my own industry"), Side.OUTSIDE: _l("In another industry")},
}


def funnel_lines(result: FunnelResult) -> list[str]:
    """A funnel as lines of plain text, names in one column and figures in the next."""
    names = [stage_label(stage.stage) for stage in result.stages]
    width = max(len(name) for name in names)
    return [f"{name:<{width}}  {stage_line(stage)}" for name, stage in zip(names, result.stages, strict=True)]


def group_name(key: str, by: str) -> str:
    """The name of one channel, source or side; weeks and months are named by their key."""
    if by not in NAMED:
        return key
    return str(NAMED[by][key]) if key else _("Not said")
