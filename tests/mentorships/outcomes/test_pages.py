"""What came of it: written down, owed to advice that was tried, corrected, removed; nobody else's."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.outcomes.actions import Told, write_down
from outreach.models import Account, AdviceVerdict, ItemKind, MeetingItem, Mentorship, Outcome, OutcomeKind
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]
NASTY = "<script>alert(1)</script>"
RAISE = {
    "kind": "raise", "text": "Eight percent", "on_day": "2026-03-04", "advice_id": "", "owed_to": "Her last question",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today(at: Callable[[str], datetime]) -> None:
    at("2026-03-05T08:00Z")


@pytest.fixture
def mentorship(app: Flask, alice: Account) -> Mentorship:
    return make_mentorship(alice, began_on=date(2026, 2, 1))


def address(mentorship: Mentorship, *rest: object) -> str:
    return "/".join([f"/mentorships/{mentorship.id}/outcomes", *map(str, rest)])


def only() -> Outcome:
    db.session.expire_all()
    return db.session.query(Outcome).one()


def advice(of: Mentorship, text: str = "Say the number, and be quiet.", **columns: Any) -> MeetingItem:
    values = {"kind": ItemKind.ADVICE, "advice_verdict": AdviceVerdict.TRIED, "created_at": clock.now(), **columns}
    item = MeetingItem(owner_id=of.owner_id, mentorship_id=of.id, text=text, **values)
    db.session.add(item)
    db.session.commit()
    return item


def outcome(alice: Account, of: Mentorship, day: str = "2026-03-01", **told: Any) -> Outcome:
    words = {"kind": OutcomeKind.SKILL, "text": "I can say no", **told}
    row = write_down(alice, of, Told(on_day=date.fromisoformat(day), **words))
    db.session.commit()
    return row


def test_the_empty_page_says_so(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(address(mentorship)).text
    assert "Nothing came of it yet that you wrote down." in page and 'href="/studies"' in page
    assert 'id="advice_id"' not in page  # none was tried: there is nothing to choose


@pytest.mark.parametrize("kind", list(OutcomeKind))
def test_each_kind_is_written_down(alices: Browser, mentorship: Mentorship, kind: OutcomeKind) -> None:
    assert alices.send(address(mentorship), {**RAISE, "kind": kind.value}).status_code == 303
    row = only()
    assert (row.kind, row.text, row.on_day) == (kind, "Eight percent", date(2026, 3, 4))
    page = alices.get(address(mentorship)).text
    assert f"One thing came of it: {kind.value}." in page and "Owed to: Her last question" in page


def test_it_is_owed_to_advice_that_was_tried(alices: Browser, mentorship: Mentorship) -> None:
    tried = advice(mentorship)
    for left_out in (
        advice(mentorship, "Hire a seller", advice_verdict=AdviceVerdict.NOT_FOR_ME),
        advice(mentorship, "Wait", advice_verdict=None),
        advice(mentorship, "Who signs?", kind=ItemKind.QUESTION, advice_verdict=None),
    ):
        assert left_out.text not in alices.get(address(mentorship)).text
        assert alices.send(address(mentorship), {**RAISE, "advice_id": str(left_out.id)}).status_code == 422
    assert alices.send(address(mentorship), {**RAISE, "advice_id": str(tried.id)}).status_code == 303
    assert only().advice_id == tried.id
    assert "Owed to the advice “Say the number, and be quiet.”" in alices.get(address(mentorship)).text


def test_advice_of_another_mentorship_is_no_choice(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    theirs = advice(make_mentorship(alice, "Chidi Okafor"))
    assert alices.send(address(mentorship), {**RAISE, "advice_id": str(theirs.id)}).status_code == 422
    assert db.session.query(Outcome).count() == 0


def test_what_was_chosen_can_be_kept_when_it_is_no_longer_tried(
    alices: Browser, alice: Account, mentorship: Mentorship
) -> None:
    tried = advice(mentorship)
    row = outcome(alice, mentorship, advice_id=tried.id)
    tried.advice_verdict = AdviceVerdict.NOT_YET
    page = alices.get(address(mentorship, row.id)).text
    assert f'<option selected value="{tried.id}">' in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    sent = {**RAISE, "advice_id": str(tried.id), "seen": seen}
    assert alices.send(address(mentorship, row.id), sent).status_code == 303
    assert (only().advice_id, only().text) == (tried.id, "Eight percent")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("text", " \x00", "Say in a few words what came of it."),
        ("text", "x" * 2001, "longer than 2000 characters"),
        ("owed_to", "x" * 2001, "longer than 2000 characters"),
        ("kind", "fame", ""),
        ("on_day", "2026-03-06", "This day is yet to come."),
        ("on_day", "2026-01-31", "The mentorship began on Sunday 1\u00a0February."),
        ("on_day", "", "Choose a day."),
        ("advice_id", "999999", ""),
        ("advice_id", "one", ""),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    alices: Browser, mentorship: Mentorship, field: str, typed: str, sentence: str
) -> None:
    advice(mentorship)
    answer = alices.send(address(mentorship), {**RAISE, field: typed})
    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text and sentence in answer.text
    assert ("Eight percent" if field != "text" else "Her last question") in answer.text
    assert db.session.query(Outcome).count() == 0


def test_the_latest_stands_first(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    outcome(alice, mentorship, "2026-02-10", text="The first")
    outcome(alice, mentorship, "2026-03-01", text="The last", kind=OutcomeKind.DECISION)
    outcome(alice, mentorship, "2026-02-20", text="Between")
    page = alices.get(address(mentorship)).text
    assert page.index("The last") < page.index("Between") < page.index("The first")
    assert "3 things came of it: skill, decision." in page


def test_two_windows_notice_each_other(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    row = outcome(alice, mentorship, text="Theirs")
    answer = alices.send(address(mentorship, row.id), {**RAISE, "seen": "before"})
    assert answer.status_code == 422 and "Changed meanwhile in another window: Theirs." in answer.text
    assert only().text == "Theirs"


def test_a_removal_can_be_undone(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    row = outcome(alice, mentorship, advice_id=advice(mentorship).id)
    number = row.advice_id
    page = alices.send(address(mentorship, row.id, "removal"), follow_redirects=True).text
    assert db.session.query(Outcome).count() == 0
    fields = {"kind": "skill", "text": "I can say no", "on_day": "2026-03-01", "advice_id": str(number)}
    assert all(f'name="{name}" value="{value}"' in page for name, value in fields.items())
    assert alices.send(address(mentorship), fields).status_code == 303
    assert only().advice_id == number


def test_nobody_else_finds_it(
    alices: Browser, signed_in: SignIn, alice: Account, bob: Account, mentorship: Mentorship
) -> None:
    row, bobs, other = outcome(alice, mentorship), signed_in(bob), make_mentorship(alice, "Chidi Okafor")
    assert bobs.get(address(mentorship)).status_code == bobs.get(address(mentorship, row.id)).status_code == 404
    assert alices.get(address(other, row.id)).status_code == 404
    for rest in ("", f"/{row.id}", f"/{row.id}/removal"):
        assert bobs.send(address(mentorship) + rest, RAISE).status_code == 404
    for rest in (f"/{row.id}", f"/{row.id}/removal"):
        assert alices.send(address(other) + rest, RAISE).status_code == 404
    assert only().text == "I can say no"


def test_markup_is_text(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    row = outcome(alice, mentorship, text=NASTY, owed_to=NASTY, advice_id=advice(mentorship, NASTY).id)
    for page in (alices.get(address(mentorship)).text, alices.get(address(mentorship, row.id)).text):
        assert NASTY not in page and page.count("&lt;script&gt;") >= 3


def test_the_words_of_a_mentor(alices: Browser, alice: Account) -> None:
    theirs = make_mentorship(alice, "Chidi Okafor", began_on=date(2026, 2, 1))
    advice(theirs)
    page = alices.get(address(theirs)).text
    assert "Nothing is written down for Chidi Okafor yet." in page and "Which of your advice led there?" in page
    outcome(alice, theirs)
    assert "One thing came of it for Chidi Okafor: skill." in alices.get(address(theirs)).text


def test_in_french(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    outcome(alice, mentorship)
    alice.locale = "fr"
    assert "1ᵉʳ\u00a0mars" in alices.get(address(mentorship)).text
