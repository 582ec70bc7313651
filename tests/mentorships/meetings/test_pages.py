"""The pages: planned, changed, sent ahead; each time of a meeting's life, and both sides."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships.meetings.actions import plan_tag, tag_of
from outreach.models import Account, Meeting, MeetingState, Mentorship
from tests.mentorships.meetings.conftest import agree, line, make_mentorship, meet
from tests.support.browser import Browser

PLAN = {"on_day": "2026-03-18", "hour": "16:00", "channel": "in_person", "place": " Café  de la Paix ", "minutes": "45"}


def text(browser: Browser, path: str) -> str:
    """A page, its spaces all alike."""
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.text.replace("\xa0", " ").replace("\u202f", " ")


def test_a_meeting_is_planned(alices: Browser, mentorship: Mentorship) -> None:
    answer = alices.send(f"/mentorships/{mentorship.id}/meetings", PLAN)
    meeting = db.session.scalars(select(Meeting)).one()
    assert (answer.status_code, answer.location) == (303, f"/meetings/{meeting.id}")
    assert (meeting.on_day, meeting.place, meeting.minutes) == (date(2026, 3, 18), "Café de la Paix", 45)
    assert meeting.at is not None and meeting.at.isoformat() == "2026-03-18T15:00:00+00:00"
    page = text(alices, answer.location)
    assert "Wednesday 18 March" in page and "16:00" in page and "Café de la Paix" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"on_day": ""}, "Choose a day"),
        ({"on_day": "2037-01-01"}, "more than ten years"),
        ({"on_day": "1900-01-01"}, "Is the year right"),
        ({"minutes": "2000"}, "between 0 and 1440"),
        ({"place": "x" * 301}, "longer than 300"),
        ({"hour": "25:00"}, "Not a valid time"),
        ({"channel": "email"}, "Not a valid choice"),
    ],
)
def test_a_wrong_plan_is_refused_and_comes_back(
    alices: Browser, mentorship: Mentorship, wrong: dict[str, str], words: str
) -> None:
    meeting = meet(mentorship, "2026-03-12")
    for path in (f"/mentorships/{mentorship.id}/meetings", f"/meetings/{meeting.id}/plan"):
        answer = alices.send(path, {**PLAN, "place": "Café Zanzibar", "was": plan_tag(meeting), **wrong})
        assert answer.status_code == 422 and words in answer.text
        assert ("Café Zanzibar" in answer.text) is ("place" not in wrong)
    assert [each.on_day for each in db.session.scalars(select(Meeting))] == [date(2026, 3, 12)]


def test_the_second_window_does_not_overwrite_the_plan(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-12")
    path = f"/meetings/{meeting.id}/plan"
    shown = plan_tag(meeting)
    assert alices.send(path, {**PLAN, "was": shown}).status_code == 303
    mine = {**PLAN, "on_day": "2026-03-20", "was": shown}
    answer = alices.send(path, mine)
    assert answer.status_code == 422
    assert "Wednesday 18 March, 16:00, In person, 45 min" in answer.text.replace("\xa0", " ")
    assert 'value="2026-03-20"' in answer.text and f'value="{plan_tag(meeting)}"' in answer.text
    assert alices.send(path, {**mine, "was": plan_tag(meeting)}).status_code == 303
    assert meeting.on_day == date(2026, 3, 20)


def test_a_day_that_is_no_working_day_is_only_remarked_on(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-14")
    page = text(alices, f"/meetings/{meeting.id}")
    assert "Saturday 14 March is not one of your working days" in page and "Move it to Mon 16 Mar" in page
    assert "working days" not in text(alices, f"/meetings/{meet(mentorship, '2026-03-16').id}")


def test_a_plan_of_what_is_over_is_refused(alices: Browser, mentorship: Mentorship) -> None:
    held = meet(mentorship, "2026-03-02", state=MeetingState.HELD)
    answer = alices.send(f"/meetings/{held.id}/plan", {**PLAN, "was": plan_tag(held)})
    assert answer.status_code == 422 and "This meeting is over" in answer.text


def test_the_next_one_is_planned_from_the_one_before(alices: Browser, mentorship: Mentorship) -> None:
    agree(mentorship, meets="weekly")
    held = meet(mentorship, "2026-03-02", state=MeetingState.HELD, minutes=50)
    assert "Plan Mon 9 Mar" in text(alices, f"/meetings/{held.id}")
    answer = alices.send(f"/meetings/{held.id}/next")
    following = db.session.scalars(select(Meeting).where(Meeting.id != held.id)).one()
    assert answer.location == f"/meetings/{following.id}" and following.on_day == date(2026, 3, 9)
    again = alices.send(f"/meetings/{held.id}/next", follow_redirects=True)
    assert "Nothing was planned" in again.text and len(db.session.scalars(select(Meeting)).all()) == 2


def test_the_next_one_is_not_offered_where_one_is_planned(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-04")
    assert "By your rhythm: Saturday 4 April" in text(alices, f"/meetings/{meeting.id}")
    meet(mentorship, "2026-03-25")
    assert "By your rhythm" not in text(alices, f"/meetings/{meeting.id}")


def test_cancelled_with_the_next_one_in_its_place(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-31")
    alices.send(f"/meetings/{meeting.id}/cancelling", {"plan_next": "y"})
    assert meeting.state is MeetingState.CANCELLED
    planned = db.session.scalars(select(Meeting).where(Meeting.state == MeetingState.PLANNED)).one()
    assert planned.on_day == date(2026, 4, 30)
    again = alices.send(f"/meetings/{meeting.id}/cancelling")
    assert again.status_code == 422 and "was cancelled before" in again.text


def test_notes_that_are_saved_meanwhile_are_no_other_plan(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-04")
    shown = plan_tag(meeting)
    alices.send(f"/meetings/{meeting.id}/notes", {"notes": "Typed", "was": tag_of("")})
    told = {"on_day": "2026-03-04", "minutes": "60", "channel": "video", "was": shown}
    assert alices.send(f"/meetings/{meeting.id}/holding", told).status_code == 303
    again = alices.send(f"/meetings/{meeting.id}/holding", {**told, "minutes": "30"})
    assert again.status_code == 422 and "Changed meanwhile" in again.text and meeting.minutes == 60


def test_sent_ahead_as_text(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-18", context="We lost a customer.", notes="Not for her eyes")
    line(mentorship, "question", "Why <me>?", meeting)
    line(mentorship, "idea", "Two prices", meeting)
    line(mentorship, "action", "Send the list", due_on=date(2026, 3, 9))
    line(mentorship, "topic", "Waits elsewhere")
    page = text(alices, f"/meetings/{meeting.id}/ahead")
    for words in ("Our meeting: Wednesday 18 March", "1. Why &lt;me&gt;?", "- Two prices", "We lost a customer.",
                  "- Send the list (I, by 9 Mar)"):  # fmt: skip
        assert words in page
    assert "Make a link" in page and "Not for her eyes" not in page and "Waits elsewhere" not in page
    assert meeting.sent_on is None  # looking at it sends nothing


def test_what_was_sent_and_when_is_kept(alices: Browser, mentorship: Mentorship) -> None:
    meeting = meet(mentorship, "2026-03-18")
    line(mentorship, "question", "Why me?", meeting)
    assert alices.send(f"/meetings/{meeting.id}/ahead").status_code == 303
    line(mentorship, "question", "Too late", meeting)
    assert meeting.sent_on == date(2026, 3, 5)
    assert "1 sent ahead on 5 Mar" in text(alices, f"/meetings/{meeting.id}")
    assert "1 of 2 sent ahead on Thursday 5 March." in text(alices, f"/mentorships/{mentorship.id}/meetings")


@pytest.mark.parametrize(
    ("on_day", "state", "primary"),
    [
        ("2026-03-18", "planned", "Send it ahead"),
        ("2026-03-05", "planned", "It was held"),
        ("2026-03-01", "planned", "It was held"),
        ("2026-03-01", "held", "Thanks are said"),
    ],
)
def test_three_times_of_its_life(
    alices: Browser, mentorship: Mentorship, on_day: str, state: str, primary: str
) -> None:
    page = text(alices, f"/meetings/{meet(mentorship, on_day, state=MeetingState(state)).id}")
    [filled] = [part.split("</")[0] for part in page.split("btn-primary")[1:]]
    assert filled.endswith(f">{primary}")


def test_all_meetings_on_one_page(alices: Browser, mentorship: Mentorship) -> None:
    agree(mentorship, minimum_hours=12, period_from=date(2026, 2, 4), period_until=date(2026, 6, 3))
    meet(mentorship, "2026-02-11", state=MeetingState.HELD, minutes=90, notes="She said <b>no</b>.\nTwice.")
    meet(mentorship, "2026-02-20", state=MeetingState.CANCELLED)
    meet(mentorship, "2026-03-18")
    page = text(alices, f"/mentorships/{mentorship.id}/meetings")
    assert "One meeting was held; the next is on Wednesday 18 March." in page
    assert "She said &lt;b&gt;no&lt;/b&gt;.\nTwice." in page and "Cancelled:" in page
    assert "1 h 30" in page and "of at least 12 hours" in page
    assert "Behind: 3 h were expected by today." in page  # 30 of 120 days, the first and today counted


def test_a_day_that_has_passed_is_no_next_meeting(alices: Browser, mentorship: Mentorship) -> None:
    meet(mentorship, "2026-03-01")
    page = text(alices, f"/mentorships/{mentorship.id}/meetings")
    assert "Say how the meeting went" in page and "The first meeting is on" not in page
    meet(mentorship, "2026-03-18")
    assert "The first meeting is on Wednesday 18 March." in text(alices, f"/mentorships/{mentorship.id}/meetings")


def test_an_empty_room_says_what_to_do(alices: Browser, mentorship: Mentorship) -> None:
    page = text(alices, f"/mentorships/{mentorship.id}/meetings")
    assert "You have not met Ingrid Halvorsen here yet" in page and "Nothing waits." in page


def test_the_other_side_has_its_own_words(alices: Browser, mentoring: Mentorship) -> None:
    meeting = meet(mentoring, "2026-03-01", state=MeetingState.HELD)
    page = text(alices, f"/meetings/{meeting.id}")
    assert "Advice given" in page and "Write a line within a day" in page and "your mentor" not in page.lower()


def test_in_french(signed_in: Callable[[Account], Browser], alice: Account, mentorship: Mentorship) -> None:
    alice.locale = "fr"
    meeting = meet(mentorship, "2026-04-01")
    page = text(signed_in(alice), f"/meetings/{meeting.id}")
    assert "mercredi 1ᵉʳ avril" in page


def test_only_ones_own(alices: Browser, bob: Account) -> None:
    other = make_mentorship(bob)
    meeting = meet(other, "2026-03-12")
    for path in (f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/ahead", f"/mentorships/{other.id}/meetings"):
        assert alices.get(path).status_code == 404
    for path in (f"/mentorships/{other.id}/meetings/help", f"/mentorships/{other.id}/meetings/items"):
        assert alices.send(path, PLAN).status_code == 404
