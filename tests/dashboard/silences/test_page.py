"""The page of silences: who is on it, what it says, and when it says a sentence instead of a share."""

from collections.abc import Callable

import pytest

from outreach.extensions import db
from outreach.models import Account, Brief, Channel, Direction, Kind, Lead, Recorder, Stage
from outreach.text import NARROW_SPACE
from tests.analysis.kaplan_meier import log_log_band, product_limit
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import links, read
from tests.dashboard.silences.conftest import Row
from tests.support.browser import Browser

# From the first contact to the end of the day, 23:00 UTC in Paris: fifteen hours more than the days are old.
REST_OF_DAY = 15 / 24


def named(page: str) -> list[str]:
    """The people of the page, from the top."""
    return [line.split("</a>")[0].rsplit(">", 1)[1] for line in page.split("<tr data-row")[1:]]


def test_a_silence_has_its_days_its_share_its_band_and_how_many_are_at_risk(
    row: Row, make_lead: MakeLead, answers: list[Lead], closed: list[Lead]
) -> None:
    make_lead(4, name="Ada")
    left = product_limit([(6 - 4 - REST_OF_DAY, True)] * 4 + [(20 - 4 - REST_OF_DAY, True)] + [(116, False)] * 30)
    band = log_log_band(left[-1], 0.9)
    assert band is not None
    low, high = (round(100 * (1 - bound)) for bound in reversed(band))
    assert f"4 days written to once 14{NARROW_SPACE}% [{low}–{high}] 36 at risk" in row("Ada")  # 1 - 31/35 x 30/31


def test_both_silences_are_told_the_first_and_that_since_i_last_wrote(
    row: Row, make_lead: MakeLead, alice: Account, answers: list[Lead]
) -> None:
    lead = make_lead(12, name="Ada")
    recorder = Recorder(db.session(), alice, TODAY)
    for days, direction, kind in ((5, Direction.OUT, Kind.MESSAGE), (2, Direction.IN, Kind.AUTO_REPLY)):
        recorder.touch(lead, direction=direction, channel=Channel.EMAIL, kind=kind, moment=ago(days))
    assert "12 days you last wrote 5 days ago" in row("Ada")


def test_who_answered_is_closed_parked_marked_or_never_written_to_is_not_there(
    alices: Browser, make_lead: MakeLead, bob: Account
) -> None:
    make_lead(9, name="Silent")
    make_lead(9, 5, name="Answered")
    make_lead(None, name="Prospect")
    make_lead(9, name="Of Bob", owner=bob)
    alices.send(f"/leads/{make_lead(9, name='Closed').id}/closing", {"why": "not_a_fit"})
    alices.send(f"/leads/{make_lead(9, name='Parked').id}/parking")
    alices.send(f"/leads/{make_lead(9, name='Marked').id}/do-not-contact", {"marked": "y"})
    assert named(alices.get("/silences").text) == ["Silent"]
    assert named(alices.get("/silences?group=answered").text) == ["Answered"]


def test_fewer_than_five_at_risk_is_a_sentence_instead_of_a_share(
    row: Row, make_lead: MakeLead, answers: list[Lead]
) -> None:
    for number in range(4):
        make_lead(30, name=f"Silent {number}")
    assert "Only 4 people were silent for so long: too few to tell." in row("Silent 0")
    assert "%" not in row("Silent 0")


def test_a_silence_longer_than_all_others_says_that_nothing_is_known(
    row: Row, make_lead: MakeLead, answers: list[Lead]
) -> None:
    for number in range(6):
        make_lead(130, name=f"Silent {number}")
    assert "Nobody was silent for longer, so nothing is known." in row("Silent 0")


