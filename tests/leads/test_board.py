"""Looking at the board: who stands where, how long, and what is usual."""

import statistics
from collections.abc import Callable
from datetime import timedelta

import pytest

from outreach import clock
from outreach.analysis.durations import Usual
from outreach.extensions import db
from outreach.leads.board import tone_of, usual_stays
from outreach.models import Account, ClosingReason, Lead, Moment, Recorder, Stage
from tests.leads.reading import column_of
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch


def answered_after(owner: Account, days: float) -> Lead:
    """Somebody who answered so many days after I wrote, in January."""
    lead = make_lead(owner, f"Answered after {days}")
    written = clock.now() - timedelta(days=60)
    touch(owner, lead, written.strftime("%Y-%m-%dT%H:%M"))
    touch(owner, lead, (written + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M"), "in")
    return lead


def close(owner: Account, lead: Lead) -> None:
    Recorder(db.session(), owner, clock.now()).close(lead, ClosingReason.NOT_A_FIT, Moment(clock.now()))
    db.session.commit()


def test_everybody_stands_in_the_column_of_their_stage(alices: Browser, alice: Account) -> None:
    make_lead(alice, "Luis Ferreira")
    touch(alice, make_lead(alice, "Samuel Achterberg"), "2026-03-01T10:00")
    answered_after(alice, 3)
    page = alices.get("/board")
    assert [column_of(page, stage) for stage in Stage] == [
        ["Luis Ferreira"], ["Samuel Achterberg"], ["Answered after 3"], [], [],
    ]  # fmt: skip


def test_a_long_column_ends_in_a_link_to_its_list(alices: Browser, alice: Account) -> None:
    for number in range(23):
        make_lead(alice, f"Person {number}")
    page = alices.get("/board?source=none")
    assert len(column_of(page, "prospect")) == 20
    assert 'href="/leads?stage=prospect&amp;source=none">3 more</a>' in page.text


def test_the_closed_ones_are_behind_a_switch(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    close(alice, lead)
    closed = alices.get("/board")
    assert column_of(closed, "prospect") == []
    assert "Show closed, 1" in closed.text
    opened = alices.get("/board?closing=any")
    assert column_of(opened, "prospect") == [lead.name]
    assert "Not a fit" in opened.text and "Hide closed, 1" in opened.text


def test_the_phone_shows_one_stage(alices: Browser, alice: Account) -> None:
    make_lead(alice)
    assert 'class="board-column is-shown" data-stage="prospect"' in alices.get("/board").text
    assert 'class="board-column is-shown" data-stage="met"' in alices.get("/board?at=met").text
    assert 'class="board-column is-shown" data-stage="prospect"' in alices.get("/board?at=nowhere").text


def test_what_is_usual_is_the_users_own(alice: Account) -> None:
    days = [2, 4, 6, 9, 20, 30]
    for each in days:
        answered_after(alice, each)
    stay = usual_stays(alice)[Stage.CONTACTED]
    assert (stay.n, stay.median) == (6, statistics.median(days))
    assert stay.ninetieth == pytest.approx(statistics.quantiles(days, n=10, method="inclusive")[-1])


def test_of_fewer_than_five_nothing_is_usual(alice: Account) -> None:
    for each in (1, 2, 3, 4):
        answered_after(alice, each)
    assert usual_stays(alice)[Stage.CONTACTED] == Usual(4, None, None)


def test_a_stage_that_was_skipped_was_not_stayed_in(alice: Account) -> None:
    touch(alice, make_lead(alice), "2026-02-01T10:00", kind="call", channel="phone")
    assert usual_stays(alice)[Stage.CONTACTED].n == usual_stays(alice)[Stage.REPLIED].n == 0


def test_a_stay_is_told_by_its_tone() -> None:
    usual = Usual(9, 6.0, 20.0)
    assert [tone_of(days, usual) for days in (6.0, 6.1, 20.0, 20.1)] == ["", "warn", "warn", "danger"]
    assert tone_of(400, Usual(4, None, None)) == tone_of(400, None) == ""


def test_the_page_warns_of_long_stays(alices: Browser, alice: Account) -> None:
    for each in (2, 4, 6, 9, 20, 30):
        answered_after(alice, each)
    touch(alice, make_lead(alice, "Daniel Voss"), "2026-02-01T09:00")
    page = alices.get("/board").text
    assert "usually 8 d" in page
    assert 'class="board-age is-late" title="Sunday 1' in page


def test_nobody_sees_the_board_of_others(alice: Account, bob: Account, signed_in: Callable[..., Browser]) -> None:
    make_lead(alice)
    make_lead(bob, "Bob’s only lead")
    page = signed_in(bob).get("/board")
    assert column_of(page, "prospect") == ["Bob’s only lead"]
    assert signed_in(bob).post("/board").status_code == 405
