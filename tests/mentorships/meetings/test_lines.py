"""Lines of a meeting: added, ordered, carried over, ticked, judged, removed and written again."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import (
    Account,
    AdviceVerdict,
    HelpDirection,
    HelpEntry,
    IdeaVerdict,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Party,
)
from tests.mentorships.meetings.conftest import line, make_mentorship, meet
from tests.support.browser import Browser
from tests.support.leads import make_lead


@pytest.fixture
def meeting(mentorship: Mentorship) -> Meeting:
    return meet(mentorship, "2026-03-12")


def lines(meeting: Meeting | None = None) -> list[str]:
    """The texts on a meeting, or of what waits, in their order."""
    on = MeetingItem.meeting_id == meeting.id if meeting else MeetingItem.meeting_id.is_(None)
    return [each.text for each in db.session.scalars(select(MeetingItem).where(on).order_by(MeetingItem.position))]


def only() -> MeetingItem:
    """The one line there is."""
    return db.session.scalars(select(MeetingItem)).one()


@pytest.mark.parametrize("kind", ["question", "idea", "topic"])
def test_added_one_after_the_other(alices: Browser, meeting: Meeting, kind: str) -> None:
    for text in ("one", " two ", "three"):
        answer = alices.send(f"/meetings/{meeting.id}/items", {"kind": kind, "text": text, "who": "me"})
        assert answer.location == f"/meetings/{meeting.id}?kind={kind}#line"
    assert lines(meeting) == ["one", "two", "three"]
    chosen = re.search(r'<input checked[^>]*name="kind"[^>]*value="(\w+)"', alices.get(answer.location).text)
    assert chosen is not None and chosen[1] == kind  # the box goes on with the same


def test_an_action_has_somebody_and_a_day(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    action = {"kind": "action", "text": "Introduce us", "who": "them", "due_on": "2026-03-20"}
    alices.send(f"/meetings/{meeting.id}/items", action)
    assert (only().who, only().due_on) == (Party.THEM, date(2026, 3, 20))
    page = alices.get(f"/meetings/{meeting.id}").text.replace("\xa0", " ")
    assert "Ingrid Halvorsen does it" in page and "by Fri 20 Mar" in page


def test_an_advice_is_asked_about_two_weeks_later(alices: Browser, mentorship: Mentorship) -> None:
    held = meet(mentorship, "2026-03-02", state=MeetingState.HELD)
    alices.send(f"/meetings/{held.id}/items", {"kind": "advice", "text": "Raise the price", "who": "me"})
    assert only().due_on == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": " "}, "Write a few words"),
        ({"text": "x" * 2001}, "longer than 2000"),
        ({"kind": "poem"}, "hoice"),
        ({"kind": "action", "due_on": "2099-01-01"}, "more than ten years"),
        ({"kind": "action", "due_on": "soon"}, "Not a valid date"),
    ],
)
def test_a_refused_line_stays_as_typed(
    alices: Browser, mentorship: Mentorship, meeting: Meeting, wrong: dict[str, str], words: str
) -> None:
    typed = {"kind": "question", "text": "Why <b>me</b>?", "who": "me", **wrong}
    for path in (f"/meetings/{meeting.id}/items", f"/mentorships/{mentorship.id}/meetings/items"):
        answer = alices.send(path, typed)
        assert answer.status_code == 422 and words in answer.text
        assert ("Why &lt;b&gt;me&lt;/b&gt;?" in answer.text) is ("text" not in wrong)
    assert lines(meeting) == []


def test_moved_up_and_down(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    first, _second, third = (line(mentorship, "topic", text, meeting) for text in ("one", "two", "three"))
    alices.send(f"/meeting-items/{third.id}/place", {"step": "up"})
    assert lines(meeting) == ["one", "three", "two"]
    alices.send(f"/meeting-items/{first.id}/place", {"step": "up"})
    alices.send(f"/meeting-items/{first.id}/place", {"step": "down"})
    assert lines(meeting) == ["three", "one", "two"]


def test_what_is_off_the_agenda_has_no_place_to_move_to(
    alices: Browser, mentorship: Mentorship, meeting: Meeting
) -> None:
    action = line(mentorship, "action", "Write to Bo", meeting, position=3)
    answer = alices.send(f"/meeting-items/{action.id}/place", {"step": "up"})
    assert (answer.status_code, db.session.get_one(MeetingItem, action.id).position) == (303, 3)


def test_what_waits_is_carried_over(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    held = meet(mentorship, "2026-02-12", state=MeetingState.HELD)
    line(mentorship, "topic", "waits")
    line(mentorship, "question", "not come to", held)
    line(mentorship, "question", "asked", held, done_on=date(2026, 2, 12))
    line(mentorship, "idea", "judged", held, idea_verdict=IdeaVerdict.GOOD)
    page = alices.get(f"/meetings/{meeting.id}").text
    assert "not come to" in page and "waits" in page and ">asked<" not in page
    alices.send(f"/meetings/{meeting.id}/carrying")
    assert sorted(lines(meeting)) == ["not come to", "waits"]


def test_one_of_it_is_carried_over_and_put_back(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    mine = line(mentorship, "topic", "this")
    line(mentorship, "topic", "not this")
    alices.send(f"/meetings/{meeting.id}/carrying", {"item_id": mine.id})
    assert lines(meeting) == ["this"]
    alices.send(f"/meeting-items/{mine.id}/waiting")
    assert lines(meeting) == [] and sorted(lines()) == ["not this", "this"]


def test_nothing_is_carried_into_a_meeting_that_is_over(alices: Browser, mentorship: Mentorship) -> None:
    held = meet(mentorship, "2026-02-12", state=MeetingState.HELD)
    line(mentorship, "topic", "waits")
    answer = alices.send(f"/meetings/{held.id}/carrying", follow_redirects=True)
    assert "This meeting is over" in answer.text and lines(held) == []


def test_open_actions_of_last_time_come_first(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    held = meet(mentorship, "2026-02-12", state=MeetingState.HELD)
    action = line(mentorship, "action", "Send the list", held)
    page = alices.get(f"/meetings/{meeting.id}").text
    assert page.index("Open from last time") < page.index("Send the list") < page.index("To talk about")
    alices.send(f"/meeting-items/{action.id}/done")
    assert action.done_on == date(2026, 3, 5)
    assert "Open from last time" not in alices.get(f"/meetings/{meeting.id}").text
    alices.send(f"/meeting-items/{action.id}/done", {"done": "no"})
    assert action.done_on is None


def test_an_idea_with_its_verdict(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    idea = line(mentorship, "idea", "Two prices", meeting)
    alices.send(f"/meeting-items/{idea.id}/verdict", {"verdict": "needs_work", "result": "Drop the third"})
    assert (idea.idea_verdict, idea.result) == (IdeaVerdict.NEEDS_WORK, "Drop the third")
    assert (idea.judged_on, idea.done_on) == (date(2026, 3, 5), date(2026, 3, 5))
    assert "Work on it first" in alices.get(f"/mentorships/{mentorship.id}/meetings").text


def test_an_advice_followed_up(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    advice = line(mentorship, "advice", "Call them", meeting, due_on=date(2026, 3, 1))
    path = f"/meeting-items/{advice.id}/verdict"
    alices.send(path, {"verdict": "not_yet"})
    assert (advice.advice_verdict, advice.due_on) == (AdviceVerdict.NOT_YET, date(2026, 3, 19))
    alices.send(path, {"verdict": "tried", "result": "Two came back"})
    alices.send(path, {"verdict": "tried", "useful": "yes"})
    assert (advice.advice_verdict, advice.useful, advice.result) == (AdviceVerdict.TRIED, True, "Two came back")
    alices.send(path, {"verdict": "not_for_me"})
    assert advice.useful is None


def test_a_verdict_of_another_kind_is_none(alices: Browser, mentorship: Mentorship) -> None:
    topic = line(mentorship, "topic", "The board")
    assert alices.send(f"/meeting-items/{topic.id}/verdict", {"verdict": "tried"}).status_code == 303
    assert topic.advice_verdict is None and topic.idea_verdict is None


def test_a_verdict_with_too_many_words_comes_back(alices: Browser, mentorship: Mentorship) -> None:
    advice = line(mentorship, "advice", "Call them")
    answer = alices.send(f"/meeting-items/{advice.id}/verdict", {"verdict": "tried", "result": "y" * 2001})
    assert answer.status_code == 422 and "y" * 2001 in answer.text


@pytest.mark.parametrize("kind", list(ItemKind))
def test_all_of_a_line_on_its_page(alices: Browser, mentorship: Mentorship, kind: ItemKind) -> None:
    item = line(mentorship, kind.value, "Old words")
    path = f"/meeting-items/{item.id}"
    assert "Old words" in alices.get(path).text
    told = {"text": "New words", "who": "them", "due_on": "2026-03-20", "result": "Said", "useful": "yes", "next": "/"}
    answer = alices.send(path, {**told, "advice": "tried", "idea": "good", "done": "y"})
    assert (answer.status_code, answer.location, item.text) == (303, "/", "New words")
    assert (item.useful is True) is (kind is ItemKind.ADVICE)
    assert (item.due_on is not None) is (kind in (ItemKind.ADVICE, ItemKind.ACTION))
    assert (item.idea_verdict is not None) is (kind is ItemKind.IDEA)
    assert (item.done_on is not None) is (kind is not ItemKind.ADVICE)


def test_an_emptied_line_is_refused(alices: Browser, mentorship: Mentorship) -> None:
    item = line(mentorship, "action", "Words", result="Kept")
    answer = alices.send(f"/meeting-items/{item.id}", {"text": "", "who": "me", "result": "Typed now"})
    assert answer.status_code == 422 and "Typed now" in answer.text
    db.session.refresh(item)
    assert (item.text, item.result) == ("Words", "Kept")


def test_removed_and_written_again(alices: Browser, mentorship: Mentorship, meeting: Meeting) -> None:
    item = line(mentorship, "action", "Send <it>", meeting, due_on=date(2026, 3, 9))
    page = alices.send(f"/meeting-items/{item.id}/removal", follow_redirects=True).text
    assert lines(meeting) == [] and "Removed: Send &lt;it&gt;" in page
    again = {"kind": "action", "text": "Send <it>", "who": "me", "due_on": "2026-03-09"}
    alices.send(f"/meetings/{meeting.id}/items", again)
    assert (only().text, only().due_on) == ("Send <it>", date(2026, 3, 9))


def test_help_flows_both_ways(alices: Browser, mentorship: Mentorship) -> None:
    path = f"/mentorships/{mentorship.id}/meetings/help"
    for way, minutes in (("received", "30"), ("given", "90"), ("given", "")):
        told = {"direction": way, "on_day": "2026-03-04", "text": f"Some {way}", "minutes": minutes}
        assert alices.send(path, told).status_code == 303
    page = alices.get(f"/mentorships/{mentorship.id}/meetings").text
    assert "Help received" in page and "1 h 30" in page
    given = select(HelpEntry.id).where(HelpEntry.direction == HelpDirection.GIVEN).order_by(HelpEntry.id)
    first, second = db.session.scalars(given)
    alices.send(f"/help/{first}/removal")
    assert db.session.scalars(given).all() == [second]
    answer = alices.send(path, {"direction": "given", "on_day": "2026-03-06", "text": "Tomorrow", "minutes": ""})
    assert answer.status_code == 422 and "has not happened yet" in answer.text and "Tomorrow" in answer.text


def test_lines_of_others_are_not_there(alices: Browser, bob: Account, meeting: Meeting) -> None:
    other = line(make_mentorship(bob, make_lead(bob)), "topic", "Secret")
    for verb in ("", "/done", "/verdict", "/place", "/waiting", "/removal"):
        assert alices.send(f"/meeting-items/{other.id}{verb}", {"text": "x"}).status_code == 404
    assert alices.send(f"/meetings/{meeting.id}/carrying", {"item_id": other.id}).status_code == 404
    assert other.text == "Secret" and other.meeting_id is None
