"""What the other side answers through the door: yes, a change, a pulse."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships import versions
from outreach.models import Door, Mentorship, Pulse
from tests.leads.reading import errors_on
from tests.mentorships.agreeing import agreed, as_form, link_to, standing_of, wording
from tests.support.browser import Browser

At = Callable[[str], datetime]


def test_agreeing_needs_both(mentorship: Mentorship, theirs: Browser) -> None:
    draft = wording(mentorship)
    path = link_to(mentorship)
    assert "a draft" in theirs.get(path).text
    assert theirs.send(f"{path}/yes", {"number": "1"}).status_code == 303
    assert standing_of(mentorship) == [(1, "draft")]
    assert "You agreed on 5 March 2026" in theirs.get(path).text
    versions.say_yes(draft, at=draft.written_at)
    db.session.commit()
    assert standing_of(mentorship) == [(1, "current")]


def test_they_agree_to_the_wording_that_they_read(mentorship: Mentorship, theirs: Browser, at: At) -> None:
    wording(mentorship)
    path = link_to(mentorship)
    theirs.get(path)
    at("2026-03-05T09:00Z")
    second = wording(mentorship, minimum_hours=60)
    versions.say_yes(second, at=second.written_at)
    answer = theirs.send(f"{path}/yes", {"number": "1"})
    assert answer.status_code == 409
    assert "changed meanwhile" in answer.text
    assert standing_of(mentorship) == [(1, "replaced"), (2, "draft")]
    stale = theirs.send(f"{path}/change", as_form(minimum_hours=1, seen="1"))
    assert stale.status_code == 422
    assert 'name="seen" type="hidden" value="2"' in stale.text
    assert standing_of(mentorship) == [(1, "replaced"), (2, "draft")]


def test_a_proposal_changes_nothing_by_itself(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = link_to(mentorship)
    data = as_form(minimum_hours=10, remark="Six are few.", seen="1")
    assert theirs.send(f"{path}/change", data).status_code == 303
    assert standing_of(mentorship) == [(1, "current"), (2, "proposed")]
    page = theirs.get(path).text
    assert "It changes nothing until Alice Martin says yes" in page
    assert "At least 10 hours in all" in page
    assert theirs.send(f"{path}/yes", {"number": "2"}).status_code == 409
    assert standing_of(mentorship) == [(1, "current"), (2, "proposed")]


def test_a_proposal_without_a_change_and_too_many_are_refused(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = f"{link_to(mentorship)}/change"
    answer = theirs.send(path, as_form(seen="1"))
    assert (answer.status_code, "Nothing is changed yet" in answer.text) == (422, True)
    answers = [theirs.send(path, as_form(minimum_hours=number, seen="1")).status_code for number in range(10, 43)]
    assert answers == [303] * 29 + [422] * 4
    assert standing_of(mentorship)[-1] == (30, "proposed")
    assert [state for _, state in standing_of(mentorship)].count("proposed") == 1


def test_wrong_terms_are_said_beside_the_field_and_nothing_is_lost(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = f"{link_to(mentorship)}/change"
    data = as_form(period_until="2026-01-01", minimum_hours="-1", success="x" * 3001, remark="Kept words", seen="1")
    answer = theirs.send(path, data)
    assert answer.status_code == 422
    assert len(errors_on(answer)) == 3
    assert "Kept words" in answer.text
    assert theirs.send(path, as_form(meets="hourly", seen="1")).status_code == 422


def test_a_refused_proposal_is_told_with_its_word(mentorship: Mentorship, theirs: Browser) -> None:
    agreed(mentorship)
    path = link_to(mentorship)
    theirs.send(f"{path}/change", as_form(minimum_hours=10, seen="1"))
    versions.refuse(db.session.scalars(versions.versions_of(mentorship)).first(), answer="Ten are too many <b>")  # type: ignore[arg-type]
    db.session.commit()
    page = theirs.get(path).text
    assert "did not agree" in page and "Ten are too many &lt;b&gt;" in page


def test_a_pulse_of_the_month_and_a_second_one_in_its_place(mentorship: Mentorship, theirs: Browser, at: At) -> None:
    at("2026-03-31T22:30Z")  # April has begun in Paris
    path = link_to(mentorship, Door.PULSE)
    assert "April 2026" in theirs.get(path).text
    first = {"empowered": "4", "connected": "5", "inspired": "3"}
    assert theirs.send(f"{path}/pulse", first).status_code == 303
    at("2026-04-20T08:00Z")
    assert "Thank you" in theirs.get(path).text
    assert theirs.send(f"{path}/pulse", {**first, "inspired": "1"}).status_code == 303
    kept = db.session.scalars(select(Pulse)).one()
    assert (kept.month, kept.side.value) == (date(2026, 4, 1), "them")
    assert (kept.empowered, kept.connected, kept.inspired) == (4, 5, 1)


@pytest.mark.parametrize("wrong", [{}, {"empowered": "6"}, {"empowered": "0"}, {"empowered": "x"}])
def test_a_pulse_needs_three_answers(mentorship: Mentorship, theirs: Browser, wrong: dict[str, str]) -> None:
    path = link_to(mentorship, Door.PULSE)
    answer = theirs.send(f"{path}/pulse", {"connected": "5", "inspired": "3", **wrong})
    assert answer.status_code == 422
    assert not db.session.scalars(select(Pulse)).all()


def test_what_has_ended_is_read_and_not_answered(mentorship: Mentorship, theirs: Browser) -> None:
    wording(mentorship)
    agreement, pulse = link_to(mentorship), link_to(mentorship, Door.PULSE)
    mentorship.ended_on = date(2026, 3, 4)
    for path in (agreement, pulse):
        page = theirs.get(path).text
        assert "ended on 4 March 2026" in page and "<form" not in page
    token = theirs.token()
    sent = {"number": "1", "empowered": "1", "connected": "1", "inspired": "1", "csrf_token": token}
    for path in (f"{agreement}/yes", f"{agreement}/change", f"{pulse}/pulse"):
        assert theirs.post(path, data={**as_form(minimum_hours=1, seen="1"), **sent}).status_code == 303
    assert standing_of(mentorship) == [(1, "draft")]
    assert not db.session.scalars(select(Pulse)).all()
