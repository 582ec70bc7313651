"""Correcting a contact: the wrong entry stays, the right one counts."""

from datetime import date

from outreach.models import Account, Lead, Stage
from outreach.touchpoints.queries import history
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, touch

RIGHT = {"direction": "out", "kind": "message", "channel": "linkedin", "when": "2026-03-02 10:30", "text": "Hello"}


def test_the_page_shows_what_was_recorded(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-01T08:15:42", text="Asked about the talk")
    page = alices.get(f"/touchpoints/{wrong.id}/correction")
    assert page.status_code == 200
    assert 'value="2026-03-01 09:15"' in page.text  # in Paris
    assert "Asked about the talk" in page.text


def test_both_stay_in_the_history_and_the_right_one_counts(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-04T08:00")
    answer = alices.send(f"/touchpoints/{wrong.id}/correction", RIGHT)
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    right, struck = history(ingrid)
    assert (right.channel, right.text, right.moment.at) == ("linkedin", "Hello", instant("2026-03-02T09:30"))
    assert (struck.id, struck.voided_by_id) == (f"t{wrong.id}", alice.id)
    assert ingrid.contacted_at == instant("2026-03-02T09:30")
    assert "Corrected." in alices.get(f"/leads/{ingrid.id}").text


def test_an_unchanged_time_keeps_its_second(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-02T09:30:42", text="Helo")
    alices.send(f"/touchpoints/{wrong.id}/correction", RIGHT)
    assert {entry.at for entry in history(ingrid)} == {"2026-03-02T09:30:42Z"}


def test_what_was_a_message_may_turn_out_to_be_a_call(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-02T09:30")
    alices.send(f"/touchpoints/{wrong.id}/correction", {**RIGHT, "kind": "call", "channel": "phone"})
    assert ingrid.stage is Stage.MET


def test_a_day_to_come_is_refused_and_everything_typed_stays(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-02T09:30")
    answer = alices.send(f"/touchpoints/{wrong.id}/correction", {**RIGHT, "when": "2026-03-06"})
    assert answer.status_code == 422
    assert "This has not happened yet." in answer.text
    assert 'value="2026-03-06"' in answer.text and ">Hello</textarea>" in answer.text.replace("\r\n", "").replace(
        "\n", ""
    )
    assert [entry.voided_at for entry in history(ingrid)] == [None]


def test_words_that_name_no_day_are_refused(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-02T09:30")
    answer = alices.send(f"/touchpoints/{wrong.id}/correction", {**RIGHT, "when": "31 Feb"})
    assert answer.status_code == 422
    assert "ends on day 28" in answer.text


def test_what_was_taken_back_cannot_be_corrected(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-03-02T09:30")
    alices.send(f"/touchpoints/{wrong.id}/voiding")
    assert alices.send(f"/touchpoints/{wrong.id}/correction", RIGHT).status_code == 422
    assert len(history(ingrid)) == 1


def test_only_ones_own(alices: Browser, bob: Account) -> None:
    his = touch(bob, make_lead(bob), "2026-03-02T09:30")
    assert alices.get(f"/touchpoints/{his.id}/correction").status_code == 404
    assert alices.send(f"/touchpoints/{his.id}/correction", RIGHT).status_code == 404
    assert his.occurred_at.date() == date(2026, 3, 2) and his.voided_at is None
