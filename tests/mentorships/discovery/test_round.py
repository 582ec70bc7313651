"""A round of answers: saved as one goes or together, nothing typed lost, holes become goals and topics."""

from collections.abc import Callable

import pytest

from outreach.extensions import db
from outreach.mentorships.discovery.answers import mark_of
from outreach.models import (
    Account,
    DiscoveryAnswer,
    DiscoveryQuestion,
    DiscoveryRound,
    Goal,
    ItemKind,
    MeetingItem,
    Mentorship,
    Role,
)
from tests.mentorships.people import make_mentorship
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]
EMPTY = mark_of("", False)
JSON = {"Accept": "application/json"}
SCRIPT = "<script>alert(1)</script>"


def address(mentorship: Mentorship, *rest: object) -> str:
    return "/".join([f"/mentorships/{mentorship.id}/discovery", *map(str, rest)])


def page_of(browser: Browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def said(question: DiscoveryQuestion, text: str, *, hole: bool = False, was: str = EMPTY) -> dict[str, str]:
    """One answer as its part of the form sends it."""
    sent = {f"text-{question.id}": text, f"was-{question.id}": was}
    return {**sent, f"hole-{question.id}": "yes"} if hole else sent


def stored() -> dict[int, tuple[str, bool]]:
    db.session.expire_all()
    return {each.question_id: (each.text, each.hole) for each in db.session.query(DiscoveryAnswer)}


def test_before_the_first_round_the_questions_are_shown_and_nothing_is_written(
    alices: Browser, mentorship: Mentorship
) -> None:
    page = page_of(alices, address(mentorship))
    assert "20 questions to find out" in page and "What drains you" in page
    assert page_of(alices, address(mentorship, "rounds")).count("Nothing was answered yet.") == 1
    assert db.session.query(DiscoveryQuestion).count() == 0


def test_a_round_begins_with_twenty_questions(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship, "rounds")).status_code == 303
    assert db.session.query(DiscoveryQuestion).count() == 20
    assert "0 of 20 answered, no hole" in page_of(alices, address(mentorship))


