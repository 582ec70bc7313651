"""`outreach plan` and `outreach curve`."""

from itertools import product

import pytest
from flask import Flask
from flask_babel import force_locale

from outreach.analysis.planner import Prior, needed
from outreach.dashboard.planner.forms import ONE_IN, WORTH, askable
from outreach.dashboard.planner.words import counted
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


@pytest.mark.parametrize(
    "prior", ["1e-300,1e8", "1e-30,1", "5e-324,5e-324", "nan,1", "1,inf", "1,0.001", "-1,3", "1,1e6"]
)
def test_a_prior_that_the_page_cannot_ask_is_refused(prior: str, terminal: Run) -> None:
    refused = terminal("plan", "--json", "--prior", prior)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "is no prior: both numbers are greater than 0" in refused.output


@pytest.mark.parametrize("option", ["--chance", "--pace"])
@pytest.mark.parametrize("word", ["nan", "-nan", "inf", "1e9", "0"])
def test_a_number_that_the_page_cannot_ask_is_refused(option: str, word: str, terminal: Run) -> None:
    refused = terminal("plan", "--json", option, word)
    assert (refused.exit_code, refused.stdout) == (2, "")


@pytest.mark.parametrize("prior", [Prior.worth(*pair) for pair in product(WORTH, ONE_IN)])
def test_whatever_the_page_can_ask_is_answered_in_numbers(prior: Prior, terminal: Run, search: list[Lead]) -> None:
    assert askable(prior)
    said = terminal("plan", "--json", "--prior", f"{prior.a!r},{prior.b!r}", "--pace", "1e6", "--mentors", "10000")
    assert "NaN" not in said.stdout and "Infinity" not in said.stdout
    assert told(said)["prior"]["weight"] == pytest.approx(prior.weight)


@pytest.mark.parametrize(
    ("pace", "words"), [("1", "1 person"), ("1.04", "1 person"), ("0.5", "0.5 people"), ("1.5", "1.5 people")]
)
def test_a_pace_of_one_is_one_person(terminal: Run, pace: str, words: str) -> None:
    assert f"At a pace of {words} a week: by" in terminal("plan", "--pace", pace).output


@pytest.mark.parametrize(("locale", "singular"), [("en", [1, 1.0]), ("fr", [0.5, 1, 1.0, 1.5, 1.9])])
def test_a_number_with_decimals_has_its_grammatical_number(app: Flask, locale: str, singular: list[float]) -> None:
    with app.test_request_context(), force_locale(locale):
        assert [said for said in (0.5, 1, 1.0, 1.5, 1.9, 2, 20, 1_000_000) if counted(said) == 1] == singular


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
