"""The cohorts on the funnel page, and as a file."""

import csv
import io
import re

import pytest
from scipy.stats import beta

from outreach.models import Account, Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import figures, read
from tests.support.browser import Browser

THIN = "\u202f"


@pytest.fixture
def months(make_lead: MakeLead) -> None:
    """As of 5 March: six in November of whom three answered, five in December of whom one, seven young ones."""
    for answered in (1, 1, 1, None, None, None):
        make_lead(100, answered and 100 - answered)  # 25 November
    for answered in (2, None, None, None, None):
        make_lead(70, answered and 70 - answered)  # 25 December
    for days in (20, 20, 20, 20, 20, 3, 3):  # 13 February, 2 March
        make_lead(days)


def test_a_month_says_percent_counts_and_interval(alices: Browser, months: None) -> None:
    page = read(alices.get("/funnel").text).split("By month of first contact")[-1]
    low, high = (round(100 * beta.ppf(p, 3.5, 3.5)) for p in (0.05, 0.95))
    assert f"Nov 2025 6 50{THIN}% 3 of 6 [{low}–{high}] 0 of 3" in page
    assert f"Dec 2025 5 20{THIN}% 1 of 5" in page
    assert f"Feb 2026 5 0{THIN}% 0 of 5 5 5 not yet" in page  # the second 5 is the number that is seen
    assert "Mar 2026 2 0 of 2 2 2 not yet" in page  # below five there is no percentage


def test_what_ripens_is_hatched_and_said(alices: Browser, months: None) -> None:
    rows = alices.get("/funnel").text.split("heat-table")[1].split("<tr>")[2:]
    hatched = ["is-ripening" in row for row in rows]
    assert hatched == [False, False, True, False]  # November, December, February, March: two people have no fill
    # Meetings of December may yet come until day 90.
    assert ["still ripening" in row for row in rows] == [False, True, True, True]
    shades = [re.findall(r'<td class="heat(?: heat-(\d))?', row) for row in rows]
    assert shades == [["3", "", ""], ["1", "", ""], ["0", "", ""], ["", "", ""]]  # 50 %, 20 %, nobody, two people


def test_lines_compare_the_months_that_can_be(alices: Browser, months: None) -> None:
    page = alices.get("/funnel").text
    # 3 of 6 and 1 of 5 are 4 of 11, which lies within both intervals
    assert f"36{THIN}% answered across these months; 2 of 2 fit that" in read(page)
    assert len(figures(page)) == 3  # funnel, weeks, cohorts; four answers make no curve
    assert page.count('<circle class="cohorts-dot') == 3
    assert page.count("is-hollow") == 1


def test_weeks_are_a_link_away(alices: Browser, months: None) -> None:
    page = alices.get("/funnel").text
    assert 'href="/funnel?cohort=week#cohorts"' in page
    week = alices.get("/funnel?cohort=week").text
    assert f"22 Dec 2025 5 20{THIN}% 1 of 5" in (said := read(week))
    assert "1 earlier week is in the CSV." in said
    assert "By week of first contact" in said
    assert 'href="/funnel#cohorts"' in week


def test_with_one_month_a_sentence_stands_for_the_lines(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(6):
        make_lead(60)
    page = alices.get("/funnel").text
    assert "Months are compared once two of them have 5 people who all had 30 days to answer." in read(page)
    assert 'data-chart="cohorts"' not in page


def test_older_months_are_in_the_file(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(500)
    make_lead(20)
    page = read(alices.get("/funnel").text)
    assert "1 earlier month is in the CSV." in page
    answer = alices.get("/funnel/cohorts.csv").text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(answer)))
    told = [(row["first"], row["stage"], row["k"], row["n"], row["ripening"]) for row in rows if row["stage"] != "met"]
    assert told == [
        ("2024-10-01", "replied", "0", "1", "False"),
        ("2024-10-01", "ongoing", "0", "0", "False"),
        ("2026-02-01", "replied", "0", "1", "True"),
        ("2026-02-01", "ongoing", "0", "0", "True"),
    ]


def test_the_file_follows_the_filter_and_the_length(alices: Browser, search: list[Lead]) -> None:
    answer = alices.get("/funnel/cohorts.csv?cohort=week&contacted_from=2026-02-23").text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert {(row["cohort"], row["first"], row["last"], row["people"]) for row in rows} == {
        ("week", "2026-02-23", "2026-03-01", "1"),
        ("week", "2026-03-02", "2026-03-08", "1"),
    }


def test_in_french(alices: Browser, alice: Account, months: None) -> None:
    alice.locale = "fr"
    assert "nov. 2025" in alices.get("/funnel").text
