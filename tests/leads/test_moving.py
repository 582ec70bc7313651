"""Moving somebody on the board: what is written for it, and how it is taken back."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Lead, Stage, StageEvent, Touchpoint
from tests.leads.reading import column_of, toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

Clock = Callable[[str], datetime]


def touchpoints() -> list[Touchpoint]:
    return list(db.session.scalars(select(Touchpoint).order_by(Touchpoint.id)))


def written(touchpoint: Touchpoint) -> tuple[str, str, str]:
    return touchpoint.direction.value, touchpoint.kind.value, touchpoint.channel.value


def move(browser: Browser, lead: Lead, stage: str, **more: str) -> int:
    return browser.send(f"/leads/{lead.id}/move", {"stage": stage, **more}).status_code


def test_each_step_forward_logs_its_contact(alices: Browser, alice: Account, at: Clock) -> None:
    lead = make_lead(alice, channel="linkedin")
    for hour, stage in enumerate(("contacted", "replied", "met")):
        at(f"2026-03-05T1{hour}:00:00Z")
        assert move(alices, lead, stage) == 303
        assert lead.stage == stage
    assert [written(each) for each in touchpoints()] == [
        ("out", "message", "linkedin"), ("in", "message", "linkedin"), ("out", "call", "video"),
    ]  # fmt: skip


def test_channel_and_day_can_be_said(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    assert move(alices, lead, "met", channel="event", day="2026-02-10") == 303
    (met,) = touchpoints()
    assert (written(met), met.occurred_on.isoformat() if met.occurred_on else "") == (
        ("out", "meeting", "event"),
        "2026-02-10",
    )
    assert lead.met_on == lead.contacted_on == met.occurred_on


def test_ongoing_and_back_are_set_by_hand(alices: Browser, alice: Account, at: Clock) -> None:
    lead = make_lead(alice)
    assert move(alices, lead, "ongoing") == 303
    at("2026-03-05T10:00:00Z")
    assert move(alices, lead, "contacted") == 303
    assert (lead.stage, touchpoints()) == (Stage.CONTACTED, [])
    assert lead.ongoing_at is not None  # setting a stage back moves no milestone
    assert "set by hand" in toasts_on(alices.get("/board"))[-1]


def test_an_answer_without_my_writing_is_set_by_hand(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    assert move(alices, lead, "replied") == 303
    assert (lead.stage, touchpoints()) == (Stage.REPLIED, [])


def test_a_move_is_undone_and_stays_in_the_history(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    move(alices, lead, "contacted")
    event = db.session.scalars(select(StageEvent)).one()
    assert f'action="/board/moves/{event.id}/undo"' in alices.get("/board").text
    assert alices.send(f"/board/moves/{event.id}/undo").status_code == 303
    assert (lead.stage, lead.contacted_at) == (Stage.PROSPECT, None)
    assert event.voided_at is not None and touchpoints()[0].voided_at is not None
    assert toasts_on(alices.get("/board")) == ["Ingrid Halvorsen is back at “Prospect”."]


def test_a_move_is_undone_once(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    move(alices, lead, "ongoing")
    event = db.session.scalars(select(StageEvent)).one()
    alices.send(f"/board/moves/{event.id}/undo")
    voided = event.voided_at
    assert alices.send(f"/board/moves/{event.id}/undo").status_code == 303
    assert event.voided_at == voided
    assert toasts_on(alices.get("/board"))[-1] == "This was taken back already."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"stage": "met", "day": "2026-03-06"}, "This day is yet to come."),
        ({"stage": "met", "day": "1066-10-14"}, "This day is too long ago."),
        ({"stage": "prospect"}, "stands there already."),
        ({"stage": "nowhere"}, "Not a valid choice"),
        ({}, ""),
        ({"stage": "met", "channel": "pigeon"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_is_refused(alices: Browser, alice: Account, data: dict[str, str], said: str) -> None:
    lead = make_lead(alice)
    page = alices.send(f"/leads/{lead.id}/move", data)
    assert page.status_code == 422
    assert said in page.text
    assert (lead.stage, touchpoints()) == (Stage.PROSPECT, [])


def test_what_came_later_wins_and_the_page_says_so(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    touch(alice, lead, "2026-03-01T10:00")
    move(alices, lead, "prospect")
    move(alices, lead, "contacted", day="2026-02-01")
    assert lead.stage is Stage.PROSPECT
    assert "stands at “Prospect” by what came later" in toasts_on(alices.get("/board"))[-1]


def test_the_plain_form_offers_the_next_stage(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    page = alices.get(f"/leads/{lead.id}/move").text
    assert '<option selected value="contacted">' in page
    assert 'value="2026-03-05"' in page


def test_a_move_leads_back_inside_this_site_only(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    answer = alices.send(f"/leads/{lead.id}/move", {"stage": "met", "next": "//example.org/"})
    assert answer.location == "/board"
    other = make_lead(alice, "Tomas")
    assert alices.send(f"/leads/{other.id}/move", {"stage": "met", "next": "/board?q=x"}).location == "/board?q=x"


def test_others_cannot_move_or_undo(
    alices: Browser, alice: Account, bob: Account, signed_in: Callable[..., Browser]
) -> None:
    lead = make_lead(alice)
    move(alices, lead, "contacted")
    event = db.session.scalars(select(StageEvent)).one()
    his = signed_in(bob)
    assert move(his, lead, "met") == his.send(f"/board/moves/{event.id}/undo").status_code == 404
    assert (lead.stage, event.voided_at) == (Stage.CONTACTED, None)
    assert his.get(f"/board/moves/{event.id}/undo").status_code == 405


def test_a_moved_card_stands_in_its_column(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    move(alices, lead, "contacted")
    page = alices.get("/board")
    assert (column_of(page, "prospect"), column_of(page, "contacted")) == ([], [lead.name])
