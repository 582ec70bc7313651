"""Pace and habit as files."""

from collections.abc import Callable

import pytest

from outreach.models import Account, Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.test_downloads import rows
from tests.support.browser import Browser


def test_the_weeks(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(10, 9)
    make_lead(9, 2, 1)
    answer = alices.get("/pace/weeks.csv")
    assert answer.headers["Content-Disposition"] == "attachment; filename=outreach-weeks-2026-03-05.csv"
    told = [
        tuple(row[name] for name in ("monday", "contacts", "replies", "meetings", "over")) for row in rows(answer.text)
    ]
    assert told == [("2026-02-23", "2", "1", "0", "True"), ("2026-03-02", "0", "1", "1", "False")]
    assert {(row["target"], row["as_of"]) for row in rows(answer.text)} == {("5", "2026-03-05")}


def test_the_days(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(13)
    make_lead(12)
    found = rows(alices.get("/pace/calendar.csv?weeks=12").text)
    assert (found[0]["day"], found[-1]["day"], len(found)) == ("2025-12-15", "2026-03-05", 81)
    contacted = [(row["day"], row["people"], row["works"]) for row in found if row["people"] != "0"]
    assert contacted == [("2026-02-20", "1", "True"), ("2026-02-21", "1", "False")]


def test_the_follow_ups_by_week_and_together(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(21)
    found = rows(alices.get("/pace/follow-ups.csv?weeks=12").text)
    due = [(row["monday"], row["k"], row["n"], row["overdue"]) for row in found if row["n"] != "0"]
    assert due == [("2026-02-16", "0", "1", "1"), ("", "0", "1", "1")]
    assert len(found) == 13 and {row["rate"] for row in found} == {""}


def test_the_messages(alices: Browser, search: list[Lead]) -> None:
    found = rows(alices.get("/pace/touches.csv").text)
    told = [tuple(row[name] for name in ("message", "k", "n", "not_yet", "answered")) for row in found]
    assert told == [("1", "8", "20", "3", "8"), *((number, "0", "0", "0", "8") for number in "234")]
    assert float(found[0]["rate"]) == 0.4
    assert found[1]["rate"] == found[1]["low"] == ""


def test_the_weekdays(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(3)  # on a Monday, to follow up on a Monday
    make_lead(13)  # on a Friday, and overdue
    found = rows(alices.get("/pace/weekdays.csv").text)
    told = [(row["weekday"], row["contacts"], row["follow_ups_due"], row["works"]) for row in found]
    assert told[0] == ("1", "1", "1", "True") and told[4] == ("5", "1", "0", "True")
    assert {row[1:] for row in told[5:]} == {("0", "0", "False")}


@pytest.mark.parametrize("path", ["/pace/leads.csv", "/pace/weeks.csv?weeks=7", "/pace/weeks.csv?brief=99"])
def test_what_there_is_none_of_is_404(alices: Browser, path: str) -> None:
    assert alices.get(path).status_code == 404


@pytest.mark.parametrize("name", ["weeks", "calendar", "follow-ups", "touches", "weekdays"])
def test_of_nothing_there_are_heads_and_zeros(
    bob: Account, signed_in: Callable[[Account], Browser], search: list[Lead], name: str
) -> None:
    found = rows(signed_in(bob).get(f"/pace/{name}.csv").text)
    counted = ("contacts", "people", "k", "n", "answered")
    assert {row[column] for row in found for column in counted if column in row} <= {"0"}
