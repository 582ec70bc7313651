"""Several leads at once: what is done with those who are ticked, and how all of it is taken back."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.models import Account, ClosingReason, FollowUp, Lead, Stage
from tests.leads.reading import toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

ACT = "/leads/selection"


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def alices(alice: Account, signed_in: Callable[..., Browser]) -> Browser:
    return signed_in(alice)


@pytest.fixture
def three(alice: Account) -> list[Lead]:
    return [make_lead(alice, name) for name in ("Ingrid Halvorsen", "Tomas Okafor", "Priya Raghunathan")]


def act(browser: Browser, leads: list[Lead], do: str, **said: str) -> tuple[int, list[str], str]:
    """Status, what the page then says, and that page."""
    ids = [str(lead.id) for lead in leads]
    answer = browser.send(ACT, {"lead": ids, "do": do, "next": "/leads?sort=name", **said})
    page = browser.get("/leads")
    return answer.status_code, toasts_on(page), page.text


def take_back(browser: Browser, page: str) -> None:
    form = page.partition('action="/leads/selection/undo"')[2].partition("</form>")[0]
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    fields.pop("csrf_token")
    assert browser.send("/leads/selection/undo", fields).status_code == 303


def test_a_tag_goes_to_all_and_comes_off_those_who_had_it_not(alices: Browser, three: list[Lead]) -> None:
    act(alices, three[:1], "tag", tag="Sales")
    status, said, page = act(alices, three, "tag", tag="sales")
    assert (status, said) == (303, ["2 people now wear “sales”."])
    assert [[tag.name for tag in lead.tags] for lead in three] == [["Sales"]] * 3
    take_back(alices, page)
    db.session.expire_all()
    assert [[tag.name for tag in lead.tags] for lead in three] == [["Sales"], [], []]


def test_stages_are_set_by_hand_and_taken_back(alices: Browser, alice: Account, three: list[Lead]) -> None:
    touch(alice, three[0], "2026-03-01T10:00")
    db.session.commit()
    status, said, page = act(alices, three, "stage", stage="contacted")
    assert (status, said) == (303, ["2 people set to “Contacted”."])
    assert {lead.stage for lead in three} == {Stage.CONTACTED}
    take_back(alices, page)
    db.session.expire_all()
    assert [lead.stage for lead in three] == [Stage.CONTACTED, Stage.PROSPECT, Stage.PROSPECT]
    assert [lead.contacted_at is None for lead in three] == [False, True, True]


def test_closing_and_its_undo(alices: Browser, three: list[Lead]) -> None:
    status, said, page = act(alices, three[:2], "close", why="not_a_fit")
    assert status == 303 and said[0].startswith("2 people closed")
    assert [lead.closing for lead in three] == [ClosingReason.NOT_A_FIT, ClosingReason.NOT_A_FIT, None]
    take_back(alices, page)
    db.session.expire_all()
    assert [lead.closing for lead in three] == [None] * 3


def test_follow_ups_for_those_who_have_no_step(alices: Browser, alice: Account, three: list[Lead]) -> None:
    touch(alice, three[0], "2026-03-04T10:00")
    db.session.commit()
    before = db.session.scalar(select(func.count(FollowUp.id)))
    status, said, page = act(alices, three, "follow_up", day="2026-03-12")
    assert status == 303 and "2 follow-ups planned" in said[0] and "1 person has a next step already" in said[0]
    planned = db.session.scalars(select(FollowUp).where(FollowUp.proposed.is_(False))).all()
    assert {(step.lead_id, step.due_on) for step in planned} == {(lead.id, date(2026, 3, 12)) for lead in three[1:]}
    assert before == 1
    take_back(alices, page)
    db.session.expire_all()
    assert all(step.ended for step in planned)


@pytest.mark.parametrize(
    ("do", "said", "sentence"),
    [
        ("tag", {"tag": " "}, "Type one tag"),
        ("follow_up", {"day": ""}, "Choose a day."),
        ("follow_up", {"day": "2026-03-01"}, "That day has passed."),
    ],
)
def test_what_is_missing_is_asked_for_and_who_was_ticked_stays_so(
    do: str, said: dict[str, str], sentence: str, alices: Browser, three: list[Lead]
) -> None:
    answer = alices.send(ACT, {"lead": [str(lead.id) for lead in three], "do": do, **said})
    assert answer.status_code == 422 and sentence in answer.text
    kept = re.findall(r'name="lead" value="(\d+)"', answer.text)
    assert kept == [str(lead.id) for lead in three]


def test_somebody_elses_lead_stops_everything(alices: Browser, bob: Account, three: list[Lead]) -> None:
    his = make_lead(bob, "His Lead")
    ids = [str(lead.id) for lead in (*three, his)]
    assert alices.send(ACT, {"lead": ids, "do": "stage", "stage": "met"}).status_code == 404
    assert {lead.stage for lead in (*three, his)} == {Stage.PROSPECT}


def test_undo_reaches_no_row_of_others(alices: Browser, bob: Account, signed_in: Callable[..., Browser]) -> None:
    his = make_lead(bob, "His Lead")
    _status, _said, page = act(signed_in(bob), [his], "close", why="ended")
    take_back(alices, page)
    db.session.expire_all()
    assert his.closing is ClosingReason.ENDED


@pytest.mark.parametrize("sent", [{"do": "explode"}, {}, {"do": "stage", "stage": "married"}])
def test_what_no_page_of_ours_sends_changes_nothing(sent: dict[str, str], alices: Browser, three: list[Lead]) -> None:
    answer = alices.send(ACT, {"lead": [str(three[0].id)], **sent})
    assert answer.status_code in (400, 422)
    assert three[0].stage is Stage.PROSPECT
