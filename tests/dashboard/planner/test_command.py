"""`outreach plan` and `outreach curve`."""

import pytest

from outreach.analysis.planner import needed
from outreach.extensions import db
from outreach.models import Account, Brief, Lead
from tests.dashboard.conftest import MakeLead
from tests.support.terminal import Run, told


def test_before_any_data_the_prior_answers(terminal: Run) -> None:
    answer = told(terminal("plan", "--json"))
    assert (answer["needed"], answer["judged"]["k"], answer["judged"]["n"]) == (172, 0, 0)
    assert answer["prior"] == {"a": 1.0, "b": 19.0, "weight": 20.0}
    assert answer["mentors"] == {"wanted": 1, "ongoing": 0, "missing": 1}
    assert answer["judged"]["rate"] is None
    assert answer["pace"]["of"] == "target"
    assert "172 more people for a chance of 90" in terminal("plan").output
    assert "no figure of yours speaks yet" in terminal("plan").output


def test_ones_own_figures_move_the_answer(terminal: Run, search: list[Lead], alice: Account) -> None:
    answer = told(terminal("plan", "--json"))
    k, n = answer["judged"]["k"], answer["judged"]["n"]
    assert 0 < n < 20
    assert answer["needed"] == needed(answer["mentors"]["missing"], 1 + k, 19 + n - k)
    db.session.query(Brief).filter_by(owner_id=alice.id).update({"mentors_wanted": 3})
    more = told(terminal("plan", "--json"))
    assert (more["mentors"]["wanted"], more["mentors"]["missing"]) == (3, 3 - more["mentors"]["ongoing"])
    assert more["needed"] == needed(more["mentors"]["missing"], 1 + k, 19 + n - k)


@pytest.mark.parametrize(
    ("words", "expected"), [(("--chance", "0.5"), 20), (("--chance", "0.8"), 77), (("--mentors", "0"), 0)]
)
def test_what_is_asked(words: tuple[str, ...], expected: int, terminal: Run) -> None:
    assert told(terminal("plan", "--json", *words))["needed"] == expected


def test_a_prior_of_ones_own(terminal: Run) -> None:
    answer = told(terminal("plan", "--json", "--prior", "0.5,0.5", "--chance", "0.5"))
    assert answer["prior"]["weight"] == 1
    assert answer["needed"] == needed(1, 0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    "words", [("--prior", "1"), ("--prior", "0,3"), ("--prior", "a,b"), ("--chance", "1"), ("--mentors", "-1")]
)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], terminal: Run) -> None:
    assert terminal("plan", *words).exit_code == 2


def test_days_at_half_and_double_the_pace(terminal: Run, make_lead: MakeLead) -> None:
    for week in range(9):
        make_lead(7 * week + 1)
    pace = told(terminal("plan", "--json"))["pace"]
    assert (pace["per_week"], pace["of"]) == (1.0, "last_8_weeks")
    assert pace["by_at_double"] < pace["by"] < pace["by_at_half"]


def test_the_curve_for_programs(terminal: Run, search: list[Lead]) -> None:
    curve = told(terminal("curve", "--to", "replied", "--json"))
    assert (curve["to"], curve["k"], curve["n"]) == ("replied", 8, 20)
    assert [step["survival"] for step in curve["steps"]] == sorted(
        (step["survival"] for step in curve["steps"]), reverse=True
    )
    assert all(0 <= step["survival"] <= 1 and step["at_risk"] >= step["events"] >= 1 for step in curve["steps"])
    assert "Half of the answers come by day" in terminal("curve").output


def test_no_curve_below_five(terminal: Run, make_lead: MakeLead) -> None:
    make_lead(40, 30)
    curve = told(terminal("curve", "--json"))
    assert (curve["k"], curve["n"], curve["steps"]) == (1, 1, [])
