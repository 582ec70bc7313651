"""The words of every group that there can be."""

import pytest
from flask import Flask

from outreach.analysis.comparison import Group
from outreach.dashboard.comparison.names import PEOPLE, QUESTION_NAMES, group_name, people
from outreach.dashboard.comparison.questions import QUESTIONS
from outreach.dashboard.comparison.words import about, chance
from outreach.models import Channel, Source

WORDS: dict[str, list[str]] = {"channel": list(Channel), "source": list(Source)}
GROUPS = [(question.name, key) for question in QUESTIONS for key in (question.order or WORDS[question.name])]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_group_has_a_name_and_can_begin_a_sentence(app: Flask, language: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        named = {group: (group_name(*group), people(*group)) for group in GROUPS}
    assert all(name and said for name, said in named.values())
    assert len({said for _, said in named.values()}) == len(GROUPS)
    assert set(PEOPLE) == {(question, str(key)) for question, key in GROUPS}
    assert set(QUESTION_NAMES) == {question.name for question in QUESTIONS}


def test_a_list_is_offered_where_its_filter_has_the_words() -> None:
    listed = {question.name for question in QUESTIONS for key in question.order if question.listed(key) is not None}
    assert listed == {"hook", "company", "industry"}
    by_name = {question.name: question for question in QUESTIONS}
    assert by_name["hook"].listed("with") is None
    assert by_name["channel"].listed("email") == {"channel": (Channel.EMAIL,)}
    assert by_name["source"].listed("alumni") == {"source": (Source.ALUMNI,)}


@pytest.mark.parametrize(
    ("contacts", "said"), [(1, 1), (17, 17), (20, 20), (21, 25), (100, 100), (101, 110), (1000, 1000), (1001, 1100)]
)
def test_further_contacts_are_told_no_finer_than_they_are_known(contacts: int, said: int) -> None:
    assert about(contacts) == said


@pytest.mark.parametrize(
    ("best", "said"), [(0.9, "90\u202f%"), (0.944, "94\u202f%"), (0.99, "99\u202f%"), (0.9999, "over 99\u202f%")]
)
def test_nothing_is_ever_sure(app: Flask, best: float, said: str) -> None:
    with app.test_request_context():
        assert chance(Group("a", 5, 9, 0.5, 0.2, 0.8, best)) == said
        assert chance(Group("a", 3, 4)) == ""
