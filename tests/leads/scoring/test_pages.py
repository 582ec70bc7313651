"""The page of score cards: nothing typed is lost, nobody sees another's, and the list shows the column."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Brief, Lead, ScoreCard
from tests.leads.reading import undo_on
from tests.support.browser import Browser
from tests.support.leads import make_lead

GRADES = {"attitude": "5", "knowledge": "4", "skills": "", "willingness": "3", "access": "1"}


@pytest.fixture
def lead(alice: Account) -> Lead:
    made = make_lead(alice)
    made.brief_id = db.session.scalar(select(Brief.id).where(Brief.owner_id == alice.id))
    db.session.commit()
    return made


def said(brief_id: int, **more: str) -> dict[str, str]:
    return {f"brief-{brief_id}-{name}": value for name, value in (GRADES | more).items()}


def test_grades_are_kept_and_shown_with_their_parts(alices: Browser, lead: Lead) -> None:
    lead_id, brief_id = lead.id, lead.brief_id
    assert "Nothing is known yet" in alices.get(f"/leads/{lead_id}/scores").text
    sent = alices.send(f"/leads/{lead_id}/scores/{brief_id}", said(brief_id or 0, why="<i>A talk</i>"))
    assert sent.status_code == 303
    page = alices.get(f"/leads/{lead_id}/scores").text
    assert "2.8 to 3.6 of 5" in page and "Not known yet: skills." in page and "&lt;i&gt;A talk&lt;/i&gt;" in page
    assert "2.8 to 3.6 of 5" in alices.get(f"/leads/{lead_id}").text


def test_a_grade_beyond_the_scale_is_refused_with_what_was_typed(alices: Browser, lead: Lead) -> None:
    path = f"/leads/{lead.id}/scores/{lead.brief_id}"
    refused = alices.send(path, said(lead.brief_id or 0, attitude="9", why="kept words"))
    assert refused.status_code == 422 and "kept words" in refused.text
    assert alices.send(path, said(lead.brief_id or 0, why="x" * 5_001)).status_code == 422
    assert db.session.scalars(select(ScoreCard.id)).all() == []


def test_another_brief_is_added_and_taken_off(alices: Browser, alice: Account, lead: Lead) -> None:
    alices.send("/briefs", {"title": "Second", "mentors_wanted": "1"})
    second = db.session.scalar(select(Brief.id).where(Brief.title == "Second"))
    lead_id = lead.id
    db.session.commit()
    assert alices.send(f"/leads/{lead_id}/scores", {"brief": str(second)}).status_code == 303
    assert "Second" in alices.get(f"/leads/{lead_id}").text
    assert alices.send(f"/leads/{lead_id}/scores", {"brief": "999"}).status_code == 422
    assert alices.send(f"/leads/{lead_id}/scores/{second}/removal").status_code == 303
    assert db.session.scalars(select(ScoreCard.id)).all() == []


def test_what_is_taken_off_comes_back_with_its_card(alices: Browser, lead: Lead) -> None:
    path = f"/leads/{lead.id}/scores"
    alices.send(f"{path}/{lead.brief_id}", said(lead.brief_id or 0, why="<i>A talk</i>"))
    before = graded()
    alices.send(f"{path}/{lead.brief_id}/removal")
    assert graded() == []
    address, fields = undo_on(alices.get(path))
    assert alices.send(address, fields).status_code == 303
    assert graded() == before == [(5, 4, None, 3, 1, "<i>A talk</i>")]


def graded() -> list[tuple[object, ...]]:
    """The cards that are stored: grades and what they rest on."""
    columns = (ScoreCard.attitude, ScoreCard.knowledge, ScoreCard.skills, ScoreCard.willingness, ScoreCard.access)
    rows: list[tuple[object, ...]] = [tuple(row) for row in db.session.execute(select(*columns, ScoreCard.why))]
    db.session.commit()
    return rows


def test_the_list_of_a_brief_shows_scores_when_sorted_by_them(alices: Browser, lead: Lead) -> None:
    path = f"/leads?brief={lead.brief_id}"
    assert "sort=score" in alices.get(path).text and "col-score" not in alices.get(path).text
    assert "1 to 5" in alices.get(f"{path}&sort=score").text
    assert "col-score" not in alices.get("/leads?sort=score").text
    assert alices.get("/leads?brief=999&sort=score").status_code == 200


def test_cards_of_somebody_else_are_not_there(
    lead: Lead, signed_in: Callable[[Account], Browser], bob: Account
) -> None:
    path, brief_id = f"/leads/{lead.id}/scores", lead.brief_id
    db.session.commit()
    bobs = signed_in(bob)
    assert bobs.get(path).status_code == 404
    assert bobs.send(f"{path}/{brief_id}", said(brief_id or 0)).status_code == 404
    assert bobs.send(f"{path}/{brief_id}/removal").status_code == 404
