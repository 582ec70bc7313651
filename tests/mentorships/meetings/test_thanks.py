"""Thanks are said once: here or where the lead is looked after, and Today asks in one place."""

from datetime import date

import pytest
from flask import current_app

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.meetings.dues import dues
from outreach.models import Account, Lead, Meeting, MeetingState, Mentorship, StepKind
from tests.mentorships.meetings.conftest import hold, meet
from tests.support.browser import Browser
from tests.support.leads import only_step, open_steps, touch

HELD = {"on_day": "2026-03-04", "hour": "16:00", "minutes": "60", "channel": "video"}


@pytest.fixture
def held(alices: Browser, mentorship: Mentorship) -> Meeting:
    meeting = meet(mentorship, "2026-03-04")
    hold(alices, meeting, HELD)
    return meeting


def thanks_in_dues(owner: Account) -> list[str]:
    """The lines about thanks that this room has for Today."""
    today = clock.today(owner.zone)
    with current_app.test_request_context():
        return [due.mark for due in dues(owner, today, today) if due.mark.startswith("thanks")]


def test_thanks_here_end_the_step_of_the_lead(alices: Browser, ingrid: Lead, held: Meeting) -> None:
    assert open_steps(ingrid) == [(StepKind.THANK, date(2026, 3, 5))]
    assert alices.send(f"/meetings/{held.id}/thanks").status_code == 303
    assert held.thanked_on == date(2026, 3, 5) and open_steps(ingrid) == []


def test_not_said_after_all(alices: Browser, ingrid: Lead, held: Meeting) -> None:
    alices.send(f"/meetings/{held.id}/thanks")
    alices.send(f"/meetings/{held.id}/thanks", {"said": "no"})
    assert held.thanked_on is None and open_steps(ingrid) == [(StepKind.THANK, date(2026, 3, 5))]


def test_the_step_of_the_lead_counts_as_thanks_here(alices: Browser, ingrid: Lead, held: Meeting) -> None:
    page = f"/meetings/{held.id}"
    assert "Say thank you within a day" in alices.get(page).text
    alices.send(f"/follow-ups/{only_step(ingrid).id}/completion")
    assert "Thanks said on Thursday" in alices.get(page).text
    assert "Thanks not said yet" not in alices.get(f"/mentorships/{held.mentorship_id}/meetings").text


def test_a_message_of_thanks_counts_too(alices: Browser, alice: Account, ingrid: Lead, held: Meeting) -> None:
    touch(alice, ingrid, "2026-03-05T08:00")
    assert "Thanks said on Thursday" in alices.get(f"/meetings/{held.id}").text


def test_a_corrected_day_does_not_ask_for_thanks_again(alices: Browser, ingrid: Lead, held: Meeting) -> None:
    alices.send(f"/follow-ups/{only_step(ingrid).id}/completion")
    right = {**HELD, "on_day": "2026-03-03"}
    assert hold(alices, held, right).status_code == 303
    assert open_steps(ingrid) == [] and held.thanked_on == date(2026, 3, 5)


def test_with_a_lead_this_room_says_nothing(alice: Account, held: Meeting) -> None:
    assert thanks_in_dues(alice) == []


def test_without_a_lead_this_room_asks(alices: Browser, alice: Account, mentoring: Mentorship) -> None:
    meeting = meet(mentoring, "2026-03-04")
    hold(alices, meeting, HELD)
    assert thanks_in_dues(alice) == [f"thanks-{meeting.id}-2026-03-04"]
    alices.send(f"/meetings/{meeting.id}/thanks")
    assert thanks_in_dues(alice) == [] and meeting.thanked_on == date(2026, 3, 5)


def test_the_last_talk_alone_is_asked_about(alice: Account, mentoring: Mentorship) -> None:
    meet(mentoring, "2026-02-04", state=MeetingState.HELD)
    last = meet(mentoring, "2026-03-04", state=MeetingState.HELD)
    assert thanks_in_dues(alice) == [f"thanks-{last.id}-2026-03-04"]
    last.thanked_on = last.on_day
    db.session.commit()
    assert thanks_in_dues(alice) == []


def test_nobody_is_thanked_for_what_was_not_held(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-04")
    answer = alices.send(f"/meetings/{meeting.id}/thanks", follow_redirects=True)
    assert "Thanks are for a talk that was held" in answer.text and meeting.thanked_on is None
