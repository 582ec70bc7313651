"""What meetings ask of Today: by days of the account's zone, over changes of the clocks and ends of months."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import current_app
from sqlalchemy import event

from outreach.extensions import db
from outreach.mentorships.meetings.actions import plan_tag
from outreach.mentorships.meetings.dues import dues
from outreach.models import Account, Meeting, MeetingState, Mentorship, Party
from outreach.web.due import Due
from tests.mentorships.meetings.conftest import agree, hold, line, make_mentorship, meet
from tests.support.browser import Browser

TODAY = date(2026, 3, 5)
SignedIn = Callable[[Account], Browser]


def lines(owner: Account, today: date = TODAY, days: int = 0) -> list[Due]:
    """What is due until so many days later."""
    db.session.commit()
    with current_app.test_request_context():
        return dues(owner, today, today + timedelta(days=days))


def said(owner: Account, today: date = TODAY, days: int = 0) -> list[tuple[str, date]]:
    """What, and on which day."""
    return [(due.mark.split("-")[0], due.due_on) for due in lines(owner, today, days)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 8), []),
        (date(2026, 3, 9), [("prepare", date(2026, 3, 9))]),
        (date(2026, 3, 10), [("prepare", date(2026, 3, 9))]),
        (date(2026, 3, 11), [("meeting", date(2026, 3, 11))]),
        (date(2026, 3, 12), [("tell", date(2026, 3, 12))]),
        (date(2026, 3, 20), [("tell", date(2026, 3, 12))]),
    ],
)
def test_before_on_and_after_its_day(
    alice: Account, mentorship: Mentorship, today: date, expected: list[tuple[str, date]]
) -> None:
    meet(mentorship, "2026-03-11")
    assert said(alice, today) == expected


def test_what_was_sent_ahead_is_prepared(alice: Account, mentorship: Mentorship) -> None:
    meet(mentorship, "2026-03-06", sent_on=date(2026, 3, 5))
    assert said(alice) == []


def test_the_week_ahead_knows_both(alice: Account, mentorship: Mentorship) -> None:
    meet(mentorship, "2026-03-10")
    assert said(alice, days=7) == [("prepare", date(2026, 3, 8)), ("meeting", date(2026, 3, 10))]


def test_a_meeting_says_its_hour_and_where_it_is_opened(alice: Account, mentorship: Mentorship) -> None:
    at = datetime(2026, 3, 5, 15, tzinfo=UTC)
    meeting = meet(mentorship, "2026-03-05", at=at)
    [due] = lines(alice)
    assert (due.due_at, due.url, due.name) == (at, f"/meetings/{meeting.id}", "Ingrid Halvorsen")
    assert due.lead_id == mentorship.lead_id and len(due.mark) <= 80


@pytest.mark.parametrize(("night", "hour"), [("2026-03-29", 1), ("2026-10-25", 0)])
def test_half_past_two_on_the_night_of_the_change(
    signed_in: SignedIn, alice: Account, mentorship: Mentorship, at: Callable[[str], datetime], night: str, hour: int
) -> None:
    meeting = meet(mentorship, "2026-03-11")
    plan = {"on_day": night, "hour": "02:30", "channel": "phone", "minutes": "30", "was": plan_tag(meeting)}
    assert signed_in(alice).send(f"/meetings/{meeting.id}/plan", plan).status_code == 303
    day = date.fromisoformat(night)
    assert meeting.on_day == day
    assert meeting.at == datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)
    assert said(alice, day) == [("meeting", day)]
    assert said(alice, day - timedelta(days=2)) == [("prepare", day - timedelta(days=2))]
    at(f"{night}T03:00:00Z")
    held = {"on_day": night, "hour": "02:30", "minutes": "30", "channel": "phone"}
    assert hold(signed_in(alice), meeting, held).status_code == 303


def test_the_31st_of_january_monthly(
    signed_in: SignedIn, alice: Account, mentorship: Mentorship, at: Callable[[str], datetime]
) -> None:
    meeting, found = meet(mentorship, "2026-01-31"), list[str]()
    for _number in range(4):
        at(f"{meeting.on_day.isoformat()}T20:00:00Z")
        held = {"on_day": meeting.on_day.isoformat(), "minutes": "60", "channel": "video", "plan_next": "y"}
        assert hold(signed_in(alice), meeting, held).status_code == 303
        [due] = [each for each in lines(alice, meeting.on_day, 40) if each.mark.startswith("meeting")]
        meeting = db.session.get_one(Meeting, int(due.mark.split("-")[1]))
        found.append(due.due_on.isoformat())
    assert found == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_nothing_planned_in_a_mentorship_that_goes_on(alice: Account, mentorship: Mentorship) -> None:
    meet(mentorship, "2026-03-02", state=MeetingState.HELD)
    meet(mentorship, "2026-03-04", state=MeetingState.CANCELLED)
    [due] = lines(alice)
    assert (due.why, due.due_on) == ("Plan the next meeting", TODAY)
    assert due.url == f"/mentorships/{mentorship.id}/meetings#plan"


def test_the_first_meeting_within_a_week(alice: Account) -> None:
    made = make_mentorship(alice, began_on=date(2026, 3, 1))
    assert said(alice) == []
    [due] = lines(alice, date(2026, 3, 8))
    assert (due.why, due.due_on, due.name) == ("Plan the first meeting", date(2026, 3, 8), made.name)


@pytest.mark.parametrize("over", ["ended", "agreed"])
def test_nothing_is_asked_after_the_end(alice: Account, mentorship: Mentorship, over: str) -> None:
    meet(mentorship, "2026-03-02", state=MeetingState.HELD)
    if over == "ended":
        mentorship.ended_on = TODAY
        line(mentorship, "action", "Send it", due_on=TODAY)
        meet(mentorship, "2026-03-06")
    else:
        agree(mentorship, period_from=date(2026, 1, 1), period_until=date(2026, 3, 4))
    assert said(alice) == []


def test_my_actions_and_open_advice(alice: Account, mentorship: Mentorship) -> None:
    meet(mentorship, "2026-04-01")
    mine = line(mentorship, "action", "Send the list", due_on=TODAY)
    line(mentorship, "action", "Introduce us", due_on=TODAY, who=Party.THEM)
    line(mentorship, "action", "Done", due_on=TODAY, done_on=TODAY)
    line(mentorship, "action", "Some day")
    line(mentorship, "advice", "Call them", due_on=date(2026, 3, 3))
    line(mentorship, "advice", "Hire", due_on=date(2026, 3, 3), advice_verdict="not_for_me")
    line(mentorship, "advice", "Later", due_on=date(2026, 3, 6), advice_verdict="not_yet")
    advice, action = lines(alice)
    assert (advice.why, advice.since, advice.due_on) == ("Say what came of an advice", "Call them", date(2026, 3, 3))
    assert (action.why, action.done_url) == ("Send the list", f"/meeting-items/{mine.id}/done")


def test_a_mentor_is_spoken_to_as_one(alice: Account, mentoring: Mentorship) -> None:
    meet(mentoring, "2026-03-04", state=MeetingState.HELD)
    meet(mentoring, "2026-04-01")
    line(mentoring, "advice", "Call them", due_on=TODAY)
    assert [due.why for due in lines(alice)] == ["Ask what came of your advice", "Write a line after the meeting"]


def test_two_questions_and_only_ones_own(alice: Account, bob: Account) -> None:
    for number in range(4):
        made = make_mentorship(bob, began_on=date(2026, 1, 1))
        meet(made, "2026-03-05")
        line(made, "action", f"Number {number}", due_on=TODAY)
    asked: list[str] = []
    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert lines(alice) == []
    asked.clear()
    assert len(lines(bob)) == 8
    assert len([each for each in asked if each.lstrip().startswith("SELECT") and "FROM mentorship" in each]) == 2


def test_a_lead_without_a_name_is_called_by_its_address(alice: Account, mentorship: Mentorship) -> None:
    assert mentorship.lead is not None
    mentorship.lead.name, mentorship.lead.email = "", "ingrid@example.org"
    meet(mentorship, "2026-03-05")
    assert [due.name for due in lines(alice)] == ["ingrid@example.org"]
