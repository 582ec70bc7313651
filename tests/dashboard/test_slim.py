"""What all figures have in common is said once, and nothing of them is lost."""

import json
import re
from typing import Any

from flask import Flask

from outreach.analysis.survival import Curve
from outreach.dashboard import charts, results
from outreach.dashboard.cohorts import drawing, shown
from outreach.dashboard.drawing import rising
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.links import Links
from outreach.dashboard.results import Figures
from outreach.dashboard.slim import common, printed, slim
from outreach.extensions import db
from outreach.models import Account, Lead
from tests.dashboard.conftest import TODAY
from tests.dashboard.reading import figures
from tests.support.browser import Browser


def filled(figure: dict[str, Any], what: dict[str, Any]) -> dict[str, Any]:
    """What static/js/charts.js does."""
    for name, value in what.items():
        if name not in figure:
            figure[name] = value
        elif isinstance(value, dict):
            filled(figure[name], value)
    return figure


def all_figures(found: Figures) -> list[dict[str, Any]]:
    """The four figures of the page."""
    links, line = Links(found.chosen), drawing.lines(found.cohorts.last(shown.PERIODS))
    assert isinstance(found.answers, Curve)
    return [
        charts.funnel_chart(found, charts.funnel_rows(found, links.reached, links.not_yet)),
        charts.curve_chart(found.answers, rising(found.answers)),
        charts.weeks_chart(found.weeks, links.week),
        shown.lines_chart(found, line, links),
    ]


def test_every_figure_is_whole_again(app: Flask, alice: Account, search: list[Lead]) -> None:
    found = results.figures(db.session(), alice, FunnelFilter(), TODAY.date())
    with app.test_request_context():
        wholes = all_figures(found)
    for whole in wholes:
        carried = json.loads(printed(slim(whole, common())))
        assert len(json.dumps(carried)) < len(json.dumps(whole)) - 500
        assert filled(carried, json.loads(printed(common()))) == json.loads(json.dumps(whole))


def test_the_page_carries_little(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/funnel").text
    scripts = re.findall(r"<script[^>]* data-figure(?:-common)?>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 1 + len(figures(page))
    assert sum(len(script.encode()) for script in scripts) <= 15_000


def test_nothing_in_a_figure_ends_its_script() -> None:
    assert "<" not in printed({"a": "</script>"})
