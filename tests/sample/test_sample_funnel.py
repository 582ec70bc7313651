"""The story that the journal tells, counted by a second implementation, is believable."""

from collections import Counter
from statistics import median

from tests.sample.files import journal, people
from tests.sample.second_funnel import by_person, stories

DAY = 1440
OPENED_ON = 2  # Wednesday, counted from Monday: the weekday the journal was written for


def weekday(days_ago: int) -> int:
    return (OPENED_ON - days_ago) % 7


def test_the_funnel_narrows_from_many_to_two() -> None:
    told = stories().values()
    assert 120 <= sum(s.contacted is not None for s in told) <= 125
    assert 38 <= sum(s.replied is not None for s in told) <= 45
    assert 16 <= sum(s.met is not None for s in told) <= 18
    assert sum(s.ongoing is not None for s in told) == 2


def test_half_of_the_answers_come_within_about_six_days_most_within_two_weeks() -> None:
    days = [(s.replied - s.wrote) / DAY for s in stories().values() if s.wrote and s.replied and s.replied > s.wrote]
    assert 5 <= median(days) <= 7
    assert sum(d <= 14 for d in days) / len(days) >= 0.7


def test_first_contacts_come_at_a_steady_pace_with_holidays() -> None:
    weeks = Counter((s.contacted - OPENED_ON * -DAY) // (7 * DAY) for s in stories().values() if s.contacted)
    span = range(min(weeks), max(weeks) + 1)
    assert 36 <= len(span) <= 40
    assert sum(weeks[week] == 0 for week in span) == 4
    assert max(weeks.values()) <= 8
    assert sum(weeks[week] >= 3 for week in span) >= 0.75 * len(span)


def test_messages_are_sent_on_working_days() -> None:
    sent = [row for row in journal() if row["direction"] == "out"]
    assert {weekday(int(row["days_ago"])) for row in sent} == {0, 1, 2, 3, 4}


def test_leads_are_closed_for_every_reason_and_one_came_back() -> None:
    closed = Counter(row["value"].split()[0] for row in journal() if row["action"] == "close")
    assert 20 <= sum(closed.values()) <= 25
    assert min(closed[why] for why in ("declined", "no_answer", "not_a_fit", "ended")) >= 1
    back = [
        rows for rows in by_person().values() if _answered_after_closing([r["action"] + r["direction"] for r in rows])
    ]
    assert len(back) == 1


def _answered_after_closing(actions: list[str]) -> bool:
    return "close" in actions and "touchpointin" in actions[actions.index("close") :]


def test_the_last_weeks_are_still_in_flight() -> None:
    waiting = [s for s in stories().values() if s.contacted and s.contacted > -30 * DAY and s.replied is None]
    assert 8 <= len(waiting) <= 25


def test_one_or_two_dozen_prospects_some_without_a_hook() -> None:
    told = stories()
    hooked = {row["person"] for row in journal() if row["action"] == "set" and row["value"] == "hook"}
    prospects = [names for names in people().values() if not any(told[n].contacted for n in names & told.keys())]
    without = [names for names in prospects if not names & hooked]
    assert 12 <= len(prospects) <= 30
    assert 4 <= len(without) <= 8


def test_all_kinds_of_contact_occur() -> None:
    rows = journal()
    assert {"message", "call", "meeting", "auto_reply", "bounce"} <= {row["kind"] for row in rows}
    assert {"email", "linkedin", "phone", "video", "in_person", "event", "introduction", "application"} <= {
        row["channel"] for row in rows
    }


def test_a_reminder_brought_some_of_the_answers() -> None:
    brought = [rows for rows in by_person().values() if _second_message_then_answer([r["direction"] for r in rows])]
    assert len(brought) >= 4


def _second_message_then_answer(directions: list[str]) -> bool:
    return [d for d in directions if d][:3] == ["out", "out", "in"]
