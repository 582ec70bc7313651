"""A meeting that was held is a contact of the lead; correcting, cancelling and thanking keep the two in step."""

from datetime import date

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships.hours import hours_of
from outreach.models import (
    Account,
    Kind,
    Lead,
    Meeting,
    MeetingState,
    Mentorship,
    Stage,
    StepKind,
    Touchpoint,
)
from tests.mentorships.meetings.conftest import agree, hold, make_mentorship, meet
from tests.support.browser import Browser
from tests.support.leads import make_lead, open_steps

HELD = {"on_day": "2026-03-04", "hour": "16:00", "minutes": "75", "channel": "video"}
THANK = (StepKind.THANK, date(2026, 3, 5))


@pytest.fixture
def meeting(mentorship: Mentorship) -> Meeting:
    return meet(mentorship, "2026-03-04", minutes=60)


def contacts(lead: Lead, *, voided: bool = False) -> list[Touchpoint]:
    """What the history of the lead says, or what was taken back of it."""
    found = select(Touchpoint).where(Touchpoint.lead_id == lead.id).order_by(Touchpoint.id)
    return [row for row in db.session.scalars(found) if (row.voided_at is not None) == voided]


def test_it_counts_and_stands_in_the_history(
    alices: Browser, alice: Account, ingrid: Lead, mentorship: Mentorship, meeting: Meeting
) -> None:
    answer = hold(alices, meeting, HELD)
    assert (answer.status_code, answer.location) == (303, f"/meetings/{meeting.id}")
    [contact] = contacts(ingrid)
    assert (contact.kind, contact.channel.value) == (Kind.MEETING, "video")
    assert contact.occurred_at.isoformat() == "2026-03-04T15:00:00+00:00"
    assert (meeting.state, meeting.minutes, meeting.touchpoint_id) == (MeetingState.HELD, 75, contact.id)
    assert hours_of(alice, mentorship).held == 75
    assert ingrid.stage is Stage.MET
    assert open_steps(ingrid) == [THANK]


def test_without_an_hour_only_the_day_is_known(alices: Browser, ingrid: Lead, meeting: Meeting) -> None:
    hold(alices, meeting, {**HELD, "hour": ""})
    assert contacts(ingrid)[0].occurred_on == date(2026, 3, 4) and meeting.at is None


def test_the_next_one_is_planned_by_the_rhythm(alices: Browser, mentorship: Mentorship) -> None:
    agree(mentorship, meets="fortnightly", period_until=date(2026, 12, 31))
    meeting = meet(mentorship, "2026-03-04", place="Café de la Paix")
    answer = hold(alices, meeting, {**HELD, "plan_next": "y"}, follow_redirects=True)
    assert "Wed 18 Mar" in answer.text.replace("\xa0", " ")
    [following] = db.session.scalars(select(Meeting).where(Meeting.state == MeetingState.PLANNED))
    assert (following.on_day, following.place, following.minutes) == (date(2026, 3, 18), "Café de la Paix", 75)
    assert following.at is not None and following.at.isoformat() == "2026-03-18T15:00:00+00:00"


