"""What changed between two wordings."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from outreach.mentorships.changes import changes, pieces
from outreach.mentorships.terms import Pair
from outreach.models import Rhythm, Starter
from tests.mentorships.agreeing import PLAIN

PAIR = Pair("Alice", "Ingrid", i_am_mentor=False)


def titles(**changed: Any) -> list[tuple[str, str, str]]:
    return [(each.title, each.old, each.new) for each in changes(PLAIN, {**PLAIN, **changed}, PAIR)]


def test_the_same_terms_have_no_changes(app: Flask) -> None:
    assert titles() == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"minimum_hours": 1}, ("Hours", "At least 6 hours in all", "At least one hour in all")),
        ({"minimum_hours": None}, ("Hours", "At least 6 hours in all", "")),
        ({"meets": Rhythm.WEEKLY}, ("We meet", "Every month", "Every week")),
        ({"starter": Starter.THEM}, ("Who gets in touch", "Alice", "Ingrid")),
        ({"period_from": None, "period_until": None}, ("Period", "From 1 March 2026 to 1 September 2026", "")),
        ({"cannot_offer": ""}, ("What Alice cannot offer", "Money.", "")),
    ],
)  # fmt: skip
def test_each_term_is_told_by_name_old_and_new(app: Flask, changed: dict[str, Any], told: tuple[str, str, str]) -> None:
    assert titles(**changed) == [told]


def test_long_terms_are_compared_word_by_word() -> None:
    told = [
        (each.kind, each.words)
        for each in pieces("says so a day before, and goes", "says so two days before, and stays")
    ]
    assert told == [
        ("same", "says so "), ("gone", "a day"), ("new", "two days"), ("same", " before, and "),
        ("gone", "goes"), ("new", "stays"),
    ]  # fmt: skip


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_out_of_the_pieces(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(each.words for each in found if each.kind != "new") == old
    assert "".join(each.words for each in found if each.kind != "gone") == new
    assert all(each.words for each in found)
