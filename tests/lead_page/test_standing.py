"""What is said about a lead as a whole: stage, closing, parking, do not contact, ongoing."""

from datetime import date

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, ClosingReason, Lead, Stage, StepKind
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, open_steps, touch


def test_a_stage_set_by_hand_with_a_date(alices: Browser, ingrid: Lead) -> None:
    answer = alices.send(f"/leads/{ingrid.id}/stage", {"stage": "met", "when": "2026-02-10", "why": "At the fair"})
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    assert (ingrid.stage, ingrid.met_on, ingrid.contacted_on) == (Stage.MET, date(2026, 2, 10), date(2026, 2, 10))
    page = alices.get(f"/leads/{ingrid.id}")
    assert "Set to “Met” by hand." in page.text and "At the fair" in page.text


def test_set_back_moves_no_milestone(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-10T09:00")
    alices.send(f"/leads/{ingrid.id}/stage", {"stage": "prospect"})
    assert (ingrid.stage, ingrid.contacted_at) == (Stage.PROSPECT, instant("2026-02-10T09:00"))


@pytest.mark.parametrize("fields", [{"stage": "married"}, {"stage": "met", "when": "2026-03-09"}, {}])
def test_a_stage_that_cannot_be_is_refused(alices: Browser, ingrid: Lead, fields: dict[str, str]) -> None:
    answer = alices.send(f"/leads/{ingrid.id}/stage", fields)
    assert answer.status_code == 422
    assert "One thing to mend" in answer.text
    assert ingrid.stage is Stage.PROSPECT


@pytest.mark.parametrize("why", list(ClosingReason))
def test_closing_and_reopening(alices: Browser, alice: Account, ingrid: Lead, why: ClosingReason) -> None:
    touch(alice, ingrid, "2026-03-04T09:00")
    assert alices.send(f"/leads/{ingrid.id}/closing", {"why": why.value}).status_code == 303
    assert (ingrid.closing, ingrid.closed_at, open_steps(ingrid)) == (why, clock.now(), [])
    assert "Reopen" in alices.get(f"/leads/{ingrid.id}").text
    alices.send(f"/leads/{ingrid.id}/reopening")
    assert ingrid.closing is None
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 11))]


def test_parked_until_a_day_comes_back_on_it(alices: Browser, ingrid: Lead) -> None:
    alices.send(f"/leads/{ingrid.id}/closing", {"why": "no_answer", "parked_until": "2026-06-01"})
    assert ingrid.parked_until == date(2026, 6, 1)
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 6, 1))]
    alices.send(f"/leads/{ingrid.id}/reopening")
    assert open_steps(ingrid) == []


def test_parked_until_a_day_that_has_passed_is_refused(alices: Browser, ingrid: Lead) -> None:
    answer = alices.send(f"/leads/{ingrid.id}/closing", {"why": "ended", "parked_until": "2026-03-05"})
    assert answer.status_code == 422
    assert "Choose a day after today." in answer.text and 'value="2026-03-05"' in answer.text
    assert ingrid.closing is None


def test_parking_with_one_click_is_for_three_months(alices: Browser, ingrid: Lead) -> None:
    alices.send(f"/leads/{ingrid.id}/parking")
    assert (ingrid.closing, ingrid.parked_until) == (ClosingReason.NO_ANSWER, date(2026, 6, 3))


def test_declined_offers_to_log_the_answer_until_it_is_logged(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-03-01T09:00")
    alices.send(f"/leads/{ingrid.id}/closing", {"why": "declined"})
    assert "Log the answer" in alices.get(f"/leads/{ingrid.id}").text
    touch(alice, ingrid, "2026-03-04T09:00", "in")
    assert "Log the answer" not in alices.get(f"/leads/{ingrid.id}").text


def test_do_not_contact_and_back(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-03-04T09:00")
    alices.send(f"/leads/{ingrid.id}/do-not-contact", {"marked": "y"})
    db.session.refresh(ingrid)
    assert (ingrid.do_not_contact_at, open_steps(ingrid)) == (clock.now(), [])
    assert "Do not contact:" in alices.get(f"/leads/{ingrid.id}").text
    alices.send(f"/leads/{ingrid.id}/do-not-contact")
    db.session.refresh(ingrid)
    assert (ingrid.do_not_contact_at, len(open_steps(ingrid))) == (None, 1)


def test_ongoing_is_offered_after_the_second_conversation(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-01T09:00", kind="call", channel="phone")
    assert "It is ongoing" not in alices.get(f"/leads/{ingrid.id}").text
    touch(alice, ingrid, "2026-02-20T09:00", kind="meeting", channel="in_person")
    assert "You have talked 2 times." in alices.get(f"/leads/{ingrid.id}").text
    alices.send(f"/leads/{ingrid.id}/stage", {"stage": "ongoing"})
    assert ingrid.ongoing_at == clock.now()
    assert "It is ongoing" not in alices.get(f"/leads/{ingrid.id}").text


@pytest.mark.parametrize("noun", ["stage", "closing", "reopening", "parking", "do-not-contact", "waiting"])
def test_only_ones_own_and_only_by_post(alices: Browser, bob: Account, noun: str) -> None:
    lead = make_lead(bob)
    assert alices.send(f"/leads/{lead.id}/{noun}", {"stage": "met", "why": "ended"}).status_code == 404
    assert alices.get(f"/leads/{lead.id}/{noun}").status_code == 405
    assert (lead.stage, lead.closing) == (Stage.PROSPECT, None)
