"""The end, what comes after it, and the roles turned round."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Closure, Lead, Mentorship, Phase, PhasePassage, Role, Stage
from tests.leads.reading import errors_on, toasts_on
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser

At = Callable[[str], datetime]
SAID = {
    "closed_on": "2026-03-04", "learned_by_me": "To say no.", "learned_by_them": "To listen.", "thanks": "A dinner.",
    "stays": "A call in May.", "keep_in_touch_days": "60", "lead_too": "y",
}  # fmt: skip


@pytest.fixture
def mentorship(at: At, alice: Account) -> Mentorship:
    at("2026-03-05T08:00Z")
    return make_mentorship(alice)


def end(browser: Browser, mentorship: Mentorship, **said: Any) -> Any:
    return browser.send(f"/mentorships/{mentorship.id}/closure", {**SAID, **said})


def lead_of(mentorship: Mentorship) -> Lead:
    return db.session.get_one(Lead, mentorship.lead_id, populate_existing=True)


def test_it_ends(alices: Browser, mentorship: Mentorship) -> None:
    answer = end(alices, mentorship)
    assert (answer.status_code, answer.location) == (303, f"/mentorships/{mentorship.id}")
    db.session.refresh(mentorship)
    assert (mentorship.phase, mentorship.ended_on) == (Phase.CLOSURE, date(2026, 3, 4))
    assert mentorship.keep_in_touch_days == 60
    passages = db.session.scalars(select(PhasePassage).order_by(PhasePassage.id)).all()
    assert [(row.phase, row.left_open) for row in passages] == [(Phase.PREPARATION, 0), (Phase.CLOSURE, 27)]
    page = alices.get(answer.location)
    for words in ("To say no.", "To listen.", "A dinner.", "A call in May.", "Ended on 4"):
        assert words in page.text
    assert "has ended" in toasts_on(page)[0]


@pytest.mark.parametrize(("lead_too", "closing"), [({"lead_too": "y"}, "ended"), ({"lead_too": ""}, None)])
def test_the_lead_ends_with_it_when_one_says_so(
    alices: Browser, mentorship: Mentorship, lead_too: dict[str, str], closing: str | None
) -> None:
    said = {} if lead_too["lead_too"] else {"lead_too": None}
    data = {key: value for key, value in {**SAID, **said}.items() if value is not None}
    alices.send(f"/mentorships/{mentorship.id}/closure", data)
    lead = lead_of(mentorship)
    assert (lead.closing, lead.stage) == (closing, Stage.ONGOING)


def test_a_lead_with_another_mentorship_goes_on(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    make_mentorship(alice, mentorship.lead, began_on=date(2026, 3, 3))
    assert "lead_too" not in alices.get(f"/mentorships/{mentorship.id}/closure").text
    end(alices, mentorship)
    assert lead_of(mentorship).closing is None


@pytest.mark.parametrize(
    ("said", "words"),
    [({"closed_on": "2026-03-06"}, "yet to come"), ({"closed_on": "2026-02-28"}, "“Preparation” began on"),
     ({"closed_on": ""}, "Choose a day"), ({"keep_in_touch_days": "0"}, "between 1 and 366"),
     ({"keep_in_touch_days": ""}, "Type a number"), ({"stays": "x" * 20_001}, "20000 characters")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(
    alices: Browser, mentorship: Mentorship, said: dict[str, str], words: str
) -> None:
    page = end(alices, mentorship, **said)
    assert page.status_code == 422 and words in " ".join(errors_on(page))
    assert "To say no." in page.text  # nothing typed is lost
    db.session.refresh(mentorship)
    assert mentorship.is_open and mentorship.phase is Phase.PREPARATION


def test_it_ends_once(alices: Browser, mentorship: Mentorship) -> None:
    end(alices, mentorship)
    page = end(alices, mentorship, stays="Something else")
    assert page.status_code == 422 and "has ended already" in page.text
    assert db.session.scalars(select(Closure)).one().stays == "A call in May."
    answer = alices.send(f"/mentorships/{mentorship.id}/phase", {"phase": "enabling", "on": "2026-03-05"})
    assert answer.status_code == 422


def test_it_is_taken_up_again(alices: Browser, mentorship: Mentorship) -> None:
    end(alices, mentorship)
    answer = alices.send(f"/mentorships/{mentorship.id}/reopening")
    db.session.refresh(mentorship)
    assert (mentorship.phase, mentorship.ended_on) == (Phase.ENABLING, None)
    assert db.session.scalars(select(Closure)).one().reopened_on == date(2026, 3, 5)
    assert lead_of(mentorship).closing is None
    page = alices.get(answer.location).text
    assert "taken up again on 5" in page and "A dinner." in page
    alices.send(f"/mentorships/{mentorship.id}/reopening")
    assert "nothing was changed" in toasts_on(alices.get(answer.location))[0]


def test_the_roles_are_turned_round_with_one_click(alices: Browser, mentorship: Mentorship) -> None:
    end(alices, mentorship)
    answers = [alices.send(f"/mentorships/{mentorship.id}/reversal") for _click in range(2)]
    other = db.session.scalars(select(Mentorship).where(Mentorship.id != mentorship.id)).one()
    assert {answer.location for answer in answers} == {f"/mentorships/{other.id}"}
    assert (other.role, other.lead_id, other.phase) == (Role.MENTOR, mentorship.lead_id, Phase.PREPARATION)
    assert lead_of(mentorship).closing == "ended"  # I am not looking for a mentor in whom I mentor
    for one, another in ((mentorship, other), (other, mentorship)):
        assert f'href="/mentorships/{another.id}"' in alices.get(f"/mentorships/{one.id}").text


def test_whom_i_mentored_may_become_my_mentor(at: At, alices: Browser, alice: Account) -> None:
    at("2026-03-05T08:00Z")
    first = make_mentorship(alice, "Jonas Petit")
    answer = alices.send(f"/mentorships/{first.id}/reversal")
    other = db.session.scalars(select(Mentorship).where(Mentorship.id != first.id)).one()
    assert (other.role, other.name, answer.location) == (Role.MENTEE, "Jonas Petit", f"/mentorships/{other.id}")
