"""The questions, edited: their words, their order, out and in again; no answer is lost by it."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.extensions import db
from outreach.mentorships.discovery import queries
from outreach.mentorships.discovery.answers import Sent, keep, mark_of
from outreach.mentorships.discovery.questions import MOST, Do, change_question, restore_shipped
from outreach.mentorships.discovery.shipped import SHIPPED, WORDS, as_rows, wording
from outreach.models import Account, DiscoveryAnswer, DiscoveryQuestion, DiscoveryRound, Mentorship, Theme
from tests.mentorships.discovery.test_round import address, page_of
from tests.support.browser import Browser


def send(browser: Browser, mentorship: Mentorship, question: DiscoveryQuestion, do: str, text: str = "") -> int:
    sent = {"do": do, "text": text or wording(question)}
    answer = browser.send(address(mentorship, "questions", question.id), sent)
    db.session.expire_all()
    return answer.status_code


def keys(mentorship: Mentorship) -> list[str]:
    return [each.key or each.text for each in queries.asked(mentorship)]


def test_twenty_are_shipped_about_four_things() -> None:
    assert len(WORDS) == 20 and set(SHIPPED) == set(Theme)
    assert [row.key for row in as_rows(1, 1)] == list(WORDS)
    assert len({str(words) for words in WORDS.values()}) == 20


def test_other_words(alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion]) -> None:
    first = questions[0]
    assert send(alices, mentorship, first, "keep", " Why  this\nwork? ") == 303
    assert (first.text, first.key, wording(first)) == ("Why this work?", "aim", "Why this work?")
    assert send(alices, mentorship, first, "shipped") == 303
    assert first.text == "" and wording(first).startswith("What is the work for")


def test_words_that_were_not_changed_stay_translated(
    alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion]
) -> None:
    assert send(alices, mentorship, questions[0], "down") == 303
    assert questions[0].text == ""


def test_up_and_down_within_a_theme(
    alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion]
) -> None:
    send(alices, mentorship, questions[1], "up")
    assert keys(mentorship)[:3] == ["customers", "aim", "funnel"]
    send(alices, mentorship, questions[1], "up")
    send(alices, mentorship, questions[5], "down")  # the last of its theme
    assert keys(mentorship)[:3] == ["customers", "aim", "funnel"]
    assert keys(mentorship)[5:7] == ["tools", "role"]


def test_what_is_taken_out_keeps_its_answers(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    keep(round_, [Sent(questions[0].id, "Light", True, mark_of("", False))])
    assert send(alices, mentorship, questions[0], "remove") == 303
    assert "aim" not in keys(mentorship)
    page = page_of(alices, address(mentorship))
    assert "0 of 19 answered, no hole" in page and "Undo" in page
    assert "Light" in page_of(alices, address(mentorship, "rounds"))
    assert send(alices, mentorship, questions[0], "ask") == 303
    assert "1 of 20 answered, 1 hole" in page_of(alices, address(mentorship))


def test_one_more(alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion]) -> None:
    sent = {"text": "Who pays for it?", "theme": "work"}
    assert alices.send(address(mentorship, "questions"), sent).status_code == 303
    assert keys(mentorship)[6] == "Who pays for it?"
    assert "0 of 21 answered" in page_of(alices, address(mentorship))


@pytest.mark.parametrize(
    "sent", [{"text": " ", "theme": "work"}, {"text": "x" * 501, "theme": "work"}, {"text": "Why?", "theme": "x"}]
)
def test_a_refused_question_stays_in_its_field(
    alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion], sent: dict[str, str]
) -> None:
    answer = alices.send(address(mentorship, "questions"), sent)
    assert answer.status_code == 422 and sent["text"].strip() in answer.get_data(as_text=True)
    assert len(queries.asked(mentorship)) == 20


def test_a_hundred_are_enough(alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion]) -> None:
    for number in range(MOST - len(questions)):
        row = DiscoveryQuestion(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, theme=Theme.WISH)
        row.text, row.position = f"Why {number}?", 50
        db.session.add(row)
    assert alices.send(address(mentorship, "questions"), {"text": "One?", "theme": "wish"}).status_code == 422


def test_words_that_are_refused_are_given_back(
    alices: Browser, mentorship: Mentorship, questions: list[DiscoveryQuestion]
) -> None:
    answer = alices.send(address(mentorship, "questions", questions[0].id), {"do": "up", "text": "x" * 501})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "x" * 501 in page and "longer than 500 characters" in page
    assert alices.send(address(mentorship, "questions", questions[0].id), {"do": "burn"}).status_code == 400


def test_the_shipped_ones_are_restored_and_nothing_else_is_touched(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    alices.send(address(mentorship, "questions"), {"text": "Who pays for it?", "theme": "work"})
    keep(round_, [Sent(questions[2].id, "Light", False, mark_of("", False))])
    send(alices, mentorship, questions[0], "keep", "Why?")
    send(alices, mentorship, questions[3], "up")
    send(alices, mentorship, questions[2], "remove")
    assert alices.send(address(mentorship, "questions", "restoration")).status_code == 303
    db.session.expire_all()
    assert keys(mentorship) == [*list(WORDS)[:6], "Who pays for it?", *list(WORDS)[6:]]
    assert {each.text for each in questions} == {""}
    assert db.session.query(DiscoveryAnswer).one().text == "Light"


def test_the_questions_are_made_ready_before_the_first_round(alices: Browser, mentorship: Mentorship) -> None:
    assert "Edit these questions" in page_of(alices, address(mentorship, "questions"))
    for _twice in range(2):
        assert alices.send(address(mentorship, "questions", "restoration"), {"first": "yes"}).status_code == 303
    assert len(db.session.scalars(queries.questions(mentorship)).all()) == 20
    restore_shipped(mentorship)
    assert len(db.session.scalars(queries.questions(mentorship)).all()) == 20


@given(deeds=st.lists(st.tuples(st.integers(0, 19), st.sampled_from(Do)), max_size=15))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_no_question_is_lost(
    app: Flask, alice: Account, mentorship: Mentorship, questions: list[DiscoveryQuestion], deeds: list[tuple[int, Do]]
) -> None:
    restore_shipped(mentorship)
    out = set[str]()
    for number, do in deeds:
        question = questions[number]
        beside = [each for each in queries.asked(mentorship) if each.theme is question.theme]
        change_question(alice, mentorship, question, do, wording(question))
        out = out | {question.key} if do is Do.REMOVE else out - ({question.key} if do is Do.ASK else set())
        assert set(keys(mentorship)) == set(WORDS) - out
        if do in (Do.UP, Do.DOWN) and question in beside:
            now = [each for each in queries.asked(mentorship) if each.theme is question.theme]
            wished = beside.index(question) + (-1 if do is Do.UP else 1)
            assert now.index(question) == min(max(wished, 0), len(beside) - 1)
            assert [each for each in now if each is not question] == [each for each in beside if each is not question]
    restore_shipped(mentorship)
    assert keys(mentorship) == list(WORDS)