def test_all_answers_with_one_button(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    first, second, third = questions[:3]
    sent = {**said(first, "To keep lights on\r\nat night"), **said(second, "", hole=True), **said(third, " ")}
    assert alices.send(address(mentorship, "rounds", round_.id), sent).status_code == 303
    assert stored() == {first.id: ("To keep lights on\nat night", False), second.id: ("", True)}
    page = page_of(alices, address(mentorship))
    assert "1 of 20 answered, 1 hole" in page and "To keep lights on\nat night</textarea>" in page


def test_one_answer_by_itself(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    path, first = address(mentorship, "rounds", round_.id), questions[0]
    answer = alices.send(path, said(first, "Light", hole=True), headers=JSON)
    assert answer.get_json() == {
        "said": "1 of 20 answered, 1 hole", "marks": {str(first.id): mark_of("Light", True)},
    }  # fmt: skip
    again = alices.send(path, said(first, "", was=mark_of("Light", True)), headers=JSON)
    assert again.get_json()["said"] == "0 of 20 answered, no hole"
    assert stored() == {first.id: ("", False)}


def test_two_windows_notice_each_other(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    path, (first, second) = address(mentorship, "rounds", round_.id), questions[:2]
    alices.send(path, said(first, "From the other window"))
    answer = alices.send(path, {**said(first, "From this window"), **said(second, "More")})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Meanwhile this was changed to “From the other window”" in page
    assert "From this window</textarea>" in page and "More</textarea>" in page
    assert stored() == {first.id: ("From the other window", False)}
    again = said(first, "From this window", was=mark_of("From the other window", False))
    assert alices.send(path, again).status_code == 303
    assert stored() == {first.id: ("From this window", False)}


def test_what_was_not_touched_overwrites_nothing(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    path, (first, second) = address(mentorship, "rounds", round_.id), questions[:2]
    alices.send(path, said(first, "From the other window"))
    assert alices.send(path, {**said(first, ""), **said(second, "More")}).status_code == 303
    assert stored() == {first.id: ("From the other window", False), second.id: ("More", False)}


def test_an_answer_too_long_is_given_back(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    sent = {**said(questions[0], "x" * 5001), **said(questions[1], "Kept in the field")}
    answer = alices.send(address(mentorship, "rounds", round_.id), sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and stored() == {}
    assert "x" * 5001 in page and "Kept in the field" in page and "longer than 5000 characters" in page


@pytest.mark.parametrize(("text", "title"), [("Nobody knows", "Nobody knows"), ("", "What do people come to you for?")])
def test_a_hole_becomes_a_goal_and_what_was_typed_is_kept(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion],
    text: str, title: str,
) -> None:  # fmt: skip
    hole = next(each for each in questions if each.key == "strengths")
    sent = {**said(questions[0], "Typed above"), **said(hole, text, hole=True), "make": f"goal-{hole.id}"}
    answer = alices.send(address(mentorship, "rounds", round_.id), sent)
    goal = db.session.query(Goal).one()
    assert answer.location == f"{address(mentorship)}#question-{hole.id}"
    assert (goal.title, goal.mentorship_id, str(goal.review_on)) == (title, mentorship.id, "2026-04-05")
    assert stored() == {questions[0].id: ("Typed above", False), hole.id: (text, True)}
    page = page_of(alices, address(mentorship))
    assert f'href="/mentorships/{mentorship.id}/goals/{goal.id}"' in page
    assert f'value="goal-{hole.id}"' not in page


def test_the_same_click_twice_makes_one_goal(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    sent = {**said(questions[0], "Nobody knows", hole=True), "make": f"goal-{questions[0].id}"}
    for _twice in range(2):
        assert alices.send(address(mentorship, "rounds", round_.id), sent).status_code == 303
    assert db.session.query(Goal).count() == 1


def test_a_hole_becomes_a_topic_and_is_offered_again_when_that_is_gone(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    sent = {**said(questions[0], "Nobody knows", hole=True), "make": f"topic-{questions[0].id}"}
    alices.send(address(mentorship, "rounds", round_.id), sent)
    topic, offer = db.session.query(MeetingItem).one(), f'value="topic-{questions[0].id}"'
    assert (topic.kind, topic.meeting_id) == (ItemKind.TOPIC, None)
    assert topic.text == "What is the work for: what would be missing if nobody did it?\nNobody knows"
    assert offer not in page_of(alices, address(mentorship))
    db.session.delete(topic)
    db.session.commit()
    assert offer in page_of(alices, address(mentorship))


def test_a_word_that_no_button_sends_makes_nothing(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    for make in ("goal-999999", "goal-", "lead-1", "goal", f"dream-{questions[0].id}"):
        alices.send(address(mentorship, "rounds", round_.id), {**said(questions[0], "Light"), "make": make})
    assert db.session.query(Goal).count() == db.session.query(MeetingItem).count() == 0


def test_markup_is_text_everywhere(
    alices: Browser, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    sent = {**said(questions[0], SCRIPT, hole=True), "make": f"goal-{questions[0].id}"}
    alices.send(address(mentorship, "rounds", round_.id), sent)
    alices.send(address(mentorship, "questions"), {"text": SCRIPT, "theme": "wish"})
    for path in ("", "rounds", "paper", "paper?answers=1", "questions"):
        page = page_of(alices, address(mentorship, path).rstrip("/"))
        assert SCRIPT not in page and "&lt;script&gt;" in page


def test_nobody_else_finds_it(
    signed_in: SignIn, bob: Account, mentorship: Mentorship, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    bobs = signed_in(bob)
    his = make_mentorship(bob, "Mei Tanaka")
    for path in ("", "/rounds", "/paper", "/questions"):
        assert bobs.get(address(mentorship) + path).status_code == 404
    for of in (mentorship, his):
        assert bobs.send(address(of, "rounds", round_.id), said(questions[0], "Mine")).status_code == 404
        assert bobs.send(address(of, "questions", questions[0].id), {"do": "remove", "text": "x"}).status_code == 404
    assert stored() == {} and questions[0].removed_on is None


def test_rows_of_another_mentorship_are_not_here(
    alices: Browser, alice: Account, round_: DiscoveryRound, questions: list[DiscoveryQuestion]
) -> None:
    other = make_mentorship(alice, "Chidi Okafor")
    assert alices.send(address(other, "rounds", round_.id), said(questions[0], "Mine")).status_code == 404
    assert alices.send(address(other, "questions", questions[0].id), {"do": "remove", "text": "x"}).status_code == 404
    assert stored() == {}


def test_the_words_of_a_mentor(alices: Browser, alice: Account) -> None:
    theirs = make_mentorship(alice, "Chidi Okafor", role=Role.MENTOR)
    assert "Ask Chidi Okafor these questions" in page_of(alices, address(theirs))
