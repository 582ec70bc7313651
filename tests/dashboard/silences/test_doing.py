"""Waiting, following up and parking from the page, and taking it back."""

from datetime import date

import pytest

from outreach.extensions import db
from outreach.models import Account, ClosingReason, FollowUp, Lead, StepKind
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import read
from tests.dashboard.silences.conftest import Row
from tests.support.browser import Browser
from tests.support.leads import only_step, open_steps
from tests.trust.pages import as_sent, forms_on

LATER = date(2026, 3, 16)  # a Monday


def undo(browser: Browser) -> None:
    """Press Undo of the message that the page shows."""
    page = browser.get("/silences").text
    [form] = [form for form in forms_on("/silences", page) if form.action.endswith("/undo")]
    assert browser.send(form.action, form.fields).status_code == 303


def test_waiting_puts_the_proposed_step_off_and_undo_puts_it_back(alices: Browser, make_lead: MakeLead) -> None:
    lead = make_lead(9, name="Ada")
    before = only_step(lead)
    was = (before.kind, before.due_on, before.proposed)
    answer = alices.send(f"/silences/{lead.id}/waiting", {"until": "2026-03-16", "next": "/silences?page=1#main"})
    assert (answer.status_code, answer.location) == (303, "/silences?page=1#main")
    assert open_steps(lead) == [(StepKind.FOLLOW_UP, LATER)]
    undo(alices)
    db.session.expire_all()
    after = only_step(lead)
    assert (after.kind, after.due_on, after.proposed) == was


def test_waiting_with_nobody_planned_makes_a_step_and_undo_takes_it_away(
    alices: Browser, make_lead: MakeLead, row: Row
) -> None:
    lead = make_lead(9, name="Ada")
    step = only_step(lead)
    step.proposed = False
    step.cancel(step.created_at)
    alices.send(f"/silences/{lead.id}/waiting", {"until": "2026-03-16"})
    assert open_steps(lead) == [(StepKind.FOLLOW_UP, LATER)]
    undo(alices)
    db.session.expire_all()
    assert open_steps(lead) == []


def test_waiting_leaves_appointments_and_what_is_later_alone(alices: Browser, make_lead: MakeLead) -> None:
    lead = make_lead(9, 5, name="Ada")
    only_step(lead).snooze(date(2026, 4, 1))
    plan = {"what": "First talk", "date": "2026-03-10", "hour": "16:00"}
    alices.send(f"/leads/{lead.id}/follow-ups", plan)
    alices.send(f"/silences/{lead.id}/waiting", {"until": "2026-03-16"})
    assert open_steps(lead) == [(StepKind.MEETING, date(2026, 3, 10)), (StepKind.ANSWER, date(2026, 4, 1))]
    assert "Nothing to change: nothing is due with Ada before Monday 16 March." in read(alices.get("/silences").text)


@pytest.mark.parametrize("until", ["", "soon", "2026-02-31"])
def test_without_a_day_it_is_a_week(alices: Browser, make_lead: MakeLead, until: str) -> None:
    lead = make_lead(9)
    alices.send(f"/silences/{lead.id}/waiting", {"until": until})
    assert open_steps(lead) == [(StepKind.FOLLOW_UP, date(2026, 3, 12))]


@pytest.mark.parametrize("until", ["2026-03-05", "2099-01-01"])
def test_a_day_that_cannot_be_is_said_and_changes_nothing(alices: Browser, make_lead: MakeLead, until: str) -> None:
    lead = make_lead(9)
    before = open_steps(lead)
    assert alices.send(f"/silences/{lead.id}/waiting", {"until": until}).status_code == 303
    assert open_steps(lead) == before
    assert "can wait until" not in read(alices.get("/silences").text)


def test_the_day_on_the_button_is_a_week_or_when_half_of_the_answers_have_come(
    alices: Browser, make_lead: MakeLead
) -> None:
    for number in range(5):
        make_lead(60, 60 - 20, name=f"Answered {number}")
    lead = make_lead(3, name="Ada")
    wanted = {form.action: form.fields for form in forms_on("/silences", alices.get("/silences").text)}
    # Half answer by day 20; written to on 2 March, the step of the cadence is due on 9 March.
    assert wanted[f"/silences/{lead.id}/waiting"]["until"] == "2026-03-23"


def test_parking_from_the_line_and_back(alices: Browser, make_lead: MakeLead, row: Row) -> None:
    lead = make_lead(9, name="Ada")
    [form] = [f for f in forms_on("/silences", alices.get("/silences").text) if f.action.endswith("/parking")]
    alices.send(form.action, as_sent(form, alices.token()))
    db.session.refresh(lead)
    assert (lead.closing, lead.parked_until) == (ClosingReason.NO_ANSWER, date(2026, 6, 3))
    assert row("Ada") == ""
    alices.send(f"/leads/{lead.id}/reopening", {"next": "/silences"})
    assert "9 days" in row("Ada")


def test_following_up_leads_to_the_box_in_which_it_is_logged(alices: Browser, make_lead: MakeLead) -> None:
    lead = make_lead(9, name="Ada")
    assert f'href="/leads/{lead.id}?log=out#log"' in alices.get("/silences").text
    page = alices.get(f"/leads/{lead.id}?log=out").text
    assert '<option selected value="email">' in page


def test_the_focus_goes_to_the_next_line(alices: Browser, make_lead: MakeLead) -> None:
    first, second = (make_lead(days, name=f"Silent {days}") for days in (9, 30))
    forms = {form.action: form.fields for form in forms_on("/silences", alices.get("/silences").text)}
    assert forms[f"/silences/{first.id}/waiting"]["next"] == f"/silences#silence-{second.id}"
    assert forms[f"/leads/{second.id}/parking"]["next"] == "/silences#main"


@pytest.mark.parametrize("before", ["x", "1", "1:2:3", "1:2026-13-01:0"])
def test_an_undo_that_cannot_be_read_is_refused(alices: Browser, make_lead: MakeLead, before: str) -> None:
    lead = make_lead(9)
    assert alices.send(f"/silences/{lead.id}/waiting/undo", {"before": before}).status_code == 400


def test_an_undo_to_a_day_that_cannot_have_been_is_refused(alices: Browser, make_lead: MakeLead) -> None:
    lead = make_lead(9, name="Ada")
    before = open_steps(lead)
    sent = {"before": f"{only_step(lead).id}:9999-12-31:0"}
    assert alices.send(f"/silences/{lead.id}/waiting/undo", sent).status_code == 400
    db.session.expire_all()
    assert open_steps(lead) == before
    page = alices.get("/silences")
    assert (page.status_code, "Taken back." in read(page.text)) == (200, False)


def test_undo_reaches_the_steps_of_this_person_alone(alices: Browser, make_lead: MakeLead, alice: Account) -> None:
    lead, other = make_lead(9), make_lead(12)
    step = only_step(other)
    alices.send(f"/silences/{lead.id}/waiting/undo", {"before": f"{step.id}:2026-12-24:0,{step.id}::0"})
    db.session.expire_all()
    assert db.session.get_one(FollowUp, step.id).due_on == date(2026, 3, 2)


def test_a_mark_set_meanwhile_is_said(alices: Browser, make_lead: MakeLead) -> None:
    lead: Lead = make_lead(9)
    alices.send(f"/leads/{lead.id}/do-not-contact", {"marked": "y"})
    alices.send(f"/silences/{lead.id}/waiting")
    assert "marked “do not contact”" in read(alices.get("/silences").text)
