"""The ledger of thanks: what is written down, its sum, the budget, what the hours are worth; refusals; ideas."""

from collections.abc import Callable
from datetime import date

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.recognition.ideas import IDEAS, Grade, by_grade
from outreach.models import (
    Account,
    AgreementVersion,
    Channel,
    Meeting,
    MeetingState,
    Mentorship,
    Recognition,
    VersionState,
)
from tests.mentorships.making import make_mentorship
from tests.mentorships.recognition.conftest import Thank
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]
NASTY = "<script>alert(1)</script>"
PIZZA = {"what": "A pizza", "occasion": "The first month", "on_day": "2026-03-04", "cost": "12,50"}


def address(mentorship: Mentorship, *rest: object) -> str:
    return "/".join([f"/mentorships/{mentorship.id}/recognition", *map(str, rest)])


def only() -> Recognition:
    db.session.expire_all()
    return db.session.query(Recognition).one()


def talked(mentorship: Mentorship, minutes: int, state: MeetingState = MeetingState.HELD) -> None:
    db.session.add(
        Meeting(
            owner_id=mentorship.owner_id, mentorship_id=mentorship.id, on_day=date(2026, 3, 1), state=state,
            minutes=minutes, channel=Channel.VIDEO, created_at=clock.now(),
        )
    )  # fmt: skip
    db.session.commit()


