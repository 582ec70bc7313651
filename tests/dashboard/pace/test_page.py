"""The page of pace and habit: what it says of a search, of a small one, and of nothing."""

import re
from collections.abc import Callable

import pytest

from outreach.models import Account, Brief, Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import figures, links, read
from tests.support.browser import Browser

THIN = "\u202f"


@pytest.fixture
def titles(alices: Browser) -> Callable[[], list[str]]:
    """What the cells of the calendar say."""
    return lambda: [read(found) for found in re.findall("<title>(.*?)</title>", alices.get("/pace").text)[1:]]


def test_it_opens_with_this_week_against_the_target(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/pace").text)
    assert (
        "You contacted 1 person this week, 4 short of your 5. No streak at present; the longest so far was 1 week."
        in page
    )
    assert "The 26 weeks from 8 September 2025 to today, 5 March 2026. Intervals hold nine times in ten." in page


@pytest.mark.parametrize(
    ("weeks_ago", "sentence"),
    [
        ((), "You contacted nobody yet this week; your target is 1."),
        ((0,), "You contacted 1 person this week and met your target of 1. A streak begins."),
        ((1,), "You contacted nobody yet this week; your target is 1. It was met last week."),
        ((0, 1, 2), "You contacted 1 person this week and met your target of 1. Target met 3 weeks in a row."),
        ((1, 2, 4), "your target is 1. Target met 2 weeks in a row."),
        ((2, 3), "your target is 1. No streak at present; the longest so far was 2 weeks."),
    ],
)
def test_the_streak(
    alices: Browser, alice: Account, make_lead: MakeLead, weeks_ago: tuple[int, ...], sentence: str
) -> None:
    alice.weekly_target = 1
    make_lead(30 * 7 + 2)  # before the window: weeks are shown, and none of it is in a row
    for number in weeks_ago:
        make_lead(7 * number + 2)
    assert sentence in read(alices.get("/pace").text)


def test_without_a_target_there_is_a_link_to_the_setting(alices: Browser, alice: Account, search: list[Lead]) -> None:
    alice.weekly_target = 0
    answer = alices.get("/pace").text
    assert "You contacted 1 person this week. Without a weekly target there is nothing to meet or to miss." in read(
        answer
    )
    assert links(answer, "Set a weekly target") == ["/settings#weekly_target"]
    assert "your target" not in answer and "streak" not in answer
    assert 'id="weekly_target"' in alices.get("/settings").text


def test_weeks_tell_contacts_answers_and_meetings_against_the_target(
    alices: Browser, alice: Account, make_lead: MakeLead
) -> None:
    alice.weekly_target = 2
    make_lead(10, 9)  # written to on Monday 23 February, answered the day after
    make_lead(9, 2, 1)  # 24 February, 3 March, 4 March
    make_lead(17)  # in the week of 16 February
    page = read(alices.get("/pace?view=table").text)
    assert "Target met in 1 of 2 weeks" in page
    assert "16 Feb 1 missed 0 0 23 Feb 2 met 1 0 2 Mar 0 not over yet 1 1" in page
    assert "First contacts, 3" in page and "First answers, 2" in page and "First meetings, 1" in page


def test_the_calendar_counts_working_days_from_the_first_contact_on(
    alices: Browser, make_lead: MakeLead, titles: Callable[[], list[str]]
) -> None:
    for days in (13, 12, 8, 5):  # Friday 20 February, Saturday 21, Wednesday 25, Saturday 28
        make_lead(days)
    page = read(alices.get("/pace").text)
    # 20, 23 to 27 February and 2 to 4 March are nine; today is not over
    assert "You wrote or called on 2 of 9 working days" in page
    assert "And on 2 days off." in page
    assert "Friday 20 February: 1 person" in titles()
    assert titles()[-1] == "Thursday 5 March: 0 people"


def test_the_calendar_as_a_table_has_a_row_a_week(alices: Browser, make_lead: MakeLead) -> None:
    for days in (13, 13, 12, 3):
        make_lead(days)
    page = read(alices.get("/pace?view=table&weeks=12").text)
    assert "16 Feb 0 0 0 0 2 1 0 23 Feb 0 0 0 0 0 0 0 2 Mar 1 0 0 0 — — —" in page


def test_days_are_those_of_the_account(make_lead: MakeLead, titles: Callable[[], list[str]]) -> None:
    make_lead(1 + 8.5 / 24)  # 23:30 on 3 March in UTC, which is 4 March in Paris
    assert titles()[-2:] == ["Wednesday 4 March: 1 person", "Thursday 5 March: 0 people"]


def test_messages_until_the_answer(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/pace").text)
    assert "8 of 8 answers came after the first message" in page
    assert f"First message 8 of 20 · 40{THIN}%" in page
    assert "3 not yet" in page
    assert "Fourth and later nobody yet" in page


def test_one_week_changes_what_it_is_about_and_not_the_streak(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/pace?weeks=12").text)
    assert "The 12 weeks from 15 December 2025 to today, 5 March 2026." in page
    # first contacts 3, 10, 29, 31, 40, 50, 60, 70, 80, 62, 64 and 66 days ago; two more before 15 December
    assert "3 of 12 answers" not in page
    assert "3 of 3 answers came after the first message" in page


def test_by_brief_without_the_target_of_all(alices: Browser, make_lead: MakeLead, brief: Brief) -> None:
    make_lead(2, 1, brief_id=brief.id)
    make_lead(2)
    page = read(alices.get(f"/pace?brief={brief.id}").text)
    assert "You contacted 1 person this week. Your weekly target is for all briefs together" in page
    assert "1 of 1 answer came after the first message" in page
    assert "1 contact by weekday" in page
    assert f"Brief {brief.title}" in page


def test_a_brief_of_nobody_offers_the_whole(alices: Browser, search: list[Lead], brief: Brief) -> None:
    answer = alices.get(f"/pace?brief={brief.id}").text
    assert "Nobody has been contacted for this brief yet." in read(answer)
    assert links(answer, "Show all briefs") == ["/pace"]


def test_nobody_contacted_is_a_sentence_and_a_way_on(alices: Browser, make_lead: MakeLead) -> None:
    make_lead()
    answer = alices.get("/pace").text
    assert "Nobody has been contacted yet, so there is no pace to show." in read(answer)
    assert links(answer, "Choose whom to write to")
    assert figures(answer) == [] and "charts.js" not in answer


def test_below_five_there_are_counts_and_no_percentage(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(3):
        make_lead(40, 35)
    make_lead(2)
    page = read(alices.get("/pace").text)
    assert "First message 3 of 4 1 not yet" in page
    assert "%" not in page.split("Table")[-2]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("weeks=13", "Not a valid choice."), ("weeks=many", "Not a valid choice."), ("brief=4711", "Not a valid choice.")],
)
def test_what_cannot_be_read_is_named_and_left_out(
    alices: Browser, search: list[Lead], query: str, sentence: str
) -> None:
    answer = alices.get(f"/pace?{query}")
    assert answer.status_code == 422
    assert sentence in read(answer.text)
    assert "The 26 weeks" in read(answer.text)


def test_bobs_pace_is_his_own(bob: Account, signed_in: Callable[[Account], Browser], search: list[Lead]) -> None:
    assert "Nobody has been contacted yet" in read(signed_in(bob).get("/pace").text)


def test_strangers_are_sent_to_sign_in(client: Browser) -> None:
    assert client.get("/pace").status_code == 303
    assert client.get("/pace/weeks.csv").status_code == 303


def test_in_french_weekdays_months_and_numbers_are_french(alices: Browser, alice: Account, search: list[Lead]) -> None:
    alice.locale = "fr"
    page = alices.get("/pace").text
    assert f"40{THIN}%" in page
    assert "lundi" in page and "janv." in page
    assert "5\u00a0mars 2026" in page


def test_the_page_is_kept_until_something_changes(alices: Browser, search: list[Lead], make_lead: MakeLead) -> None:
    first = alices.get("/pace")
    again = alices.get("/pace", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    make_lead(1)
    changed = alices.get("/pace", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "You contacted 2 people this week" in read(changed.text)
