"""The figures as files."""

import csv
import io
from collections.abc import Callable

import pytest

from outreach.dashboard.downloads import as_csv
from outreach.models import Account, Lead
from tests.support.browser import Browser


def rows(answer_text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer_text.removeprefix("\ufeff"))))


def test_the_funnel_as_csv(alices: Browser, search: list[Lead]) -> None:
    answer = alices.get("/funnel/funnel.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == "attachment; filename=outreach-funnel-2026-03-05.csv"
    found = rows(answer.text)
    assert [(row["stage"], row["k"], row["n"], row["not_yet"]) for row in found] == [
        ("contacted", "20", "20", "0"),
        ("replied", "8", "20", "3"),
        ("met", "5", "8", "3"),
        ("ongoing", "1", "5", "0"),
    ]
    assert float(found[1]["rate"]) == 0.4
    assert {row["as_of"] for row in found} == {"2026-03-05"}


def test_the_curve_as_csv_has_every_step(alices: Browser, search: list[Lead]) -> None:
    found = rows(alices.get("/funnel/curve.csv").text)
    assert [float(row["day"]) for row in found] == [1, 2, 3, 4, 5, 6, 7]
    assert [row["events"] for row in found] == ["1", "1", "1", "1", "2", "1", "1"]
    assert float(found[0]["share"]) == pytest.approx(1 / 20)


def test_a_curve_that_is_not_there_yet_has_no_rows(alices: Browser, search: list[Lead]) -> None:
    assert rows(alices.get("/funnel/curve.csv?to=ongoing").text) == []


def test_the_weeks_as_csv_follow_the_filter(alices: Browser, search: list[Lead]) -> None:
    found = rows(alices.get("/funnel/weeks.csv?contacted_from=2026-02-23").text)
    assert [(row["monday"], row["contacts"], row["whole"]) for row in found] == [
        ("2026-02-23", "1", "True"),
        ("2026-03-02", "1", "False"),
    ]


@pytest.mark.parametrize(
    "path", ["/funnel/leads.csv", "/funnel/funnel.csv?channel=pigeon", "/funnel/funnel.csv?brief=99"]
)
def test_what_there_is_none_of_is_404(alices: Browser, path: str) -> None:
    assert alices.get(path).status_code == 404


def test_bob_gets_his_own(bob: Account, signed_in: Callable[[Account], Browser], search: list[Lead]) -> None:
    assert {row["k"] for row in rows(signed_in(bob).get("/funnel/funnel.csv").text)} == {"0"}


@pytest.mark.parametrize("start", list("=+-@\t\r\n\0＝＋－＠"))
def test_no_cell_is_a_formula(start: str) -> None:
    line = as_csv(["word"], [{"word": f"{start}1+1"}]).splitlines()[1]
    assert line.lstrip('"').startswith("'")


def test_numbers_stay_numbers() -> None:
    assert as_csv(["k", "rate"], [{"k": 3, "rate": None}]) == "\ufeffk,rate\r\n3,\r\n"
