"""What may be asked of the planner, and how an address says it."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from outreach.analysis.prior import Prior
from outreach.dashboard.planner.forms import PlanForm, Question

questions = st.builds(
    Question,
    wanted=st.none() | st.integers(0, 100),
    chance=st.none() | st.integers(10, 999).map(lambda n: n / 1000),
    per_week=st.none() | st.integers(1, 900).map(lambda n: n / 10),
    horizon_days=st.none() | st.integers(14, 730),
)


def question(app: Flask, **said: str) -> Question:
    with app.test_request_context():
        form = PlanForm(MultiDict(said), [])
        form.validate()
        return form.question()


def test_nothing_said_is_the_usual(app: Flask) -> None:
    assert question(app) == Question()
    assert question(app, chance="", mentors=" ", pace="", one_in="20", worth="20") == Question()


@pytest.mark.parametrize(
    ("one_in", "worth", "a", "b"), [("20", "20", 1, 19), ("2", "1", 0.5, 0.5), ("10", "5", 0.5, 4.5), ("4", "", 5, 15)]
)
def test_a_prior_in_plain_words(app: Flask, one_in: str, worth: str, a: float, b: float) -> None:
    prior = question(app, one_in=one_in, worth=worth).prior or Prior()
    assert (prior.a, prior.b) == pytest.approx((a, b))


def test_decimals_have_a_comma_or_a_point(app: Flask) -> None:
    assert question(app, pace="3,5") == question(app, pace=" 3.5 ") == Question(per_week=3.5)


@pytest.mark.parametrize(
    "said",
    [{"chance": "0"}, {"chance": "-5"}, {"mentors": "10001"}, {"days": "9" * 30}, {"pace": "1e9"}, {"worth": "x"}],
)
def test_what_cannot_be_asked_is_as_if_nothing_was_said(app: Flask, said: dict[str, str]) -> None:
    assert question(app, **said) == Question()


def test_every_address_says_its_question(app: Flask) -> None:
    @given(questions)
    def check(asked: Question) -> None:
        assert question(app, **asked.args()) == asked

    check()
