"""The figures with their words: rows and pictures for the template, and what Plotly takes over with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from outreach.analysis.funnel import FunnelStage
from outreach.analysis.survival import Curve
from outreach.analysis.weeks import Week, WeeksResult
from outreach.analysis.window import Goal
from outreach.dashboard import drawing, words
from outreach.dashboard.drawing import Bar, Rising
from outreach.dashboard.figures import (
    CurveWords,
    FunnelWords,
    WeeksWords,
    curve_figure,
    funnel_figure,
    weeks_figure,
)
from outreach.dashboard.results import Figures
from outreach.text import _, _n
from outreach.web.filters import day, number, percent
from outreach.web.words import stage_label

WEEKS_SHOWN = 12

Link = Callable[[str], str | None]
WeekLink = Callable[[Week], str | None]


def _no_list(_of: object) -> None:
    """The address of those whom no list shows."""


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One stage as the page shows it; `link` leads to exactly these people and `waiting` to those who are not yet
    here, None where there is nobody or no list."""

    stage: FunnelStage
    label: str
    bar: Bar
    link: str | None
    waiting: str | None = None


@dataclass(frozen=True, slots=True)
class CurveRow:
    """One line of the table beside a curve: a day, the share until then with its band, and who was at risk."""

    day: int
    share: float
    low: float | None
    high: float | None
    at_risk: int


def funnel_rows(found: Figures, link: Link, waiting: Link = _no_list) -> list[FunnelRow]:
    """The stages with their bars; none without anybody contacted."""
    pairs = zip(found.funnel.stages, drawing.bars(found.funnel), strict=False)
    return [
        FunnelRow(
            stage,
            stage_label(stage.stage),
            bar,
            link(stage.stage) if stage.count else None,
            waiting(stage.stage) if stage.not_yet else None,
        )
        for stage, bar in pairs
    ]


def funnel_chart(found: Figures, rows: Sequence[FunnelRow]) -> dict[str, Any]:
    """The funnel as Plotly draws it."""
    figures = [words.stage_line(row.stage) for row in rows]
    named = [f"{row.label}: {line}" for row, line in zip(rows, figures, strict=True)]
    told = FunnelWords(
        words.headline(found),
        [row.label for row in rows],
        figures,
        named,
        [row.link for row in rows],
        [words.not_yet(row.stage.not_yet or 0) for row in rows],
        [row.waiting for row in rows],
    )
    return _plain(funnel_figure([row.bar for row in rows], told))


def curve_rows(curve: Curve, line: Rising) -> list[CurveRow]:
    """The curve at the days that are named below it, at that of its title, and at the last whole day that is drawn."""
    days = {*line.day_ticks, words.median_day(curve), int(line.last_day)}
    return [_row_at(curve, at) for at in sorted(days)]


def curve_chart(curve: Curve, line: Rising) -> dict[str, Any]:
    """A curve as Plotly draws it, with its days and the number at risk in two lines below."""
    names = [f"{number(at)}<br>{number(curve.at_risk(at))}" for at in line.day_ticks]
    told = CurveWords(
        title=words.curve_title(curve),
        days=names,
        rows="<br>".join((_("day"), _("at risk"))),
        shares=share_labels(line.share_ticks),
        lines=[_point_line(at, share) for at, share in zip(line.days, line.shares, strict=True)],
        median=_("day %(day)s", day=number(words.median_day(curve))),
    )
    return _plain(curve_figure(line, curve.goal, told))


def weeks_chart(shown: WeeksResult, link: WeekLink = _no_list) -> dict[str, Any]:
    """The weeks as Plotly draws them."""
    ticks = drawing.weeks_ticks(shown)
    told = WeeksWords(
        title=words.weeks_title(shown),
        names=[week_name(shown.weeks[place]) for place in drawing.week_places(shown)],
        counts=[number(tick) for tick in ticks],
        lines=[_week_line(week) for week in shown.weeks],
        target=target_name(shown),
        links=[link(week) if week.contacts else None for week in shown.weeks],
    )
    return _plain(weeks_figure(shown, told))


def share_labels(ticks: Sequence[float]) -> list[str]:
    """0, 20, 40, 60 %: the sign stands at the last one alone."""
    return [*(number(round(tick * 100)) for tick in ticks[:-1]), percent(ticks[-1])]


def week_name(week: Week) -> str:
    """15 Dec, or *now* for the week that is not over."""
    return _("now") if week.current else words.short_day(week.monday)


def target_name(shown: WeeksResult) -> str:
    """your target, 10."""
    return "" if shown.target is None else _("your target, %(target)s", target=number(shown.target))


def tabs() -> dict[Goal, tuple[str, str]]:
    """The names of the curves, long and short."""
    return {
        "replied": (_("To reply"), _("Reply")),
        "met": (_("To meet"), _("Meet")),
        "ongoing": (_("To ongoing"), _("Ongoing")),
    }


def _row_at(curve: Curve, at: int) -> CurveRow:
    passed = [step for step in curve.steps if step.day <= at]
    if not passed:
        return CurveRow(at, 0, None, None, curve.at_risk(at))
    last = passed[-1]
    low, high = (None if bound is None else 1 - bound for bound in (last.high, last.low))
    return CurveRow(at, 1 - last.survival, low, high, curve.at_risk(at))


def _point_line(at: float, share: float) -> str:
    return _n("%(share)s by day %(num)s", "%(share)s by day %(num)s", ceil(at), share=percent(share))


def _week_line(week: Week) -> str:
    return _n(
        "Week of %(monday)s: %(num)s person",
        "Week of %(monday)s: %(num)s people",
        week.contacts,
        monday=day(week.monday),
    )


def _plain(figure: Any) -> dict[str, Any]:
    plain: dict[str, Any] = figure.to_plotly_json()
    return plain
