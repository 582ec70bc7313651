"""The pages of programmes: nothing typed is lost, nobody sees another's, and a whole application goes its way."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Lead, Programme
from tests.leads.reading import undo_on
from tests.support.browser import Browser


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def path(alices: Browser) -> str:
    answer = alices.send("/programmes/new", {"name": "Founders", "organiser": "Chamber", "deadline": "2026-03-20"})
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_an_application_from_the_thought_to_the_mentor(alices: Browser, path: str) -> None:
    assert "Apply by" in alices.get(path).text
    for step, said in (
        ("application", {"day": "2026-02-02"}),
        ("answer", {"status": "accepted", "day": "2026-02-20"}),
        ("match", {"name": "Hélène Quéméneur", "day": "2026-03-01"}),
    ):
        assert alices.send(f"{path}/{step}", said).status_code == 303
    page = alices.get(path).text
    assert "Hélène Quéméneur" in page and "Matched on" in page
    assert db.session.scalars(select(Lead.name)).all() == ["Hélène Quéméneur"]
    db.session.commit()
    assert "Founders" in alices.get("/programmes").text


def test_what_cannot_be_keeps_what_was_typed(alices: Browser, path: str) -> None:
    refused = alices.send("/programmes/new", {"name": "", "organiser": "<b>Guild</b>", "website": "ftp://x"})
    assert refused.status_code == 422 and "&lt;b&gt;Guild&lt;/b&gt;" in refused.text
    assert alices.send(f"{path}/application", {"day": "2026-04-01"}).status_code == 422
    assert alices.send(f"{path}/application", {"day": ""}).status_code == 422
    early = alices.send(f"{path}/details", {"name": "F", "deadline": "2026-03-20", "answer_by": "2026-03-01"})
    assert early.status_code == 422 and "before the deadline" in early.text
    assert alices.send(f"{path}/documents", {"title": " "}).status_code == 422
    assert db.session.scalars(select(Programme.name)).all() == ["Founders"]


def test_papers_are_named_ticked_and_taken_off(alices: Browser, path: str) -> None:
    alices.send(f"{path}/documents", {"title": "Letter"})
    assert alices.send("/programmes/documents/1/readiness").status_code == 303
    assert "ready since" in alices.get(path).text and "1 of 1 paper ready" in alices.get("/programmes").text
    assert alices.send("/programmes/documents/1/readiness").status_code == 303
    assert "ready since" not in alices.get(path).text
    assert alices.send("/programmes/documents/1/removal").status_code == 303
    assert alices.send("/programmes/documents/1/removal").status_code == 404


def test_a_paper_taken_off_comes_back_as_it_was(alices: Browser, path: str) -> None:
    alices.send(f"{path}/documents", {"title": "Letter <b>"})
    alices.send("/programmes/documents/1/readiness")
    before = alices.get(path).text
    alices.send("/programmes/documents/1/removal")
    address, fields = undo_on(alices.get(path))
    assert address == f"{path}/documents"
    assert alices.send(address, fields).status_code == 303
    after = alices.get(path).text
    assert before.count("ready since") == after.count("ready since") == 1
    assert "Letter &lt;b&gt;" in after


def test_the_same_click_twice_does_one_thing(alices: Browser, path: str) -> None:
    assert alices.send(f"{path}/application", {"day": "2026-02-02"}).status_code == 303
    again = alices.send(f"{path}/application", {"day": "2026-02-02"})
    assert again.status_code == 422 and "This was said before" in again.text
    assert len(db.session.scalars(select(Lead.id)).all()) == 1


def test_the_programme_of_somebody_else_is_not_there(
    path: str, signed_in: Callable[[Account], Browser], bob: Account
) -> None:
    bobs = signed_in(bob)
    assert bobs.get(path).status_code == 404
    for step in ("application", "answer", "match", "withdrawal", "taking-back", "removal", "documents", "details"):
        assert bobs.send(f"{path}/{step}", {"day": "2026-02-02"}).status_code == 404


def test_one_that_was_only_considered_can_be_removed(alices: Browser, path: str) -> None:
    assert alices.send(f"{path}/removal").headers["Location"] == "/programmes"
    assert alices.get(path).status_code == 404


@pytest.mark.parametrize("deadline", ["0001-01-01", "9999-12-31"])
def test_a_year_that_nobody_means_is_asked_about(alices: Browser, deadline: str) -> None:
    answer = alices.send("/programmes/new", {"name": "Founders", "deadline": deadline})
    assert answer.status_code == 422 and "Is the year right?" in answer.text
    assert alices.get("/").status_code == 200
