"""The funnel page: what it says of a search, of a part of one, and of nothing."""

from collections.abc import Callable

import pytest
from scipy.stats import beta

from outreach.models import Account, Brief, Channel, Lead, Source
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import figures, links, read
from tests.support.browser import Browser

THIN = "\u202f"


def test_it_opens_with_what_it_found(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/funnel").text)
    assert "8 of 20 answered; half of those who do, within 5 days." in page
    assert (
        "Everybody first contacted until today, 5 March 2026. Rates are so far; intervals hold nine times in ten."
        in page
    )


def test_each_stage_is_told_against_the_one_before_with_who_is_not_yet(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/funnel").text)
    low, high = (round(100 * beta.ppf(p, 8.5, 12.5)) for p in (0.05, 0.95))
    assert "Contacted 20 people" in page
    assert f"Replied 8 of 20 · 40{THIN}% [{low}–{high}] 3 not yet" in page
    assert f"Met 5 of 8 · 62{THIN}%" in page
    assert "Ongoing 1 of 5 · 20" in page


def test_bars_stand_on_the_scale_of_the_people_contacted(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/funnel").text
    assert '<rect class="bar-reached" width="40.0%"' in page  # 8 of 20
    assert '<rect class="bar-not-yet" x="40.0%" width="15.0%"' in page  # 3 of 20
    assert '<rect class="bar-reached" width="25.0%"' in page  # 5 of 20 met
    assert '<rect class="bar-track" width="25.0%"' in page  # the whole of those who might be ongoing


def test_below_five_there_are_counts_and_no_percentage(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(3):
        make_lead(40, 35)
    make_lead(2)
    page = read(alices.get("/funnel").text)
    assert "3 of 4 answered." in page
    assert "Replied 3 of 4 1 not yet" in page
    assert "%" not in page.split("How long it takes")[0].split("Table")[0]


def test_without_five_answers_a_sentence_stands_for_the_curve(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(4):
        make_lead(40, 35)
    answer = alices.get("/funnel")
    assert "4 people have answered so far; a curve begins with 5." in read(answer.text)
    assert 'data-chart="curve"' not in answer.text


def test_the_curve_of_meetings_is_a_link_away(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/funnel").text
    assert "/funnel?to=met" in page
    # days from the first message to the meeting: 16, 18, 20, 22 and 20
    assert "Half of the first conversations come by day 20" in read(alices.get("/funnel?to=met").text)
    assert "1 relationship is ongoing so far; a curve begins with 5." in read(alices.get("/funnel?to=ongoing").text)


def test_who_met_first_is_left_out_of_the_curve_and_counted(
    alices: Browser, search: list[Lead], make_lead: MakeLead
) -> None:
    make_lead(None, None, 30)
    page = read(alices.get("/funnel").text)
    assert "9 of 21 answered" in page
    assert "1 person who answered or met you before you wrote is left out of the curve." in page


def test_without_a_curve_who_answered_first_is_told_and_not_contradicted(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(7):
        make_lead(None, None, 40)
    page = read(alices.get("/funnel").text)
    left_out = "7 people who answered or met you before you wrote are left out of the curve."
    assert "7 of 7 answered." in page
    none = "Nobody of those you wrote to first has answered so far; a curve begins with 5."
    assert f"{none} {left_out}" in page
    make_lead(40, 35)
    few = "Of those you wrote to first, 1 person has answered so far; a curve begins with 5."
    assert f"{few} {left_out}" in read(alices.get("/funnel?view=table").text)


def test_weeks_stand_against_the_target(alices: Browser, alice: Account, make_lead: MakeLead) -> None:
    alice.weekly_target = 2
    for days in (10, 9, 17, 2, 1):  # two in the week of 23 February, one in that before; this week is not over
        make_lead(days)
    page = read(alices.get("/funnel?view=table").text)
    assert "Target met in 1 of 2 weeks" in page
    assert "16 Feb 1 missed" in page
    assert "23 Feb 2 met" in page
    assert "your target, 2" in page


def test_a_part_of_the_search_is_not_held_against_the_target_of_all(
    alices: Browser, alice: Account, search: list[Lead]
) -> None:
    alice.weekly_target = 2
    assert "your target, 2" in read(alices.get("/funnel?contacted_from=2026-01-01").text)
    part = read(alices.get("/funnel?channel=email").text)
    assert "your target" not in part and "Target met" not in part
    assert "first contacts" in part


def test_nobody_contacted_is_a_sentence_and_a_way_on(alices: Browser, make_lead: MakeLead) -> None:
    make_lead()
    answer = alices.get("/funnel")
    assert answer.status_code == 200
    assert "Nobody has been contacted yet, so there is nothing to count." in read(answer.text)
    assert links(answer.text, "Choose whom to write to")
    assert '<svg class="funnel-bar' not in answer.text
    assert figures(answer.text) == []


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("channel=phone", 2),
        ("source=alumni", 1),
        ("channel=phone&source=event", 1),
        ("contacted_from=2026-02-13", 2),
        ("contacted_to=2026-02-13", 3),
        ("contacted_from=2026-02-13&contacted_to=2026-02-13", 1),
    ],
)
def test_the_filter_narrows_whom_it_is_about(alices: Browser, make_lead: MakeLead, query: str, people: int) -> None:
    make_lead(50, channel=Channel.PHONE)
    make_lead(30, channel=Channel.PHONE, source=Source.ALUMNI)
    make_lead(20)  # on 13 February
    make_lead(3)
    words = "person" if people == 1 else "people"
    assert f"Contacted {people} {words}" in read(alices.get(f"/funnel?{query}").text)


def test_days_of_the_window_are_those_of_the_account(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(1 + 8.5 / 24)  # 23:30 on 3 March in UTC, which is 4 March in Paris
    assert "Contacted 1 person" in read(alices.get("/funnel?contacted_from=2026-03-04").text)
    assert "Nobody you have contacted is in this selection." in read(alices.get("/funnel?contacted_to=2026-03-03").text)


def test_by_brief(alices: Browser, make_lead: MakeLead, brief: Brief) -> None:
    make_lead(50, brief_id=brief.id)
    make_lead(40)
    page = read(alices.get(f"/funnel?brief={brief.id}").text)
    assert "Contacted 1 person" in page
    assert f"Brief {brief.title}" in page


def test_a_word_of_the_filter_can_be_taken_away(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/funnel?channel=email&contacted_from=2025-10-01&to=met").text
    assert 'href="/funnel?contacted_from=2025-10-01&amp;to=met"' in page
    assert 'href="/funnel?channel=email&amp;to=met"' in page


def test_a_selection_of_nobody_offers_the_whole(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/funnel?channel=introduction").text
    assert links(page, "Show everybody") == ["/funnel"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("contacted_from=2026-02-01&contacted_to=2026-01-01", "The last day comes before the first one."),
        ("contacted_from=tomorrow-ish", "Not a valid date value."),
        ("channel=pigeon", "Not a valid choice."),
        ("brief=4711", "Not a valid choice."),
    ],
)
def test_what_cannot_be_read_is_named_and_left_out(
    alices: Browser, search: list[Lead], query: str, sentence: str
) -> None:
    answer = alices.get(f"/funnel?{query}")
    assert answer.status_code == 422
    assert sentence in read(answer.text)
    assert "answered" in read(answer.text)


def test_the_leads_behind_a_bar_are_exactly_its_people(alices: Browser, search: list[Lead]) -> None:
    for stage, people in (("Contacted", 20), ("Replied", 8), ("Met", 5), ("Ongoing", 1)):
        url = links(alices.get("/funnel?channel=email").text, stage)[0]
        assert f"{people}" in read(alices.get(url).text).split("Leads", 2)[-1].split("Filter")[0]


def test_bobs_figures_are_his_own(bob: Account, signed_in: Callable[[Account], Browser], search: list[Lead]) -> None:
    assert "Nobody has been contacted yet" in read(signed_in(bob).get("/funnel").text)


def test_a_brief_of_alice_is_no_choice_for_bob(
    bob: Account, signed_in: Callable[[Account], Browser], brief: Brief
) -> None:
    assert signed_in(bob).get(f"/funnel?brief={brief.id}").status_code == 422


def test_strangers_are_sent_to_sign_in(client: Browser) -> None:
    assert client.get("/funnel").status_code == 303


def test_tables_can_stand_open(alices: Browser, search: list[Lead]) -> None:
    assert alices.get("/funnel").text.count('<details class="chart-table">') == 3
    assert alices.get("/funnel?view=table").text.count('<details class="chart-table" open>') == 3


def test_in_french_numbers_and_dates_are_french(alices: Browser, alice: Account, search: list[Lead]) -> None:
    alice.locale = "fr"
    page = alices.get("/funnel?contacted_from=2025-10-01").text
    assert f"40{THIN}%" in page
    assert "1ᵉʳ\u00a0octobre 2025" in page
    assert "5\u00a0mars 2026" in page


def test_one_narrow_query_reads_the_leads(alices: Browser, search: list[Lead]) -> None:
    from sqlalchemy import event

    from outreach.extensions import db

    said: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    alices.get("/funnel")
    of_leads = [statement for statement in said if "FROM lead" in statement]
    assert len([s for s in of_leads if "replied_at" in s]) == 1
    assert not any("lead.hook" in statement or "lead.notes" in statement for statement in of_leads)
