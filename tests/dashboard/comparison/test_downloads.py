"""The comparisons as files."""

import csv
import io
from collections.abc import Callable

import pytest

from outreach.models import Account, Channel, Lead, Tag
from tests.dashboard.conftest import MakeLead
from tests.support.browser import Browser


def rows(answer_text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer_text.removeprefix("\ufeff"))))


def test_one_question_as_csv(alices: Browser, introduced: list[Lead]) -> None:
    answer = alices.get("/what-works/channel.csv")
    assert answer.mimetype == "text/csv"
    name = "attachment; filename=outreach-what-works-channel-2026-03-05.csv"
    assert answer.headers["Content-Disposition"] == name
    found = rows(answer.text)
    assert [(row["group"], row["k"], row["n"]) for row in found] == [("email", "3", "30"), ("introduction", "9", "10")]
    assert {row["outcome"] + row["within_days"] for row in found} == {"replied30"}
    assert {row["enough_to_tell"] for row in found} == {"True"}
    assert float(found[1]["best"]) > 0.99
    assert all(float(row["low"]) < float(row["share"]) < float(row["high"]) for row in found)


def test_below_five_there_are_counts_only(alices: Browser, introduced: list[Lead], make_lead: MakeLead) -> None:
    make_lead(60, 55, channel=Channel.EVENT)
    event = next(row for row in rows(alices.get("/what-works/channel.csv").text) if row["group"] == "event")
    assert (event["k"], event["n"]) == ("1", "1")
    assert {event[name] for name in ("share", "low", "high", "best")} == {""}


def test_what_is_not_compared_has_its_counts(alices: Browser, introduced: list[Lead]) -> None:
    found = rows(alices.get("/what-works/hook.csv").text)
    assert [(row["group"], row["k"], row["n"], row["enough_to_tell"]) for row in found] == [
        ("without", "12", "40", "False")
    ]


def test_the_file_follows_the_filter(alices: Browser, introduced: list[Lead]) -> None:
    found = rows(alices.get("/what-works/source.csv?channel=email&to=ongoing").text)
    assert {row["group"] for row in found} <= {"event"}
    assert {row["within_days"] for row in found} <= {"90"}


def test_the_file_follows_the_tag(alices: Browser, alice: Account, introduced: list[Lead]) -> None:
    introduced[0].tags = introduced[-3].tags = [Tag(owner_id=alice.id, name="Warm", name_key="warm")]
    found = rows(alices.get("/what-works/channel.csv?tag=Warm").text)
    assert [(row["group"], row["k"], row["n"]) for row in found] == [("email", "1", "1"), ("introduction", "1", "1")]
    assert alices.get("/what-works/channel.csv?tag=Cold").status_code == 404


@pytest.mark.parametrize("path", ["/what-works/weather.csv", "/what-works/channel.csv?channel=pigeon"])
def test_what_there_is_none_of_is_404(alices: Browser, path: str) -> None:
    assert alices.get(path).status_code == 404


def test_bob_gets_his_own(bob: Account, signed_in: Callable[[Account], Browser], introduced: list[Lead]) -> None:
    assert rows(signed_in(bob).get("/what-works/channel.csv").text) == []
