"""Questions about a problem that is too broad, in English and in French; a specific one is left in peace."""

import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

from outreach.briefs.broadness import Doubt, Question, language_of, questions_about, too_broad
from outreach.briefs.words import EXAMPLES, question

SPECIFIC = [
    ("en", "Half of our turnover comes from two clients, and both contracts end in March."),
    ("en", "Since May, three of our eight testers have left for Acme."),
    ("fr", "La moitié de notre chiffre d’affaires vient de deux clients, dont les contrats finissent en mars."),
    ("fr", "Depuis mai, trois de nos huit testeurs sont partis chez Acme."),
]
WORDS = [
    "we",
    "lose",
    "customers",
    "in",
    "March",
    "May",
    "two",
    "Marketing",
    "nous",
    "perdons",
    "deux",
    "clients",
    ".",
    "é",
]
TEXTS = st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join)


def doubts(problem: str, locale: str = "en") -> list[Doubt]:
    return [each.doubt for each in questions_about(problem, locale)]


@pytest.mark.parametrize(("locale", "problem"), SPECIFIC)
def test_a_specific_problem_is_not_questioned(locale: str, problem: str) -> None:
    assert questions_about(problem, locale) == ()


@pytest.mark.parametrize(
    ("locale", "problem", "field"),
    [("en", "Marketing", "Marketing"), ("en", "better leadership", "leadership"), ("en", "How to grow?", "grow"),
     ("en", "Our digital strategy", "digital"), ("fr", "Le marketing digital", "marketing"),
     ("fr", "Améliorer la croissance", "croissance"), ("fr", "La Stratégie", "Stratégie")],
)  # fmt: skip
def test_the_name_of_a_field_alone_is_questioned(locale: str, problem: str, field: str) -> None:
    found = questions_about(problem, locale)
    assert found[0] == Question(Doubt.FIELD, field)
    assert too_broad(found)


def test_a_field_in_a_specific_sentence_is_none_to_ask_about() -> None:
    assert doubts("Our marketing team of four lost two of its three best writers in January.") == []


@pytest.mark.parametrize(
    ("missing", "problem"),
    [(Doubt.NUMBER, "Since May our best testers have left for Acme, and nobody knows why."),
     (Doubt.WHO, "Since May we lose three out of eight before the tests are done."),
     (Doubt.WHEN, "Three of our eight testers have left for Acme, and we do not know why."),
     (Doubt.HAPPENS, "Three testers out of eight gone to Acme since May, without any reason"),
     (Doubt.SHORT, "Three customers left in May")],
)  # fmt: skip
def test_what_is_missing_is_asked_for_and_nothing_else(missing: Doubt, problem: str) -> None:
    assert doubts(problem) == [missing]
    assert too_broad(questions_about(problem, "en")) is (missing is Doubt.SHORT)


def test_a_month_at_its_capital_is_nobody() -> None:
    assert Doubt.WHO in doubts("We lose one out of four again, and it began in March.")
    assert Doubt.WHO not in doubts("We lose one out of four again, and it began in Bavaria.")
    assert Doubt.WHEN in doubts("We may lose one out of four again, and it began in Bavaria.")


def test_a_sentence_is_read_in_its_own_language() -> None:
    french, english = SPECIFIC[2][1], SPECIFIC[0][1]
    assert questions_about(french, "en") == questions_about(english, "fr") == ()
    assert language_of(["acme"], "fr") == "fr"
    assert language_of(["acme"], "en") == "en"
    assert language_of(["acme"], "de") in ("en", "fr")


@pytest.mark.parametrize("nothing", ["", "  \n", "…?!", "«»"])
def test_nothing_is_asked_about_nothing(nothing: str) -> None:
    assert questions_about(nothing, "en") == ()


@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_any_text_can_be_asked_about(problem: str, locale: str) -> None:
    found = questions_about(problem, locale)
    assert found == questions_about(problem, locale)
    assert len({each.doubt for each in found}) == len(found)
    assert all(each.word in problem for each in found)
    assert found == () or too_broad(found) or len(found) <= 2


@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_a_figure_answers_the_question_of_how_many(problem: str, locale: str) -> None:
    assert Doubt.NUMBER not in doubts(f"{problem} 12", locale)


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_our_own_examples_pass(app: Flask, locale: str) -> None:
    with app.test_request_context(), force_locale(locale):
        for example in EXAMPLES.values():
            assert too_broad(questions_about(str(example.broad), locale)), str(example.broad)
            assert questions_about(str(example.specific), locale) == (), str(example.specific)
        asked = [question(Question(doubt, "<b>")) for doubt in Doubt]
        assert len(set(asked)) == len(Doubt) and "<b>" in asked[0]
