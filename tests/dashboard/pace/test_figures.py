"""What Plotly takes over with, and where the server draws."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from outreach import paths
from outreach.analysis.habit import Calendar
from outreach.analysis.pace import Pace, PaceWeek
from outreach.analysis.promises import Due, DueWeek, Promises
from outreach.analysis.rates import jeffreys
from outreach.analysis.touches import Touch, Touches
from outreach.dashboard.pace import drawing
from outreach.dashboard.pace.drawing import Part
from outreach.models import Lead
from tests.dashboard.reading import figures
from tests.dashboard.test_figures import tokens
from tests.support.browser import Browser

MONDAY = date(2026, 2, 16)
WORKS = [True] * 5 + [False] * 2


def weeks(*counts: tuple[int, int, int], target: int | None = 5) -> Pace:
    told = [PaceWeek(MONDAY, *count, current=place == len(counts)) for place, count in enumerate(counts, 1)]
    return Pace(tuple(told), target, 0, 0)


def test_three_rows_of_one_width_each_on_its_own_scale() -> None:
    contacts, answers, meetings = drawing.rows(weeks((4, 1, 0), (8, 2, 0)))
    assert [row.ticks for row in (contacts, answers, meetings)] == [(0, 2, 4, 6, 8), (0, 2), (0, 1)]
    assert [bar.height for bar in contacts.bars] == [50, 100]
    assert [bar.height for bar in answers.bars] == [50, 100]
    assert [bar.left for bar in contacts.bars] == [bar.left for bar in meetings.bars]
    assert (contacts.y(0), contacts.y(1), meetings.y(0)) == (46, 0, 100)


def test_a_search_of_few_weeks_stands_at_the_right_and_has_bars_of_a_usual_width() -> None:
    assert [bar.left for bar in drawing.rows(weeks((1, 0, 0), (2, 0, 0)))[0].bars] == pytest.approx(
        [84.17, 92.5], abs=0.01
    )
    assert drawing.rows(weeks(*[(1, 0, 0)] * 20))[0].bars[0].left == pytest.approx(0.5)


def test_the_target_belongs_to_the_scale_of_first_contacts() -> None:
    assert drawing.rows(weeks((1, 1, 1), target=9))[0].ticks[-1] >= 9
    assert drawing.rows(weeks((1, 1, 1), target=9))[1].ticks[-1] == 1


def test_the_pieces_of_a_week_stand_on_each_other() -> None:
    due = [Due(on_time=2, late=1, overdue=1), Due(), Due(not_yet=4)]
    shown = Promises(tuple(DueWeek(MONDAY, each, False) for each in due), due[0], (0,) * 7)
    parts, ticks = drawing.stacks(shown)
    assert ticks[-1] == 4
    told = [(part.kind, part.bottom, part.height) for part in parts]
    assert told == [("on_time", 0, 50), ("late", 50, 25), ("overdue", 75, 25), ("not_yet", 0, 100)]
    assert {part.__class__ for part in parts} == {Part}
    assert parts[-1].left == pytest.approx(100 / 3 * 2.1)


def test_the_calendar_is_a_column_a_week_with_days_off_and_today() -> None:
    sheet = drawing.sheet(Calendar(MONDAY, (4, 0, 1, 0, 0, 2, 0, 3)), WORKS.__getitem__)
    assert [(cell.x // sheet.size, (cell.y - 18) // sheet.size) for cell in sheet.cells][-2:] == [(0, 6), (1, 0)]
    assert [cell.heat for cell in sheet.cells] == [4, 0, 1, 0, 0, 2, 0, 3]
    assert [cell.off for cell in sheet.cells] == [False] * 5 + [True, True, False]
    assert [cell.today for cell in sheet.cells] == [False] * 7 + [True]


def test_working_days_are_counted_from_the_first_contact_to_yesterday_or_today() -> None:
    wednesday = date(2026, 2, 18)
    quiet, active = Calendar(MONDAY, (0, 0, 1, 0, 0, 2, 0, 0)), Calendar(MONDAY, (0, 0, 1, 0, 0, 2, 0, 3))
    assert drawing.working_days(quiet, WORKS.__getitem__, wednesday) == (1, 3, 1)
    assert drawing.working_days(active, WORKS.__getitem__, wednesday) == (2, 4, 1)


def test_messages_stand_on_the_scale_of_the_people_written_to() -> None:
    told = [Touch(1, jeffreys(10, 40), 4), Touch(2, jeffreys(2, 20), 0), Touch(3, jeffreys(0, 2), 0)]
    first, second, third = drawing.touch_bars(Touches(tuple(told), people=40, answered=12, left_out=0))
    assert (first.whole, first.reached, first.not_yet) == (100, 25, 10)
    assert (second.whole, second.reached) == (50, 5) and second.high is not None and second.high < 50
    assert (third.low, third.high) == (None, None)


@pytest.mark.parametrize(("counts", "lengths"), [((0, 0), (0, 0)), ((1, 3), (33.33, 100))])
def test_the_longest_bar_is_as_wide_as_its_room(counts: tuple[int, ...], lengths: tuple[float, ...]) -> None:
    assert drawing.lengths(counts) == lengths


def test_every_colour_is_a_token_and_no_template_is_sent(alices: Browser, search: list[Lead]) -> None:
    known = set(re.findall(r"(--o-[\w-]+):", Path(paths.static_dir(), "css", "tokens.css").read_text("utf-8")))
    found = figures(alices.get("/pace?weeks=52").text)
    assert len(found) == 2
    for figure in found:
        assert tokens(figure) <= known
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b", json.dumps(figure))
        assert len(json.dumps(figure)) < 15_000
    assert [trace["yaxis"] for trace in found[0]["data"][:6]] == ["y", "y", "y2", "y2", "y3", "y3"]


def test_what_plotly_draws_is_what_the_server_drew(alices: Browser, search: list[Lead]) -> None:
    of_weeks, of_steps = figures(alices.get("/pace").text)
    contacts = [count for trace in of_weeks["data"][:2] for count in trace["y"] if count]
    answers = [count for trace in of_weeks["data"][2:4] for count in trace["y"] if count]
    assert (sum(contacts), sum(answers)) == (20, 8)
    assert len(of_steps["data"]) == 4
