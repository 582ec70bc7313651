"""The wrong funnels of others, each set up and told right here: ever reached, of people, of one population.

What is expected is counted by hand beside each case; intervals are those of scipy.stats.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask_sqlalchemy.session import Session
from scipy.stats import beta
from sqlalchemy import insert
from sqlalchemy.orm import scoped_session

from outreach.dashboard import results
from outreach.dashboard.forms import FunnelFilter
from outreach.models import Account, Channel, ClosingReason, Direction, Kind, Lead, Recorder, Stage
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import figures, read
from tests.support.browser import Browser
from tests.support.terminal import Run, told

Counts = Callable[..., list[int]]
THIN = "\u202f"
NONE_OF_SIX = round(100 * beta.ppf(0.95, 0.5, 6.5))
MET_OF_SIX = f"0 of 6 · 0{THIN}% [0–{NONE_OF_SIX}]"


@pytest.fixture
def history(db_session: scoped_session[Session], alice: Account) -> Recorder:
    return Recorder(db_session(), alice, TODAY)


@pytest.fixture
def counts(db_session: scoped_session[Session], alice: Account) -> Counts:
    """How many the funnel counts at each stage."""

    def count(**chosen: object) -> list[int]:
        db_session.flush()
        found = results.figures(db_session(), alice, FunnelFilter(**chosen), TODAY.date())  # type: ignore[arg-type]
        return [stage.count for stage in found.funnel.stages]

    return count


def write(history: Recorder, lead: Lead, direction: Direction, days: float, kind: Kind = Kind.MESSAGE) -> object:
    return history.touch(lead, direction=direction, channel=Channel.EMAIL, kind=kind, moment=ago(days), text="again")


def test_frappe_reaching_a_stage_again_counts_once(search: list[Lead], history: Recorder, counts: Counts) -> None:
    for _ in range(3):
        for direction in Direction:
            write(history, search[-1], direction, 1)
        history.move(search[-1], Stage.CONTACTED, ago(0.5))
        history.move(search[-1], Stage.ONGOING, ago(0.4))
    assert counts() == [20, 8, 5, 1]


def test_frappe_a_lost_lead_stays_in_every_bar_it_reached(
    search: list[Lead], history: Recorder, counts: Counts
) -> None:
    for lead in search:
        history.close(lead, ClosingReason.DECLINED, ago(0))
    assert counts() == [20, 8, 5, 1]


def test_erpnext_people_are_counted_and_not_messages(make_lead: MakeLead, history: Recorder, counts: Counts) -> None:
    lead = make_lead(40)  # one person, ten messages, two answers
    for day in range(9):
        write(history, lead, Direction.OUT, 30 - day)
    for day in (5, 4):
        write(history, lead, Direction.IN, day)
    assert counts() == [1, 1, 0, 0]


def test_django_crm_nobody_is_drawn_as_nobody(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(6):
        make_lead(120, 100)
    page = alices.get("/funnel").text
    # No bar of two pixels for nobody, and no link to nobody.
    met = page.split('<li class="funnel-row" data-stage="met"')[1].split("</li>")[0]
    assert '<rect class="bar-reached" width="0.0%"' in met
    assert "<a " not in met
    solid = [trace["x"] for trace in figures(page)[0]["data"] if trace.get("hovertext") == [f"Met: {MET_OF_SIX}"]]
    assert solid == [[0]]


def test_django_crm_a_whole_drop_is_none_of_six_and_not_a_drop_of_nothing(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(6):
        make_lead(120, 100)
    page = read(alices.get("/funnel").text)
    all_of_six = round(100 * beta.ppf(0.05, 6.5, 0.5))
    assert f"Replied 6 of 6 · 100{THIN}% [{all_of_six}–100]" in page
    assert f"Met {MET_OF_SIX}" in page
    assert "Ongoing 0 of 0" in page  # of nobody there is no percentage at all


def test_atomic_crm_the_hundred_and_first_counts_too(
    alice: Account, db_session: scoped_session[Session], counts: Counts
) -> None:
    at = TODAY - timedelta(days=40)
    answered = {"replied_at": at + timedelta(days=1), "stage": Stage.REPLIED}
    for number in range(230):
        row = {"owner_id": alice.id, "name": f"Person {number}", "created_at": at, "contacted_at": at}
        row |= {"first_outgoing_at": at, "stage": Stage.CONTACTED, **(answered if number % 2 else {})}
        db_session.execute(insert(Lead).values(row))
    assert counts() == [230, 115, 0, 0]


def test_atomic_crm_stages_in_other_words_are_the_same_stages(
    alices: Browser, alice: Account, search: list[Lead]
) -> None:
    alice.locale = "fr"
    page = alices.get("/funnel")
    assert "NaN" not in page.text
    assert "A répondu 8 sur 20" in read(page.text)


def test_bottlecrm_a_rate_is_counted_and_not_assumed_of_a_stage(
    alices: Browser, bob: Account, signed_in: Callable[[Account], Browser], make_lead: MakeLead
) -> None:
    for answered in (30, 30, 30, 30, None):
        make_lead(40, answered)
        make_lead(40, None, owner=bob)
    mine, his = (read(browser.get("/funnel").text) for browser in (alices, signed_in(bob)))
    assert f"4 of 5 · 80{THIN}%" in mine
    assert f"0 of 5 · 0{THIN}%" in his


def test_bottlecrm_before_there_is_enough_to_count_there_is_no_percentage(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(40, 30, 20, 10)
    page = read(alices.get("/funnel").text).split("Everybody first contacted")[1].split("How long it takes")[0]
    page = page.split("Table")[0]
    assert "Replied 1 of 1" in page
    assert "%" not in page


def test_twenty_the_first_time_stays_when_somebody_comes_back(
    terminal: Run, make_lead: MakeLead, history: Recorder
) -> None:
    lead = make_lead(100, 95, 80)  # first contact on 25 November, answered five days later
    for stage in (Stage.CONTACTED, Stage.REPLIED, Stage.MET):
        history.move(lead, stage, ago(3))
    write(history, lead, Direction.IN, 1)
    assert (lead.contacted_at, lead.replied_at, lead.met_at) == (ago(100).at, ago(95).at, ago(80).at)
    groups = told(terminal("funnel", "--by", "month", "--json"))["groups"]
    assert [(group["month"], [stage["k"] for stage in group["stages"]]) for group in groups] == [
        ("2025-11", [1, 1, 1, 0])
    ]


def test_power_bi_answers_of_the_month_to_letters_of_another_are_not_its_rate(
    make_lead: MakeLead, counts: Counts
) -> None:
    february = {"contacted_from": ago(32).at.date(), "contacted_to": ago(5).at.date()}
    for _ in range(6):
        make_lead(60, 20)  # written to in January, answered in February
    for _ in range(4):
        make_lead(20)  # written to in February: none of these four answered
    assert counts(**february) == [4, 0, 0, 0]
    assert counts() == [10, 6, 0, 0]


def test_zero_cost_crm_how_those_of_one_week_fared(terminal: Run, make_lead: MakeLead) -> None:
    # Thursday 5 March: 10 days ago is Monday 23 February, 4 days ago Sunday 1 March, 11 days ago the Sunday before.
    for out, answered in ((10, 2), (4, None), (11, 5)):
        make_lead(out, answered)
    groups = told(terminal("funnel", "--by", "week", "--json"))["groups"]
    assert {group["week"]: [stage["k"] for stage in group["stages"]] for group in groups} == {
        "2026-02-16": [1, 1, 0, 0],
        "2026-02-23": [2, 1, 0, 0],
    }


def test_not_yet_is_never_no(alices: Browser, make_lead: MakeLead) -> None:
    for days in (29.3, 10, 1):
        make_lead(days)  # younger than thirty days at the end of today, 15 hours from now: they may still answer
    for days in (29.4, 50):
        make_lead(days)  # thirty days were theirs
    assert "Replied 0 of 5" in (page := read(alices.get("/funnel").text))
    assert "3 not yet" in page


def test_a_stage_set_back_takes_nobody_out(search: list[Lead], history: Recorder, counts: Counts) -> None:
    history.move(search[-1], Stage.PROSPECT, ago(0))
    assert counts() == [20, 8, 5, 1]


def test_what_never_happened_does_not_count(search: list[Lead], history: Recorder, counts: Counts) -> None:
    mistake = history.touch(
        search[0], direction=Direction.IN, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(1), text=""
    )
    assert counts() == [20, 9, 5, 1]
    history.void(mistake, search[0])
    assert counts() == [20, 8, 5, 1]


def test_a_machine_that_answers_is_no_answer(search: list[Lead], history: Recorder, counts: Counts) -> None:
    for kind in (Kind.AUTO_REPLY, Kind.BOUNCE):
        write(history, search[0], Direction.IN, 1, kind)
    assert counts() == [20, 8, 5, 1]
