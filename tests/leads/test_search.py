"""Finding and doing from one line: as a page, and as data for the palette."""

from collections.abc import Callable
from typing import Any

import pytest

from outreach.leads.search import hits_in
from outreach.models import Account
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch


def groups_of(browser: Browser, text: str) -> dict[str, list[dict[str, Any]]]:
    answer = browser.get("/palette", query_string={"q": text})
    assert answer.status_code == 200 and answer.is_json
    return {group["title"]: group["rows"] for group in answer.get_json()["groups"]}


def test_people_are_found_whatever_case_and_accents(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, "Hélène Quéméneur", title="Partner", company="Cap Ouest")
    (row,) = groups_of(alices, "helene q")["People"]
    assert (row["name"], row["detail"], row["url"]) == ("Hélène Quéméneur", "Partner, Cap Ouest", f"/leads/{lead.id}")
    assert (row["hits"], row["mark_word"]) == ([[0, 6], [7, 8]], "Prospect")


def test_what_can_be_done_is_offered(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    rows = {row["name"]: row["url"] for row in groups_of(alices, "ingrid")["Do"]}
    assert rows["Log a touchpoint with Ingrid Halvorsen"] == f"/leads/{lead.id}#log"
    assert rows["Add “ingrid” as a lead"] == "/leads/new?name=ingrid"


def test_pages_are_found(alices: Browser) -> None:
    assert [row["url"] for row in groups_of(alices, "board")["Pages"]] == ["/board"]
    assert {"/", "/leads", "/board", "/funnel"} <= {row["url"] for row in groups_of(alices, "")["Pages"]}


def test_what_was_said_is_found(alices: Browser, alice: Account) -> None:
    text = "She said:\n" + "and so on " * 20 + "price per ward, not per bed"
    touch(alice, make_lead(alice), "2026-02-21T10:00", text=text)
    (row,) = groups_of(alices, "ward")["Said and written"]
    assert "price per ward, not per bed" in row["name"] and row["name"].startswith("“…")
    assert row["detail"] == "Ingrid Halvorsen, 21\xa0Feb"


def test_without_words_those_touched_last_come_first(alices: Browser, alice: Account) -> None:
    make_lead(alice, "Never touched")
    touch(alice, make_lead(alice, "Touched once"), "2026-02-21T10:00")
    assert [row["name"] for row in groups_of(alices, "")["People"]] == ["Touched once", "Never touched"]


def test_the_page_says_the_same_without_a_script(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, "Hélène <Quéméneur>")
    page = alices.get("/search?q=helene").text
    assert f'href="/leads/{lead.id}"' in page
    assert "<mark>Hélène</mark> &lt;Quéméneur&gt;" in page


def test_nothing_of_others_is_found(alices: Browser, bob: Account) -> None:
    touch(bob, make_lead(bob, "Bob’s only lead"), "2026-02-21T10:00", text="ward")
    assert set(groups_of(alices, "ward")) == {"Do"}
    assert "People" not in groups_of(alices, "bob")


def test_who_is_not_signed_in_finds_nothing(signed_in: Callable[..., Browser], charlie: Account) -> None:
    assert signed_in(charlie).get("/palette?q=x").status_code == 303


@pytest.mark.parametrize(
    ("name", "text", "hits"),
    [("Straße", "strasse", ()), ("Ingrid Halvorsen", "halv ing", ((0, 3), (7, 11))), ("Ana", "x", ()), ("Ana", "", ())],
)
def test_hits_are_places_in_the_name(name: str, text: str, hits: tuple[tuple[int, int], ...]) -> None:
    assert hits_in(name, text) == hits
