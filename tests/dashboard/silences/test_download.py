"""Silences as a file: the same as on the page, all of it."""

import csv
import io

import pytest

from outreach.models import Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.silences.conftest import Row
from tests.support.browser import Browser


def rows(browser: Browser, query: str = "") -> list[dict[str, str]]:
    answer = browser.get(f"/silences/leads.csv{query}")
    assert answer.mimetype == "text/csv"
    assert answer.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def test_the_file_says_what_the_page_says(
    alices: Browser, row: Row, make_lead: MakeLead, answers: list[Lead], closed: list[Lead]
) -> None:
    make_lead(4, name="Ada", company="Analytical Engines")
    [found] = rows(alices)
    assert (found["name"], found["company_or_title"], found["silent_days"]) == ("Ada", "Analytical Engines", "4")
    assert float(found["share"]) == pytest.approx(1 - 31 / 35 * 30 / 31, abs=1e-6)
    assert f"[{float(found['low']) * 100:.0f}–{float(found['high']) * 100:.0f}]" in row("Ada")
    assert (found["level"], found["at_risk"], found["within_days"], found["advice"]) == ("0.9", "36", "30", "wait")
    assert (found["next_step"], found["as_of"]) == ("2026-03-09", "2026-03-05")


def test_where_the_page_says_a_sentence_the_share_is_empty(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(9)
    [found] = rows(alices)
    assert (found["share"], found["low"], found["high"], found["advice"]) == ("", "", "", "unknown")


def test_all_pages_and_only_the_selection(alices: Browser, make_lead: MakeLead) -> None:
    for number in range(53):
        make_lead(9, name=f"Silent {number}")
    assert len(rows(alices, "?page=2")) == 53
    assert rows(alices, "?channel=phone") == []
    assert alices.get("/silences/leads.csv?channel=pigeon").status_code == 404


def test_those_who_answered_once(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(30, 20, name="Ada")
    [found] = rows(alices, "?group=answered")
    assert (found["name"], found["silent_days"], found["turn"], found["spoke_last"]) == ("Ada", "20", "mine", "they")


def test_no_cell_is_a_formula(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(9, name="=1+1")
    assert rows(alices)[0]["name"] == "'=1+1"
