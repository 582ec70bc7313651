"""What Plotly takes over with."""

import json
import re
from pathlib import Path
from typing import Any

from outreach import paths
from outreach.dashboard import drawing
from outreach.dashboard.figures import (
    CurveWords,
    FunnelWords,
    WeeksWords,
    curve_figure,
    funnel_figure,
    weeks_figure,
)
from outreach.models import Lead
from tests.dashboard.reading import figures
from tests.dashboard.test_drawing import curve_of, funnel_of, weeks_of
from tests.support.browser import Browser

KILOBYTES = 1000


def of_funnel(*counts: int) -> dict[str, Any]:
    bars = drawing.bars(funnel_of(*counts))
    words = FunnelWords("t", "abcd", "efgh", "ijkl", [f"/leads?{i}" for i in range(4)])
    return plain(funnel_figure(bars, words))


def of_curve() -> dict[str, Any]:
    line = drawing.rising(curve_of(*(i / 3 for i in range(900)), followed=99, last_day=320.0))
    names = ["x"] * 9
    words = CurveWords(
        "t", names[: len(line.day_ticks)], "r", names, [f"{i} % by day {i}" for i in range(len(line.days))], "m"
    )
    return plain(curve_figure(line, "replied", words))


def of_weeks(target: int | None = 3) -> dict[str, Any]:
    return plain(
        weeks_figure(weeks_of(1, 2, 3, 4, target=target), WeeksWords("t", "abcd", "0123", "efgh", "your target"))
    )


def plain(figure: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(figure.to_json())
    return found


def tokens(figure: dict[str, Any]) -> set[str]:
    parts = [figure["layout"], *figure["data"]]
    named = [token for part in parts for token in part.get("meta", {}).get("colours", {}).values()]
    return {name for token in named for name in ([token] if isinstance(token, str) else token)}


def test_every_colour_is_a_token_of_the_style_sheet() -> None:
    known = set(re.findall(r"(--o-[\w-]+):", Path(paths.static_dir(), "css", "tokens.css").read_text("utf-8")))
    for figure in (of_funnel(80, 40, 20, 4), of_curve(), of_weeks()):
        assert tokens(figure) <= known
        without_names = re.sub(r'"--o-[\w-]+"', "", json.dumps(figure))
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)", without_names)) <= {"rgba(0,0,0,0)"}


def test_the_template_of_plotly_is_not_sent() -> None:
    for figure in (of_funnel(8, 4, 2, 1), of_curve(), of_weeks()):
        assert len(json.dumps(figure["layout"]["template"])) < 60


def test_all_figures_of_a_large_search_are_small() -> None:
    sizes = [len(json.dumps(f, separators=(",", ":"))) for f in (of_funnel(80, 40, 20, 4), of_curve(), of_weeks())]
    assert sum(sizes) < 15 * KILOBYTES


def test_the_funnel_has_track_not_yet_reached_and_whisker() -> None:
    figure = of_funnel(80, 40, 20, 4)
    track, not_yet, *rest = figure["data"]
    assert track["x"] == [100, 100, 50, 25]
    assert (not_yet["base"], not_yet["x"]) == ([100, 50, 25, 5], [0, 25, 12.5, 10])
    assert not_yet["marker"]["pattern"]["shape"] == "/"
    reached = [trace for trace in rest if trace["type"] == "bar"]
    assert [trace["x"] for trace in reached] == [[100], [50], [25], [5]]
    assert [trace["customdata"] for trace in reached] == [["/leads?0"], ["/leads?1"], ["/leads?2"], ["/leads?3"]]
    assert sum("error_x" in trace for trace in rest) == 3


def test_whiskers_are_below_their_bars_and_absent_below_five() -> None:
    whiskers = [trace for trace in of_funnel(20, 4, 1, 0)["data"] if "error_x" in trace]
    assert len(whiskers) == 1
    assert whiskers[0]["y"][0] > 1.18  # half of the thickness of the bar in row 1


def test_the_curve_is_a_step_and_its_band_too() -> None:
    low, high, line, foot, dot = of_curve()["data"]
    assert {trace["line"]["shape"] for trace in (low, high, line)} == {"hv"}
    assert high["fill"] == "tonexty"
    assert low["y"][0] is None
    assert dot["x"][0] == foot["x"][1]


def test_the_target_is_drawn_only_where_there_is_one() -> None:
    assert any(trace.get("line", {}).get("dash") for trace in of_weeks()["data"])
    assert not any(trace.get("line", {}).get("dash") for trace in of_weeks(None)["data"])


def test_the_page_hands_over_three_figures(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/funnel").text
    assert [bool(figure["data"]) for figure in figures(page)] == [True, True, True]
    assert "plotly.min.js" in page
