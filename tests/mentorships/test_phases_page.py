"""The page of the phases: points ticked, said in other words, added, taken away; on and back."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships.checklists import points
from outreach.models import Account, ChecklistItem, Mentorship, Phase, PhasePassage
from tests.leads.reading import errors_on, toasts_on
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

At = Callable[[str], datetime]


@pytest.fixture
def mentorship(at: At, alice: Account) -> Mentorship:
    at("2026-03-05T08:00Z")
    return make_mentorship(alice)


def point_of(mentorship: Mentorship, key: str) -> ChecklistItem:
    return db.session.scalars(points(mentorship).where(ChecklistItem.key == key)).one()


def address(mentorship: Mentorship, key: str, verb: str = "") -> str:
    return f"/mentorships/{mentorship.id}/checklist/{point_of(mentorship, key).id}{verb}"


def undo_of(page: str) -> dict[str, str]:
    """What the button Undo of the message sends."""
    form = page.partition('class="toast')[2].partition("</form>")[0]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def test_it_goes_on_whatever_is_open(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(f"/mentorships/{mentorship.id}/phases")
    assert "9 points are open before “Negotiation”." in page.text
    answer = alices.send(f"/mentorships/{mentorship.id}/phase", {"phase": "negotiation", "on": "2026-03-04"})
    assert (answer.status_code, answer.location) == (303, f"/mentorships/{mentorship.id}/phases")
    page = alices.get(answer.location)
    assert "9 points were left open" in page.text and "Back to “Preparation”" in page.text
    assert toasts_on(page) == ["It stands in “Negotiation” now."]


@pytest.mark.parametrize(
    ("said", "words"),
    [({"phase": "negotiation", "on": "2026-03-06"}, "yet to come"),
     ({"phase": "negotiation", "on": ""}, "Choose a day"),
     ({"phase": "negotiation", "on": "2026-02-28"}, "“Preparation” began on 1"),
     ({"phase": "preparation", "on": "2026-03-05"}, "It stands in “Preparation” already."),
     ({"phase": "marriage", "on": "2026-03-05"}, "")],
)  # fmt: skip
def test_what_cannot_be_is_refused(alices: Browser, mentorship: Mentorship, said: dict[str, str], words: str) -> None:
    page = alices.send(f"/mentorships/{mentorship.id}/phase", said)
    assert page.status_code == 422 and words in " ".join(errors_on(page))
    assert [row.phase for row in db.session.scalars(select(PhasePassage))] == [Phase.PREPARATION]


def test_a_point_is_ticked_and_not(alices: Browser, mentorship: Mentorship) -> None:
    for done, on in (("1", date(2026, 3, 5)), ("1", date(2026, 3, 5)), ("0", None)):
        assert alices.send(address(mentorship, "my_limits", "/tick"), {"done": done}).status_code == 303
        db.session.expire_all()
        assert point_of(mentorship, "my_limits").done_on == on


def test_a_point_is_said_in_other_words(alices: Browser, mentorship: Mentorship) -> None:
    alices.send(address(mentorship, "my_limits"), {"text": "  No talk of <b>money</b> "})
    assert "No talk of &lt;b&gt;money&lt;/b&gt;" in alices.get(f"/mentorships/{mentorship.id}/phases").text
    for said in ("Write down what you do not want to talk about.", ""):
        alices.send(address(mentorship, "my_limits"), {"text": said})
        db.session.expire_all()
        assert point_of(mentorship, "my_limits").text == ""  # it speaks the reader's language again
    page = alices.send(address(mentorship, "my_limits"), {"text": "x" * 501})
    assert page.status_code == 422 and "500 characters" in " ".join(errors_on(page))


def test_a_point_is_added_at_the_end(alices: Browser, mentorship: Mentorship) -> None:
    path = f"/mentorships/{mentorship.id}/checklist"
    assert alices.send(path, {"phase": "closure", "text": "Bring a cake"}).status_code == 303
    rows = db.session.scalars(points(mentorship).where(ChecklistItem.phase == Phase.CLOSURE)).all()
    assert (rows[-1].text, rows[-1].key) == ("Bring a cake", "")
    assert alices.send(path, {"phase": "closure", "text": " "}).status_code == 422
    assert alices.send(f"{path}/{rows[-1].id}", {"text": ""}).status_code == 422


@pytest.mark.parametrize("ticked", [False, True])
def test_a_point_that_was_taken_away_comes_back_as_it_was(
    alices: Browser, mentorship: Mentorship, ticked: bool
) -> None:
    def told() -> list[tuple[Any, ...]]:
        db.session.expire_all()
        rows = db.session.scalars(points(mentorship).where(ChecklistItem.phase == Phase.PREPARATION))
        return [(row.key, row.text, row.position, row.done_on) for row in rows]

    if ticked:
        alices.send(address(mentorship, "my_limits", "/tick"), {"done": "1"})
    before = told()
    answer = alices.send(address(mentorship, "my_limits", "/removal"))
    assert len(told()) == len(before) - 1
    alices.send(f"/mentorships/{mentorship.id}/checklist", undo_of(alices.get(answer.location).text))
    assert told() == before


def test_a_point_of_another_mentorship_is_not_found(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    other = make_mentorship(alice, "Jonas")
    number = point_of(other, "my_limits").id
    for verb in ("", "/tick", "/removal"):
        assert alices.send(f"/mentorships/{mentorship.id}/checklist/{number}{verb}", {"text": "x"}).status_code == 404