def test_without_a_curve_there_is_neither_share_nor_advice(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(9, name="Ada")
    make_lead(20, 15)
    page = read(alices.get("/silences").text)
    assert "1 person has answered so far; a curve begins with 5." in page
    assert "Until then nobody can tell which silences still end." in page
    assert "Still answer within 30 days" not in page
    assert "worth another try." not in page


def test_nobody_contacted_nobody_silent_nobody_in_the_selection(alices: Browser, make_lead: MakeLead) -> None:
    assert "Nobody has been contacted yet, so nobody is silent." in read(alices.get("/silences").text)
    make_lead(9, 5)
    assert "Nobody keeps you waiting. That is good" in read(alices.get("/silences").text)
    make_lead(9, channel=Channel.EMAIL)
    page = alices.get("/silences?channel=phone").text
    assert "Nobody in this selection is silent." in read(page)
    assert links(page, "Show everybody") == ["/silences"]


def test_who_is_silent_but_marked_is_named_instead_of_praise(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(9, 5)
    marked = [make_lead(days, name=f"Marked {days}") for days in (9, 30)]
    for lead in marked:
        alices.send(f"/leads/{lead.id}/do-not-contact", {"marked": "y"})
    page = read(alices.get("/silences").text)
    assert "Nobody to whom you may write is silent. 2 people who have not answered are marked “do not contact”;" in page
    assert "That is good" not in page
    alices.send(f"/leads/{marked[0].id}/closing", {"why": "no_answer"})
    assert "1 person who has not answered is marked “do not contact”;" in read(alices.get("/silences").text)
    alices.send(f"/leads/{marked[1].id}/closing", {"why": "no_answer"})
    assert "Nobody keeps you waiting. That is good" in read(alices.get("/silences").text)


def test_a_filter_narrows_the_list_and_leaves_the_curve_alone(
    alices: Browser, row: Row, make_lead: MakeLead, brief: Brief, answers: list[Lead], closed: list[Lead]
) -> None:
    make_lead(4, name="Ada", brief_id=brief.id)
    make_lead(4, name="Grace", channel=Channel.LINKEDIN)
    whole = row("Ada")
    assert named(alices.get(f"/silences?brief={brief.id}").text) == ["Ada"]
    assert named(alices.get("/silences?channel=linkedin").text) == ["Grace"]
    assert row("Ada", f"/silences?brief={brief.id}") == whole


def test_a_filter_that_cannot_be_read_is_named_and_filters_nothing(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(4, name="Ada")
    answer = alices.get("/silences?channel=pigeon")
    assert (answer.status_code, named(answer.text)) == (422, ["Ada"])
    assert "Not a valid choice." in read(answer.text)


def test_fifty_on_a_page_and_the_rest_on_the_next(alices: Browser, make_lead: MakeLead) -> None:
    for number in range(53):
        make_lead(9, name=f"Silent {number}")
    first, second = alices.get("/silences"), alices.get("/silences?page=2")
    assert (len(named(first.text)), len(named(second.text))) == (50, 3)
    assert len({*named(first.text), *named(second.text)}) == 53
    assert 'href="/silences?page=2"' in first.text
    assert alices.get("/silences?page=3").location == "/silences"


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 30])
def test_a_page_that_is_none_is_the_first(alices: Browser, make_lead: MakeLead, page: str) -> None:
    make_lead(9, name="Ada")
    assert named(alices.get(f"/silences?page={page}").text) == ["Ada"]


def test_who_answered_once_is_told_by_whose_turn_it_is(
    alices: Browser, row: Row, make_lead: MakeLead, alice: Account
) -> None:
    make_lead(30, 20, name="They wrote")
    make_lead(40, 35, 12, name="Talked")
    wrote = make_lead(30, 25, name="I wrote")
    recorder = Recorder(db.session(), alice, TODAY)
    recorder.touch(wrote, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=ago(22))
    recorder.move(make_lead(9, name="By hand"), Stage.REPLIED, ago(3))
    page = "/silences?group=answered"
    assert named(alices.get(page).text) == ["They wrote", "Talked", "By hand", "I wrote"]
    assert "3 days Replied They wrote last." in row("By hand", page)
    assert "20 days Replied They wrote last." in row("They wrote", page)
    assert "12 days Met You talked with each other." in row("Talked", page)
    assert "22 days Replied You wrote last." in row("I wrote", page)


def test_who_has_an_appointment_is_not_waited_for(alices: Browser, make_lead: MakeLead) -> None:
    lead = make_lead(30, 20, name="Ada")
    make_lead(30, 2, name="Grace")
    plan = {"what": "First talk", "date": "2026-03-10", "hour": "16:00"}
    assert alices.send(f"/leads/{lead.id}/follow-ups", plan).status_code == 303
    page = read(alices.get("/silences?group=answered").text)
    assert "With 2 of them the next word is yours." in page


def test_parking_is_offered_only_where_it_is_their_turn(alices: Browser, make_lead: MakeLead) -> None:
    lead = make_lead(30, 20, name="They wrote")
    page = alices.get("/silences?group=answered").text
    assert f"/leads/{lead.id}/parking" not in page
    assert f"/leads/{lead.id}?log=out#log" in page


def test_bobs_silences_are_his_own(bob: Account, signed_in: Callable[[Account], Browser], make_lead: MakeLead) -> None:
    make_lead(9, name="Ada")
    assert "Nobody has been contacted yet" in read(signed_in(bob).get("/silences").text)


def test_it_is_printed_once_until_something_changes(alices: Browser, make_lead: MakeLead, printed: list[str]) -> None:
    lead = make_lead(9, name="Ada")
    first, again = alices.get("/silences"), alices.get("/silences")
    assert first.text == again.text and len(printed) == 1
    alices.send(f"/silences/{lead.id}/waiting")
    alices.get("/silences")  # this one says what was done
    after = [alices.get("/silences").text for _time in range(2)]
    assert after[0] == after[1] != first.text
    assert len(printed) == 3


def test_no_browser_may_hold_it(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(9, name="Ada")
    for answer in (alices.get("/silences"), alices.get("/silences")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers and "Last-Modified" not in answer.headers
    asked = alices.get("/silences", headers={"If-None-Match": "*"})
    assert (asked.status_code, named(asked.text)) == (200, ["Ada"])


def test_each_advice_has_its_head_and_what_is_worth_most_comes_first(
    alices: Browser, make_lead: MakeLead, answers: list[Lead], closed: list[Lead]
) -> None:
    # Nobody answers after fifty days, but thirty are too few to say so; the steps of the others fall on Monday 9 March.
    for days in (5, 50, 4, 3):
        make_lead(days, name=f"Silent {days}")
    alices.send(f"/silences/{make_lead(9, name='Put off').id}/waiting")
    page = alices.get("/silences").text
    assert named(page) == ["Silent 50", "Silent 3", "Silent 4", "Silent 5", "Put off"]
    assert "The figures cannot tell 1 Silent 50 50 days" in read(page)
    assert "Give them time 4 Silent 3 3 days" in read(page)


def test_once_the_step_is_due_it_is_worth_another_try(
    row: Row, alices: Browser, make_lead: MakeLead, answers: list[Lead], closed: list[Lead]
) -> None:
    make_lead(9, name="Ada")
    assert "Follow up The next step is 2 days late." in row("Ada")
    page = read(alices.get("/silences").text)
    assert "1 person has not answered yet. 1 of them is worth another try today." in page
    assert "Worth another try 1 Ada" in page
