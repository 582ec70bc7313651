"""The page of the studies: what it says of a search, of a small one, and of nothing."""

import csv
import io
from collections.abc import Callable

import pytest
from flask_sqlalchemy.session import Session
from scipy.stats import beta
from sqlalchemy.orm import scoped_session

from outreach.models import Account, Channel, Direction, Kind, Lead, Recorder
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import read
from tests.support.browser import Browser

THIN = "\u202f"


@pytest.fixture
def write_again(db_session: scoped_session[Session], alice: Account) -> Callable[[Lead, float], None]:
    """`write_again(lead, 50)`: another message to the same person, so many days ago."""

    def write(lead: Lead, days: float) -> None:
        history = Recorder(db_session(), alice, TODAY)
        history.touch(lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(days))

    return write


def test_own_answers_stand_beside_those_of_others(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/studies").text)
    # Of the twenty, three were written to less than 30 days ago; eight answered within 30 days.
    low, high = (round(100 * beta.ppf(p, 8.5, 9.5)) for p in (0.05, 0.95))
    assert f"8 of 17 answered your e-mails; of the cold e-mails of others, 8 to 15{THIN}% were answered." in page
    assert f"This search, by e-mail 8 of 17 · 47{THIN}% [{low}–{high}]" in page
    assert f"Belkins, 2024, as quoted 8.4{THIN}%" in page


def test_dots_and_lines_stand_on_one_scale(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/studies").text
    mine = page.split('id="email"')[1].split("</section>")[0]
    top = 0.8  # the first round share above the upper end of the interval, .66
    assert f'class="study-dot" cx="{round(100 * 8 / 17 / top, 2)}%"' in mine
    assert f'class="study-line" x1="{round(100 * 0.15 / top, 2)}%"' in mine
    assert f'class="study-theirs" cx="{round(100 * 0.085 / top, 2)}%"' in mine


def test_what_a_second_message_brought(
    alices: Browser, make_lead: MakeLead, write_again: Callable[[Lead, float], None]
) -> None:
    for days in (60, 70):
        write_again(make_lead(days), days - 7)
    write_again(make_lead(60, 50), 53)
    make_lead(60, 58)
    page = read(alices.get("/studies").text)
    assert "Of 3 silent people written to again, 1 answered; the studies disagree on what that brings" in page
    assert "This search, to the first e-mail alone 1 of 4 This search, with and without a second one 2 of 4" in page
    assert "A range, not a law" in page


def test_a_message_taken_back_was_never_sent(
    alices: Browser, alice: Account, db_session: scoped_session[Session], make_lead: MakeLead
) -> None:
    lead = make_lead(60)
    history = Recorder(db_session(), alice, TODAY)
    again = history.touch(lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(50))
    history.void(again, lead)
    assert "This search, after a second one to the silent nobody yet" in read(alices.get("/studies").text)


def test_other_channels_are_not_e_mail(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(5):
        make_lead(40, channel=Channel.LINKEDIN)
    page = read(alices.get("/studies").text)
    assert "This search, by e-mail nobody yet" in page
    assert "This search, in whatever way 0 of 5 · 0" in page
    assert "Too few people were written to by e-mail to set you beside the studies." in page


def test_below_five_there_are_counts_and_no_dot(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(4):
        make_lead(40, 35)
    answer = alices.get("/studies")
    assert "This search, by e-mail 4 of 4 This" in read(answer.text)
    assert "study-dot" not in answer.text and "study-whisker" not in answer.text


def test_relationships_inside_the_company(alices: Browser, alice: Account, make_lead: MakeLead) -> None:
    alice.company = "Ada & Söhne"
    make_lead(100, 90, 80, 70, company="ada & sohne")
    make_lead(100, 90, 80, 70, company="Elsewhere")
    make_lead(100, 90, 80, 70)
    page = read(alices.get("/studies").text)
    assert "Inside the company: 1 of 2 relationships; in the study, most of the pairs" in page
    assert "1 relationship is left out: one of the two companies is not written down." in page


def test_nobody_contacted_leaves_the_published_figures(alices: Browser) -> None:
    answer = alices.get("/studies")
    page = read(answer.text)
    assert "Nothing of yours can stand beside the studies yet." in page
    assert '<section class="chart study"' not in answer.text
    assert f"The mentee asked 14{THIN}% Olivet Nazarene University, 2018–19 3,000 workers" in page


def test_it_says_what_nobody_has_measured(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/studies").text)
    assert "How often a stranger who is asked to be a mentor says yes, nobody has measured." in page
    assert "These are other people and other requests" in page
    assert "How your own began is said when a mentorship is opened" in page


def test_as_a_file(alices: Browser, search: list[Lead]) -> None:
    answer = alices.get("/studies/studies.csv")
    found = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    rows = {row["figure"]: row for row in found}
    assert (rows["answered_by_email"]["k"], rows["answered_by_email"]["n"]) == ("8", "17")
    assert (rows["same_company"]["source"], rows["same_company"]["mark"]) == ("Olivet Nazarene University", "as quoted")
    assert rows["mentee_asked"]["amount"] == "0.14"
    assert {row["whose"] for row in found} == {"own", "published"}


def test_bobs_figures_are_his_own(bob: Account, signed_in: Callable[[Account], Browser], search: list[Lead]) -> None:
    assert "Nothing of yours can stand beside" in read(signed_in(bob).get("/studies").text)
