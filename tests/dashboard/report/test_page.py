"""The report: what it says, what it leaves out, and that nobody is named unless it was asked for."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask import Flask

from outreach import clock
from outreach.dashboard.report.pieces import LABELS
from outreach.leads.forgetting import forget
from outreach.models import Account, Brief, Channel, Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import figures, links, read
from tests.support.browser import Browser

EVERYTHING = urlencode([("ticked", "1"), *(("piece", key) for key in LABELS)])
SECRETS = {"name": "Zenobia Quux", "email": "zenobia@quux.example", "company": "Quuxworks", "title": "Quuxmaster"}


@pytest.fixture
def known(make_lead: MakeLead, search: list[Lead]) -> Lead:
    """Somebody in every bar, whose name is like no other word."""
    return make_lead(100, 95, 90, 80, **SECRETS, linkedin="zq", hook="Wrote on quuxing", introduced_by="Yann Quaax")


def test_it_opens_with_what_was_found_of_whom_and_when(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/report").text)
    assert "8 of 20 answered; half of those who do, within 5 days." in page
    assert "Everybody first contacted until today, 5 March 2026." in page
    assert "As of the end of 5 March 2026 Everybody first contacted until today, 5 March 2026. Outreach" in page


def test_the_usual_pieces(alices: Browser, search: list[Lead]) -> None:
    answer = alices.get("/report")
    assert answer.text.count('<li class="funnel-row"') == 4
    assert answer.text.count('class="chart-drawing is-curve"') == 1
    assert answer.text.count('class="chart-drawing is-weeks"') == 1
    assert "Before any figure: about one in 20, worth 20 contacts." in read(answer.text)
    assert figures(answer.text) == []  # the server draws it, so that it prints without a script


@pytest.mark.parametrize("query", ["", EVERYTHING])
def test_nobody_is_named_unless_it_was_asked_for(alices: Browser, known: Lead, query: str) -> None:
    page = alices.get(f"/report?{query}").text
    for secret in (*SECRETS.values(), "Zenobia", "quux", "Quaax", "Ada Byron", f"/leads/{known.id}"):
        assert secret.casefold() not in page.casefold()


def test_with_the_tick_those_who_were_met_stand_in_it(alices: Browser, known: Lead) -> None:
    page = read(alices.get("/report?ticked=1&names=y").text)
    assert "Zenobia Quux met 5 Dec 2025, ongoing since 15 Dec 2025" in page
    assert "Quuxworks" not in page and "zenobia@" not in page


def test_who_was_only_written_to_is_never_named(alices: Browser, make_lead: MakeLead, search: list[Lead]) -> None:
    make_lead(40, 35, name="Only Answered")
    make_lead(None, name="Only Found")
    page = read(alices.get("/report?ticked=1&names=y").text)
    assert "Only Answered" not in page and "Only Found" not in page


def test_forty_names_and_the_number_of_the_others(alices: Browser, make_lead: MakeLead) -> None:
    for number in range(43):
        make_lead(60, 50, 40, name=f"Person {number:02}")
    page = read(alices.get("/report?ticked=1&names=y").text)
    assert page.count("Person ") == 40
    assert "and 3 more" in page


def test_a_piece_that_is_not_ticked_is_not_there(alices: Browser, search: list[Lead]) -> None:
    answer = alices.get("/report?ticked=1&piece=weeks")
    assert "funnel-row" not in answer.text and "is-curve" not in answer.text
    assert answer.text.count('class="chart-drawing is-weeks"') == 1
    assert re.findall(r'<input checked [^>]*value="(\w+)">', answer.text) == ["weeks"]


def test_nothing_ticked_is_said(alices: Browser, search: list[Lead]) -> None:
    assert "Nothing is ticked, so the report is this sentence alone." in read(alices.get("/report?ticked=1").text)


def test_every_curve_is_a_piece_of_its_own(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/report?ticked=1&piece=met&piece=ongoing").text)
    assert "Half of the first conversations come by day 20" in page
    assert "Time to an ongoing relationship 1 person so far; a curve begins with 5." in page


def test_for_whom_and_a_note_are_told_as_they_were_typed(alices: Browser, alice: Account, search: list[Lead]) -> None:
    typed = {"ticked": "1", "whom": "<b>Renée</b>", "note": "First line\n=2+2 & <script>alert(1)</script>"}
    answer = alices.get(f"/report?{urlencode(typed)}")
    assert f"From {alice.name} to &lt;b&gt;Renée&lt;/b&gt;" in answer.text
    assert "First line\n=2+2 &amp; &lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "<b>Renée" not in answer.text and "<script>alert" not in answer.text


@pytest.mark.parametrize("typed", [{"whom": "x" * 121}, {"note": "x" * 301}])
def test_words_that_are_too_long_are_named_and_left_out(
    alices: Browser, search: list[Lead], typed: dict[str, str]
) -> None:
    answer = alices.get(f"/report?{urlencode({'ticked': '1', **typed})}")
    assert answer.status_code == 422
    assert "x" * 99 not in answer.text.split("<article")[1].split("</article>")[0]


def test_the_filter_is_that_of_the_funnel(alices: Browser, make_lead: MakeLead, brief: Brief) -> None:
    make_lead(50, channel=Channel.PHONE, brief_id=brief.id)
    make_lead(40)
    page = read(alices.get(f"/report?channel=phone&brief={brief.id}&contacted_from=2025-10-01").text)
    assert "People first contacted between 1 October 2025 and today, 5 March 2026." in page
    assert f"Channel: Phone. Brief: {brief.title}." in page
    assert "Counted over the whole search, not only the people above." in page


def test_it_leads_back_to_the_funnel_of_the_same_people(alices: Browser, search: list[Lead]) -> None:
    assert 'href="/funnel?channel=email"' in alices.get("/report?channel=email&ticked=1&whom=X").text


def test_the_funnel_leads_to_the_report_of_the_same_people(alices: Browser, search: list[Lead]) -> None:
    assert 'href="/report?channel=email"' in alices.get("/funnel?channel=email").text


def test_nobody_contacted_is_a_sentence_and_a_way_on(alices: Browser) -> None:
    page = alices.get("/report").text
    assert "Nobody has been contacted yet, so there is nothing to report." in read(page)
    assert links(page, "Choose whom to write to")
    assert "data-print" not in page


def test_a_selection_of_nobody_offers_the_whole(alices: Browser, search: list[Lead]) -> None:
    assert links(alices.get("/report?channel=introduction").text, "Show everybody") == ["/report"]


def test_small_data_is_told_in_counts(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(3):
        make_lead(40, 35)
    page = read(alices.get("/report").text.partition("<article")[2]).split("How many more people")[0]
    assert "3 of 3 answered." in page
    assert "3 people so far; a curve begins with 5." in page
    assert "%" not in page.split("Target")[0]


def test_without_a_curve_who_answered_first_is_told(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(7):
        make_lead(None, None, 40)
    page = read(alices.get("/report").text)
    assert "7 of 7 answered." in page
    assert (
        "0 people of those written to first so far; a curve begins with 5. 7 people who answered or were met before"
        " being written to are left out of the curve." in page
    )


def test_what_works_of_those_who_came_first_is_nothing_to_compare(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(None, None, 60)
    page = read(alices.get("/report?ticked=1&piece=works").text)
    assert "Nothing to compare. 1 person who answered or was met before being written to is left out." in page
    assert "still have time" not in page
    make_lead(3)
    make_lead(4)
    page = read(alices.get("/report?ticked=1&piece=works").text)
    assert "Too early to compare. All 2 people contacted so far still have time" in page


def test_what_works_tells_who_is_not_compared(alices: Browser, make_lead: MakeLead, search: list[Lead]) -> None:
    make_lead(None, None, 60)
    page = read(alices.get("/report?ticked=1&piece=works").text)
    assert "answered within 30 days. 1 person who answered or was met before being written to is left out." in page


@pytest.mark.parametrize(("window", "hatched"), [("", True), ("&contacted_to=2025-10-31", False)])
def test_the_hatching_is_explained_where_there_is_some(
    alices: Browser, search: list[Lead], window: str, hatched: bool
) -> None:
    page = read(alices.get(f"/report?ticked=1&piece=cohorts{window}").text)
    assert "By month of first contact" in page
    assert ("Hatched: somebody of these may yet get there." in page) is hatched


def test_who_asked_to_be_forgotten_is_counted_and_said(alices: Browser, alice: Account, search: list[Lead]) -> None:
    assert "forgotten" not in read(alices.get("/report").text)
    forget(alice, search[0], clock.now())
    page = read(alices.get("/report?ticked=1&piece=funnel").text)
    assert "8 of 20 answered" in page
    assert "1 of them asked to be forgotten: counted here, named nowhere." in page


def test_what_is_private_is_kept_nowhere(app: Flask, alices: Browser, search: list[Lead]) -> None:
    usual, private = alices.get("/report"), [alices.get(f"/report?{q}") for q in ("names=y", "whom=X", "note=Y")]
    assert usual.headers.get("ETag")
    assert [answer.headers.get("Cache-Control") for answer in private] == ["no-store"] * 3


def test_bobs_report_is_his_own(bob: Account, signed_in: Callable[[Account], Browser], known: Lead) -> None:
    page = signed_in(bob).get(f"/report?{EVERYTHING}&names=y").text
    assert "nothing to report" in read(page) and "Zenobia" not in page


def test_a_brief_of_alice_is_no_choice_for_bob(
    bob: Account, signed_in: Callable[[Account], Browser], brief: Brief
) -> None:
    assert signed_in(bob).get(f"/report?brief={brief.id}").status_code == 422


@pytest.mark.parametrize(
    ("pieces", "wide"), [("met", 1), ("met&piece=replied", 0), ("met&piece=replied&piece=weeks", 1)]
)
def test_a_picture_that_stands_alone_has_the_whole_width(
    alices: Browser, search: list[Lead], pieces: str, wide: int
) -> None:
    page = alices.get(f"/report?ticked=1&piece={pieces}").text
    assert page.count('class="report-piece is-wide chart"') == wide