def test_the_empty_page_says_so(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(address(mentorship)).text
    assert "You have not thanked Ingrid Halvorsen here yet." in page and "Nothing is written down yet." in page
    assert "No budget is set." in page and f"/mentorships/{mentorship.id}/settings#budget" in page
    assert f"/mentorships/{mentorship.id}/settings#hourly_rate" in page
    assert f"/mentorships/{mentorship.id}/agreement" in page


@pytest.mark.parametrize(
    ("typed", "cost"),
    [("12,50", 1250), ("12.5", 1250), ("12", 1200), ("", 0), ("0", 0), ("1 250,00", 125000), ("999999.99", 99999999)],
)
def test_money_is_taken_as_it_is_typed(alices: Browser, mentorship: Mentorship, typed: str, cost: int) -> None:
    assert alices.send(address(mentorship), {**PIZZA, "cost": typed}).status_code == 303
    assert only().cost == cost


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("cost", "-5", "An amount is never below zero."),
        ("cost", "\u22125", "An amount is never below zero."),
        ("cost", "1000000", "That is more than can be kept here."),
        ("cost", "99999999999999999999", "is not an amount"),
        ("cost", "a lot", "“a lot” is not an amount."),
        ("cost", "12.345", "is not an amount"),
        ("cost", "1e3", "is not an amount"),
        ("cost", "NaN", "is not an amount"),
        ("what", " \x00 ", "Say what it was."),
        ("what", "x" * 301, "longer than 300 characters"),
        ("occasion", "x" * 301, "longer than 300 characters"),
        ("on_day", "2026-03-06", "This day is yet to come."),
        ("on_day", "0026-03-04", "Is the year right?"),
        ("on_day", "yesterday", "Type a day"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    alices: Browser, mentorship: Mentorship, field: str, typed: str, sentence: str
) -> None:
    answer = alices.send(address(mentorship), {**PIZZA, field: typed})
    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text and sentence in answer.text
    kept = "The first month" if field != "occasion" else "A pizza"
    assert f'value="{kept}"' in answer.text
    assert field != "cost" or f'value="{typed}"' in answer.text
    assert db.session.query(Recognition).count() == 0


def test_the_sum_and_what_is_left(alices: Browser, mentorship: Mentorship, thank: Thank) -> None:
    mentorship.budget = 10000
    thank("2026-02-10", "Lunch", cost=6350)
    thank("2026-03-01", "A book", cost=2490)
    thank("2026-02-20", "A letter")
    page = alices.get(address(mentorship)).text
    assert "€88.40" in page and "€11.60 left of €100." in page
    assert "You last thanked Ingrid Halvorsen on Sunday 1\u00a0March: A book." in page
    assert "The next thanks are due by Sat 30\u00a0May." in page  # ninety days after it
    thank("2026-03-02", "Flowers", cost=2000)
    assert "€8.40 more than the budget of €100." in alices.get(address(mentorship)).text


def test_a_budget_of_nothing_is_a_budget(alices: Browser, mentorship: Mentorship) -> None:
    mentorship.budget = 0
    page = alices.get(address(mentorship)).text
    assert "€0 left of €0." in page and "No budget is set." not in page


def test_what_the_hours_are_worth(alices: Browser, mentorship: Mentorship, thank: Thank) -> None:
    talked(mentorship, 75)
    talked(mentorship, 60)
    talked(mentorship, 500, MeetingState.CANCELLED)
    mentorship.hourly_rate = 12000
    thank("2026-03-01", cost=1250)
    page = alices.get(address(mentorship)).text
    assert "You were given 2 h 15: at €120 an hour, a consultant would have asked €270 for them." in page
    assert "€12.50 went into thanks." in page


def test_the_currency_is_that_of_the_mentorship(alices: Browser, mentorship: Mentorship, thank: Thank) -> None:
    mentorship.currency = "CHF"
    thank("2026-03-01", cost=1250)
    page = alices.get(address(mentorship)).text
    assert "What did it cost, in CHF?" in page and "CHF" in page.split("ledger-cost")[1] and "€" not in page


def test_thanks_that_are_due(alices: Browser, mentorship: Mentorship) -> None:
    mentorship.thanks_every_days = 32
    assert "Thanks are due today." in alices.get(address(mentorship)).text
    mentorship.thanks_every_days = 30
    assert "Thanks are due since Tue 3\u00a0March." in alices.get(address(mentorship)).text.replace(
        "3\u00a0Mar.", "3\u00a0March."
    )


def test_an_idea_is_written_into_the_form(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(address(mentorship)).text
    for idea in IDEAS:
        assert f"?idea={idea.key}#add" in page
    filled = alices.get(address(mentorship) + "?idea=course").text
    assert 'value="A course of their own choice"' in filled
    assert 'value="A course' not in alices.get(address(mentorship) + "?idea=castle").text


def test_ideas_of_every_cost() -> None:
    assert all(len(ideas) >= 3 for ideas in by_grade().values()) and list(by_grade()) == list(Grade)
    assert len({idea.key for idea in IDEAS}) == len(IDEAS)


def test_what_was_agreed_stands_beside(alices: Browser, mentorship: Mentorship) -> None:
    db.session.add(
        AgreementVersion(
            owner_id=mentorship.owner_id, mentorship_id=mentorship.id, number=1, state=VersionState.CURRENT,
            written_at=clock.now(), offers="An hour of proofreading", cannot_offer="Money <b>",
        )
    )  # fmt: skip
    page = alices.get(address(mentorship)).text
    assert "An hour of proofreading" in page and "Money &lt;b&gt;" in page


def test_a_line_is_corrected(alices: Browser, mentorship: Mentorship, thank: Thank) -> None:
    row = thank("2026-03-01", "Pizza", cost=1250)
    page = alices.get(address(mentorship, row.id)).text
    assert 'value="12.50"' in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert alices.send(address(mentorship, row.id), {**PIZZA, "cost": "13", "seen": seen}).status_code == 303
    assert (only().what, only().cost) == ("A pizza", 1300)
    again = alices.send(address(mentorship, row.id), {**PIZZA, "what": "A cake", "seen": seen})
    assert again.status_code == 422 and "Changed meanwhile in another window" in again.text
    assert only().what == "A pizza"


def test_a_removal_can_be_undone(alices: Browser, mentorship: Mentorship, thank: Thank) -> None:
    row = thank("2026-03-01", "A pizza", cost=1250)
    page = alices.send(address(mentorship, row.id, "removal"), follow_redirects=True).text
    assert db.session.query(Recognition).count() == 0
    fields = {"what": "A pizza", "occasion": "", "on_day": "2026-03-01", "cost": "12.50"}
    assert all(f'name="{name}" value="{value}"' in page for name, value in fields.items())
    assert alices.send(address(mentorship), fields).status_code == 303
    assert only().cost == 1250


def test_nobody_else_finds_it(
    alices: Browser, signed_in: SignIn, alice: Account, bob: Account, mentorship: Mentorship, thank: Thank
) -> None:
    row, bobs, other = thank("2026-03-01"), signed_in(bob), make_mentorship(alice, "Chidi Okafor")
    assert bobs.get(address(mentorship)).status_code == bobs.get(address(mentorship, row.id)).status_code == 404
    assert alices.get(address(other, row.id)).status_code == 404
    for browser, rest in ((bobs, ""), (bobs, f"/{row.id}"), (bobs, f"/{row.id}/removal")):
        assert browser.send(address(mentorship) + rest, PIZZA).status_code == 404
    for rest in (f"/{row.id}", f"/{row.id}/removal"):
        assert alices.send(address(other) + rest, PIZZA).status_code == 404
    assert only().occasion == ""


def test_markup_is_text(alices: Browser, mentorship: Mentorship, thank: Thank) -> None:
    row = thank("2026-03-01", NASTY, occasion=NASTY)
    for page in (alices.get(address(mentorship)).text, alices.get(address(mentorship, row.id)).text):
        assert NASTY not in page and page.count("&lt;script&gt;") >= 2


def test_the_words_of_a_mentor(alices: Browser, alice: Account, thank: Thank) -> None:
    theirs = make_mentorship(alice, "Chidi Okafor")
    theirs.hourly_rate = 6000
    talked(theirs, 60)
    thank("2026-03-01", "A cake", of=theirs)
    page = alices.get(address(theirs)).text
    assert "Chidi Okafor last thanked you on Sunday 1\u00a0March: A cake." in page
    assert "You gave 1 h: at €60 an hour" in page and "Budget" not in page and "due" not in page.split("<main")[1]


def test_in_french(alices: Browser, alice: Account, mentorship: Mentorship, thank: Thank) -> None:
    thank("2026-03-01", cost=123450)
    alice.locale = "fr"
    page = alices.get(address(mentorship)).text
    assert "1\u202f234,50\u00a0€" in page
