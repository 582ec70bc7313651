"""The figures of pace and habit with their words: what the template shows, and what Plotly takes over with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from outreach.analysis.pace import Pace, PaceWeek
from outreach.analysis.promises import DueWeek, Promises
from outreach.dashboard.pace import drawing, words
from outreach.dashboard.pace.drawing import Row
from outreach.dashboard.pace.figures import DueWords, RowsWords, due_figure, rows_figure
from outreach.dashboard.pace.results import Habits
from outreach.dashboard.words import short_day
from outreach.text import _, _n
from outreach.web.filters import day, number


def row_label(row: Row) -> str:
    """First contacts, 124."""
    labels = {
        "contacts": _("First contacts, %(num)s", num=number(sum(row.counts))),
        "replies": _("First answers, %(num)s", num=number(sum(row.counts))),
        "meetings": _("First meetings, %(num)s", num=number(sum(row.counts))),
    }
    return labels[row.name]


def target_label(shown: Pace) -> str:
    """your target, 10."""
    return "" if shown.target is None else _("your target, %(target)s", target=number(shown.target))


def names(mondays: Sequence[date]) -> list[tuple[int, str]]:
    """The places of the weeks that are named, with their names; the last one is now."""
    last = len(mondays) - 1
    return [(at, _("now") if at == last else short_day(mondays[at])) for at in drawing.named_weeks(mondays)]


def mondays(shown: Pace | Promises) -> list[date]:
    """The weeks of a picture."""
    return [week.monday for week in shown.weeks]


def verdict(week: PaceWeek, target: int | None) -> str:
    """Whether the target was met in a week; nothing without a target."""
    if target is None:
        return ""
    if week.contacts >= target:
        return _("met")
    return _("not over yet") if week.current else _("missed")


def weeks_chart(found: Habits, rows: Sequence[Row]) -> dict[str, Any]:
    """The weeks as Plotly draws them."""
    named = names(mondays(found.pace))
    told = RowsWords(
        title=words.weeks_title(found),
        names=[name for _place, name in named],
        lines=[_week_line(week) for week in found.pace.weeks],
        rows=[row_label(row) for row in rows],
        counts=[[number(tick) for tick in row.ticks] for row in rows],
        target=target_label(found.pace),
    )
    return _plain(rows_figure(found.pace, rows, [place for place, _name in named], told))


def due_names(shown: Promises) -> list[tuple[int, float, str]]:
    """The places of the weeks that are named below the follow-ups, where they stand, and their names."""
    room = 100 / len(shown.weeks)
    return [(place, room * (place + 0.5), name) for place, name in names(mondays(shown))]


def due_chart(found: Habits, ticks: Sequence[int]) -> dict[str, Any]:
    """The follow-ups as Plotly draws them."""
    named = due_names(found.promises)
    told = DueWords(
        title=words.promises_title(found.promises.all),
        names=[name for _place, _middle, name in named],
        counts=[number(tick) for tick in ticks],
        lines=[_due_line(week) for week in found.promises.weeks],
    )
    return _plain(due_figure(found.promises, ticks, [place for place, _middle, _name in named], told))


def _week_line(week: PaceWeek) -> str:
    return _n(
        "Week of %(monday)s: %(num)s contacted, %(replies)s answered, %(meetings)s met",
        "Week of %(monday)s: %(num)s contacted, %(replies)s answered, %(meetings)s met",
        week.contacts,
        monday=day(week.monday),
        replies=number(week.replies),
        meetings=number(week.meetings),
    )


def _due_line(week: DueWeek) -> str:
    return _n(
        "Week of %(monday)s: %(num)s done by its day, %(late)s later, %(overdue)s overdue",
        "Week of %(monday)s: %(num)s done by their day, %(late)s later, %(overdue)s overdue",
        week.due.on_time,
        monday=day(week.monday),
        late=number(week.due.late),
        overdue=number(week.due.overdue),
    )


def _plain(figure: Any) -> dict[str, Any]:
    plain: dict[str, Any] = figure.to_plotly_json()
    return plain
