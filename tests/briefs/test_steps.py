"""How far a brief is, and what it might be called."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.briefs.steps import ALREADY_SAID, Step, progress
from outreach.briefs.titles import LONGEST, suggested
from outreach.models import Brief, Category

EMPTY: dict[str, Any] = {"own_category": "", "problem": "", "tried": ""}
SAID: dict[Step, dict[str, Any]] = {
    Step.CATEGORY: {"category": Category.RISK},
    Step.PROBLEM: {"problem": "We lose two clients in May."},
    Step.TRIED: {"tried": "Nothing yet"},
    Step.NUMBER: {"needed_by": date(2026, 6, 30)},
    Step.STAKES: {"importance": 5, "urgency": 1, "cost_of_nothing": 3},
}


def test_of_an_empty_brief_everything_is_missing() -> None:
    found = progress(Brief(**EMPTY), 0)
    assert (found.done, found.missing) == ((), tuple(step for step in Step if step not in ALREADY_SAID))


@pytest.mark.parametrize("step", list(SAID))
def test_each_part_that_is_said_is_done(step: Step) -> None:
    assert progress(Brief(**{**EMPTY, **SAID[step]}), 0).done == (step,)


def test_people_count_and_a_brief_can_be_complete() -> None:
    assert progress(Brief(**EMPTY), 1).done == (Step.PEOPLE,)
    whole = progress(Brief(**{**EMPTY, **{name: value for said in SAID.values() for name, value in said.items()}}), 2)
    assert (whole.missing, len(whole.done), whole.total) == ((), 6, 6)


def test_ones_own_category_counts_and_two_grades_of_three_do_not() -> None:
    assert progress(Brief(**{**EMPTY, "own_category": "Selling"}), 0).done == (Step.CATEGORY,)
    assert progress(Brief(**{**EMPTY, "importance": 5, "urgency": 5}), 0).done == ()


@pytest.mark.parametrize(
    ("problem", "title"),
    [("", ""), ("  Two clients\tleave.  Why? ", "Two clients leave"), ("Do they leave? We asked.", "Do they leave"),
     ("Posts: 4,000 views", "Posts"), ("Two clients\nthree posts", "Two clients"), ("v2.5 is late", "v2.5 is late"),
     ("x" * 61, "x" * 59 + "…"), ("word " * 13, ("word " * 12).strip() + "…")],
)  # fmt: skip
def test_a_title_is_the_beginning_of_the_problem(problem: str, title: str) -> None:
    assert suggested(problem) == title


@given(st.text())
def test_a_title_is_short_and_on_one_line(problem: str) -> None:
    found = suggested(problem)
    assert len(found) <= LONGEST + 1
    assert found == " ".join(found.split())
