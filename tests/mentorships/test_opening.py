"""It became a mentorship: opened from a lead, or with somebody who is none."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.mentorships.checklist_words import SHIPPED
from outreach.models import (
    Account,
    Beginning,
    Brief,
    ChecklistItem,
    ClosingReason,
    Lead,
    Mentorship,
    Moment,
    Phase,
    PhasePassage,
    Role,
    Stage,
)
from outreach.touchpoints.standing import close_lead
from tests.leads.reading import errors_on, toasts_on
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

At = Callable[[str], datetime]
HOW = {"role": "mentee", "beginning": "they_offered", "story": " after a  talk ", "began_on": "2026-03-02", "brief": ""}


@pytest.fixture(autouse=True)
def _today(at: At) -> None:
    at("2026-03-05T08:00Z")


def only() -> Mentorship:
    return db.session.scalars(select(Mentorship)).one()


def send(browser: Browser, lead: Lead, **said: Any) -> Any:
    return browser.send(f"/leads/{lead.id}/mentorships/new", {**HOW, **said})


def test_it_opens_in_its_first_phase(alices: Browser, alice: Account) -> None:
    brief = db.session.scalars(select(Brief.id).where(Brief.owner_id == alice.id)).one()
    answer = send(alices, make_lead(alice), brief=str(brief))
    made = only()
    assert (answer.status_code, answer.location) == (303, f"/mentorships/{made.id}")
    assert (made.role, made.beginning, made.story) == (Role.MENTEE, Beginning.THEY_OFFERED, "after a talk")
    assert (made.began_on, made.brief_id, made.phase, made.ended_on) == (date(2026, 3, 2), brief, "preparation", None)
    passage = db.session.scalars(select(PhasePassage)).one()
    assert (passage.phase, passage.entered_on, passage.left_open) == (Phase.PREPARATION, date(2026, 3, 2), 0)
    assert toasts_on(alices.get(answer.location)) == ["The mentorship with Ingrid Halvorsen is open."]


def test_the_lead_becomes_ongoing_on_that_day(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    touch(alice, lead, "2026-02-01T10:00")
    send(alices, lead)
    db.session.refresh(lead)
    assert (lead.stage, lead.ongoing_on) == (Stage.ONGOING, date(2026, 3, 2))


def test_a_second_click_opens_nothing_twice(alices: Browser, alice: Account, at: At) -> None:
    lead = make_lead(alice)
    assert send(alices, lead).location == send(alices, lead).location == f"/mentorships/{only().id}"
    at("2026-03-05T08:01Z")
    assert send(alices, lead).location != f"/mentorships/{db.session.scalars(select(Mentorship.id)).first()}"


def test_who_is_ongoing_already_stays_so_since_then(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    make_mentorship(alice, lead, began_on=date(2026, 1, 1))
    send(alices, lead)
    db.session.refresh(lead)
    assert lead.ongoing_on == date(2026, 1, 1)


def test_a_lead_whom_i_mentor_is_left_where_it_stands(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    send(alices, lead, role="mentor")
    db.session.refresh(lead)
    assert (lead.stage, only().role) == (Stage.PROSPECT, Role.MENTOR)


def test_a_closed_lead_is_pursued_again(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    close_lead(alice, lead, ClosingReason.NO_ANSWER, Moment.of_day(date(2026, 2, 1), alice.zone))
    send(alices, lead)
    db.session.refresh(lead)
    assert (lead.closing, lead.stage) == (None, Stage.ONGOING)


@pytest.mark.parametrize(
    ("said", "words"),
    [({"began_on": "2026-03-06"}, "yet to come"), ({"began_on": ""}, "Choose a day"),
     ({"began_on": "0999-01-01"}, "Is the year right"), ({"story": "x" * 301}, "300 characters")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(alices: Browser, alice: Account, said: dict[str, str], words: str) -> None:
    lead = make_lead(alice)
    page = send(alices, lead, **said)
    assert page.status_code == 422
    assert words in " ".join(errors_on(page))
    assert db.session.scalar(select(func.count()).select_from(Mentorship)) == 0
    db.session.refresh(lead)
    assert lead.stage is Stage.PROSPECT


def test_nobody_who_must_not_be_contacted(alices: Browser, alice: Account, at: At) -> None:
    lead = make_lead(alice, do_not_contact_at=at("2026-03-05T08:00Z"))
    page = send(alices, lead)
    assert page.status_code == 422 and "do not contact" in page.text
    assert "/mentorships/new" not in alices.get(f"/leads/{lead.id}").text


def test_a_brief_of_somebody_else_is_none(alices: Browser, alice: Account, bob: Account) -> None:
    his = db.session.scalars(select(Brief.id).where(Brief.owner_id == bob.id)).one()
    assert send(alices, make_lead(alice), brief=str(his)).status_code == 422


def test_somebody_whom_i_mentor_needs_no_lead(alices: Browser, alice: Account) -> None:
    answer = alices.send("/mentorships", {"name": " Jonas  Petit ", **HOW})
    made = only()
    assert (answer.location, made.display_name, made.lead_id) == (f"/mentorships/{made.id}", "Jonas Petit", None)
    assert made.role is Role.MENTOR
    assert alices.send("/mentorships", {"name": " ", **HOW}).status_code == 422
    assert db.session.scalar(select(func.count()).select_from(Lead)) == 0


@pytest.mark.parametrize("role", list(Role))
def test_the_checklists_of_the_role_come_with_it(alice: Account, role: Role) -> None:
    made = make_mentorship(alice, make_lead(alice), role=role)
    rows = db.session.scalars(select(ChecklistItem).order_by(ChecklistItem.position, ChecklistItem.id)).all()
    shipped = {phase: [row.key for row in rows if row.phase is phase] for phase in Phase}
    assert shipped == {phase: list(points) for phase, points in SHIPPED[role].items()}
    assert {(row.text, row.done_on, row.mentorship_id) for row in rows} == {("", None, made.id)}


def test_one_finds_with_whom_by_typing(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, "Ada Okafor")
    make_lead(alice, "Ingrid Halvorsen")
    page = alices.get("/mentorships/new?q=oka").text
    assert f'href="/leads/{lead.id}/mentorships/new"' in page and "Ingrid" not in page
    assert "Nobody of that name yet." in alices.get("/mentorships/new?q=zzz").text


def test_the_lead_offers_it_after_the_second_talk(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    offer = f'<a class="btn btn-outline-secondary btn-sm" href="/leads/{lead.id}/mentorships/new">'
    assert offer not in alices.get(f"/leads/{lead.id}").text
    for day in ("2026-02-01T10:00", "2026-02-08T10:00"):
        touch(alice, lead, day, kind="call", channel="video")
    assert offer in alices.get(f"/leads/{lead.id}").text
    made = make_mentorship(alice, lead)
    page = alices.get(f"/leads/{lead.id}").text
    assert offer not in page and f'href="/mentorships/{made.id}"' in page
