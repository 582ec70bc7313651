"""The pulse: mine, theirs as they said it or by their link; months that are missing; nobody else's."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.check_ins.actions import answer
from outreach.mentorships.links import make_link
from outreach.models import Account, Door, Mentorship, Party, Pulse
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser, new_browser

At = Callable[[str], datetime]
SignIn = Callable[[Account], Browser]
FOURS = {"side": "me", "month": "2026-03", "empowered": "4", "connected": "5", "inspired": "3"}


def address(mentorship: Mentorship) -> str:
    return f"/mentorships/{mentorship.id}/pulse"


def only() -> Pulse:
    db.session.expire_all()
    return db.session.query(Pulse).one()


def test_the_empty_page_says_so(alices: Browser, mentorship: Mentorship) -> None:
    page = alices.get(address(mentorship)).text
    assert "There is no answer yet." in page and "I feel connected to Ingrid Halvorsen." in page
    assert "Make a link" in page


def test_mine_is_kept_once_a_month(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship), FOURS).status_code == 303
    assert alices.send(address(mentorship), {**FOURS, "inspired": "5"}).status_code == 303
    row = only()
    assert (row.month, row.side) == (date(2026, 3, 1), Party.ME)
    assert (row.empowered, row.connected, row.inspired) == (4, 5, 5)
    page = alices.get(address(mentorship) + "?month=2026-03").text
    assert "You have answered about March 2026, Ingrid Halvorsen has not." in page
    assert "You: one answer so far, too few for an average." in page


def test_theirs_as_they_said_it(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship), {**FOURS, "side": "them", "month": "2026-02"}).status_code == 303
    assert (only().side, only().month) == (Party.THEM, date(2026, 2, 1))


def test_theirs_by_their_link(alices: Browser, mentorship: Mentorship) -> None:
    token = make_link(mentorship, Door.PULSE, at=clock.now())
    browser = new_browser(alices.application)
    sent = {"csrf_token": browser.token(f"/m/{token}"), "empowered": "2", "connected": "2", "inspired": "1"}
    assert browser.post(f"/m/{token}/pulse", data=sent).status_code == 303
    page = alices.get(address(mentorship) + "?month=2026-03").text
    assert "Ingrid Halvorsen has answered about March 2026, you have not." in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [("empowered", ""), ("connected", "0"), ("inspired", "6"), ("inspired", "x"), ("month", "2026-04"),
     ("month", "2026-01"), ("month", "soon"), ("month", "")],
)  # fmt: skip
@pytest.mark.parametrize("side", ["me", "them"])
def test_a_refusal_keeps_what_was_chosen(
    alices: Browser, mentorship: Mentorship, side: str, field: str, typed: str
) -> None:
    answer = alices.send(address(mentorship), {**FOURS, "side": side, field: typed})
    assert answer.status_code == 422 and f'id="{side}-{field}-error"' in answer.text
    kept = next(name for name in ("empowered", "connected") if name != field)
    chosen = f'<input checked class="form-check-input" id="{side}-{kept}-{int(FOURS[kept]) - 1}"'
    assert chosen in answer.text
    assert db.session.query(Pulse).count() == 0


def test_the_month_that_is_asked_first(signed_in: SignIn, alice: Account, mentorship: Mentorship, at: At) -> None:
    assert chosen(signed_in(alice), mentorship) == "2026-02"  # the first week of March
    answer(mentorship, Party.ME, date(2026, 2, 1), (3, 3, 3))
    assert chosen(signed_in(alice), mentorship) == "2026-03"
    db.session.query(Pulse).delete()
    at("2026-03-08T08:00Z")
    assert chosen(signed_in(alice), mentorship) == "2026-03"


def chosen(browser: Browser, mentorship: Mentorship) -> str:
    options = browser.get(address(mentorship)).text.split('id="me-month"')[1].split("</select>")[0]
    return options.split('selected value="')[1].split('"')[0]


def test_months_begin_when_the_mentorship_did(alices: Browser, mentorship: Mentorship) -> None:
    options = alices.get(address(mentorship)).text.split('id="me-month"')[1].split("</select>")[0]
    assert options.count("<option") == 2


def test_averages_and_gaps(alices: Browser, alice: Account) -> None:
    long = make_mentorship(alice, began_on=date(2025, 6, 1))
    for month, grade in ((6, 1), (7, 2), (9, 3), (10, 4), (12, 5)):
        answer(long, Party.ME, date(2025, month, 1), (grade, 4, 5))
    page = alices.get(address(long)).text
    assert "You, on average over 5 months: empowered 3, connected 4, inspired 5." in page
    assert "Ingrid Halvorsen: no answer yet." in page
    assert page.count('r="3"/>') - 2 == 15  # five answers to three questions; two stand in the key


def test_a_removal_can_be_undone(alices: Browser, mentorship: Mentorship) -> None:
    row = answer(mentorship, Party.ME, date(2026, 2, 1), (1, 2, 3))
    db.session.commit()
    page = alices.send(f"{address(mentorship)}/{row.id}/removal", follow_redirects=True).text
    assert db.session.query(Pulse).count() == 0 and "The answer about February 2026 is removed." in page
    fields = {"side": "me", "month": "2026-02", "empowered": "1", "connected": "2", "inspired": "3"}
    assert all(f'name="{name}" value="{value}"' in page for name, value in fields.items())


def test_nobody_else_finds_it(
    alices: Browser, signed_in: SignIn, alice: Account, bob: Account, mentorship: Mentorship
) -> None:
    row = answer(mentorship, Party.ME, date(2026, 2, 1), (1, 2, 3))
    other = make_mentorship(alice, "Chidi Okafor")
    bobs = signed_in(bob)
    assert bobs.get(address(mentorship)).status_code == 404
    assert bobs.send(address(mentorship), FOURS).status_code == 404
    assert bobs.send(f"{address(mentorship)}/{row.id}/removal").status_code == 404
    assert alices.send(f"{address(other)}/{row.id}/removal").status_code == 404
    assert only().empowered == 1


def test_a_name_with_markup_is_text(alices: Browser, alice: Account) -> None:
    theirs = make_mentorship(alice, "<script>alert(1)</script>")
    page = alices.get(address(theirs)).text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_in_french(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    alice.locale = "fr"
    assert "mars 2026" in alices.get(address(mentorship)).text