def test_its_hour_stays_when_the_clocks_change(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    hold(alices, meeting, {**HELD, "plan_next": "y"})
    [following] = db.session.scalars(select(Meeting).where(Meeting.state == MeetingState.PLANNED))
    assert following.on_day == date(2026, 4, 4)  # without an agreement monthly
    assert following.at is not None and following.at.isoformat() == "2026-04-04T14:00:00+00:00"


@pytest.mark.parametrize("over", ["mentorship", "period", "planned", "not wanted"])
def test_none_is_planned_where_none_follows(
    alices: Browser, mentorship: Mentorship, meeting: Meeting, over: str
) -> None:
    if over == "mentorship":
        mentorship.ended_on = date(2026, 3, 5)
    elif over == "period":
        agree(mentorship, period_from=date(2026, 1, 1), period_until=date(2026, 4, 3))
    elif over == "planned":
        meet(mentorship, "2026-05-02")
    wanted = {} if over == "not wanted" else {"plan_next": "y"}
    assert hold(alices, meeting, {**HELD, **wanted}).status_code == 303
    planned = db.session.scalars(select(Meeting).where(Meeting.state == MeetingState.PLANNED)).all()
    assert len(planned) == (1 if over == "planned" else 0)


def test_correcting_the_day_corrects_the_history(alices: Browser, ingrid: Lead, meeting: Meeting) -> None:
    hold(alices, meeting, HELD)
    right = {**HELD, "on_day": "2026-03-02", "minutes": "50"}
    assert hold(alices, meeting, right).status_code == 303
    [contact] = contacts(ingrid)
    assert contact.occurred_at.isoformat() == "2026-03-02T15:00:00+00:00"
    assert (meeting.on_day, meeting.minutes, meeting.touchpoint_id) == (date(2026, 3, 2), 50, contact.id)
    assert len(contacts(ingrid, voided=True)) == 1


def test_correcting_the_minutes_alone_leaves_the_history(alices: Browser, ingrid: Lead, meeting: Meeting) -> None:
    hold(alices, meeting, HELD)
    hold(alices, meeting, {**HELD, "minutes": "50"})
    assert len(contacts(ingrid)) == 1 and contacts(ingrid, voided=True) == [] and meeting.minutes == 50


def test_it_never_took_place(
    alices: Browser, alice: Account, ingrid: Lead, mentorship: Mentorship, meeting: Meeting
) -> None:
    hold(alices, meeting, HELD)
    alices.send(f"/meetings/{meeting.id}/thanks")
    assert alices.send(f"/meetings/{meeting.id}/cancelling").status_code == 303
    assert contacts(ingrid) == [] and len(contacts(ingrid, voided=True)) == 1
    assert (meeting.state, meeting.thanked_on) == (MeetingState.CANCELLED, None)
    assert hours_of(alice, mentorship).held == 0 and open_steps(ingrid) == []
    assert ingrid.stage is Stage.PROSPECT


def test_after_all_it_takes_place_and_is_logged_anew(alices: Browser, ingrid: Lead, meeting: Meeting) -> None:
    hold(alices, meeting, HELD)
    alices.send(f"/meetings/{meeting.id}/cancelling")
    assert alices.send(f"/meetings/{meeting.id}/reopening").status_code == 303
    assert meeting.state is MeetingState.PLANNED
    hold(alices, meeting, HELD)
    assert len(contacts(ingrid)) == 1 and len(contacts(ingrid, voided=True)) == 1


def test_taken_back_on_the_page_of_the_lead(alices: Browser, ingrid: Lead, meeting: Meeting) -> None:
    hold(alices, meeting, HELD)
    alices.send(f"/touchpoints/{meeting.touchpoint_id}/voiding")
    assert "was taken back. Did it take place?" in alices.get(f"/meetings/{meeting.id}").text
    hold(alices, meeting, HELD)
    [contact] = contacts(ingrid)
    assert contact.id == meeting.touchpoint_id


def test_corrected_on_the_page_of_the_lead(alices: Browser, ingrid: Lead, meeting: Meeting) -> None:
    hold(alices, meeting, HELD)
    told = {"direction": "out", "kind": "meeting", "channel": "video", "when": "2026-03-02 16:00", "text": ""}
    alices.send(f"/touchpoints/{meeting.touchpoint_id}/correction", told)
    assert "this meeting is on Monday 2 March" in alices.get(f"/meetings/{meeting.id}").text.replace("\xa0", " ")
    alices.send(f"/meetings/{meeting.id}/cancelling")
    assert contacts(ingrid) == []


def test_a_meeting_with_somebody_who_is_no_lead(alices: Browser, alice: Account, mentoring: Mentorship) -> None:
    meeting = meet(mentoring, "2026-03-04")
    assert hold(alices, meeting, HELD).status_code == 303
    assert (meeting.state, meeting.touchpoint_id) == (MeetingState.HELD, None)
    assert hours_of(alice, mentoring).held == 75
    assert alices.send(f"/meetings/{meeting.id}/cancelling").status_code == 303


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"on_day": "2026-03-06"}, "This has not happened yet"),
        ({"on_day": "1969-03-06"}, "Is the year right"),
        ({"on_day": ""}, "Choose a day"),
        ({"minutes": "1441"}, "between 0 and 1440"),
        ({"minutes": "-1"}, "between 0 and 1440"),
        ({"minutes": ""}, "how long it was"),
        ({"channel": "email"}, "Not a valid choice"),
        ({"was": "long ago"}, "Changed meanwhile in another window"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    alices: Browser, ingrid: Lead, meeting: Meeting, wrong: dict[str, str], words: str
) -> None:
    answer = hold(alices, meeting, {**HELD, "minutes": "47", **wrong})
    assert answer.status_code == 422 and words in answer.text
    assert f'value="{wrong.get("minutes", "47")}"' in answer.text
    db.session.refresh(meeting)
    assert meeting.state is MeetingState.PLANNED and contacts(ingrid) == []


def test_only_ones_own(alices: Browser, bob: Account) -> None:
    lead = make_lead(bob)
    meeting = meet(make_mentorship(bob, lead), "2026-03-04")
    for verb in ("holding", "cancelling", "thanks", "notes", "next"):
        assert alices.send(f"/meetings/{meeting.id}/{verb}", HELD).status_code == 404
    assert contacts(lead) == []
