"""The planner's figures as files."""

import csv
import io

import pytest
from scipy.stats import betabinom

from outreach.models import Lead
from tests.support.browser import Browser


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_curve_as_csv(alices: Browser) -> None:
    answer = alices.get("/planner/curve.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == "attachment; filename=outreach-planner-curve-2026-03-05.csv"
    found = {int(row["contacts"]): float(row["chance"]) for row in rows(answer.text)}
    assert found[0] == 0
    for contacts in (20, 77, 172):
        assert found[contacts] == pytest.approx(betabinom.sf(0, contacts, 1, 19))


def test_the_history_as_csv_follows_the_question(alices: Browser, search: list[Lead]) -> None:
    found = rows(alices.get("/planner/history.csv?mentors=2").text)
    assert [row["as_of"] for row in found][-2:] == ["2026-02-28", "2026-03-05"]
    assert (found[-1]["k"], found[-1]["n"], found[-1]["missing"]) == ("1", "8", "1")
    assert {row["needed"] for row in rows(alices.get("/planner/history.csv?mentors=0").text)} == {"0"}


@pytest.mark.parametrize("path", ["/planner/leads.csv", "/planner/curve.csv?chance=100", "/planner/curve.csv?brief=99"])
def test_what_there_is_none_of_is_404(alices: Browser, path: str) -> None:
    assert alices.get(path).status_code == 404
