"""Silences longer than usual: what usual is, who is listed, and what is done about it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from outreach.extensions import db
from outreach.models import Account, ClosingReason, FollowUp, Lead, StepKind
from outreach.today.silence import UsualSilence, usual_silence
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, only_step, open_steps, touch
from tests.today.test_today import section


def answered_after(owner: Account, *days: float) -> None:
    """People whom I wrote to on 1 January, and who answered so many days later."""
    for number, wait in enumerate(days):
        lead = make_lead(owner, f"Answered {number}", hook="x")
        touch(owner, lead, "2026-01-01T08:00")
        answer = instant("2026-01-01T08:00") + timedelta(days=wait)
        touch(owner, lead, answer.strftime("%Y-%m-%dT%H:%M"), "in")
        only_step(lead).finish(answer)
    db.session.commit()


def silent_since(owner: Account, name: str, when: str) -> Lead:
    """Somebody who does not answer, and for whom nothing is planned."""
    lead = make_lead(owner, name, hook="x")
    touch(owner, lead, when)
    step = only_step(lead)
    step.proposed = False
    step.cancel(step.created_at)
    db.session.commit()
    return lead


def test_usual_is_two_weeks_until_five_people_answered(alice: Account) -> None:
    answered_after(alice, 1, 2, 3, 4)
    assert usual_silence(alice) == UsualSilence(14.0, known=False)


def test_then_it_is_the_ninetieth_percentile_of_my_own_answer_times(alice: Account, bob: Account) -> None:
    answered_after(bob, 50, 50, 50, 50, 50)
    answered_after(alice, 1, 2, 3, 4, 10)
    # Position 0.9 x 4 = 3.6 between the fourth (4) and the fifth (10): 4 + 0.6 x 6.
    assert usual_silence(alice).days == pytest.approx(7.6)
    assert usual_silence(alice).known


def test_who_is_silent_for_longer_is_listed(alices: Browser, alice: Account) -> None:
    silent_since(alice, "Long", "2026-02-11T08:00")
    silent_since(alice, "Longer", "2026-02-01T08:00")
    silent_since(alice, "Short", "2026-02-25T08:00")
    assert section(alices, "silences") == [
        "Long 22 days of silence usually answered within 14 days",
        "Longer 32 days of silence usually answered within 14 days",
    ]


def test_who_has_a_next_step_answered_or_is_closed_is_not(alices: Browser, alice: Account) -> None:
    planned = make_lead(alice, "Planned", hook="x")
    touch(alice, planned, "2026-02-01T08:00")
    only_step(planned).snooze(date(2026, 4, 1))
    touch(alice, silent_since(alice, "Answered", "2026-02-01T08:00"), "2026-02-03T08:00", "in")
    alices.send(f"/leads/{silent_since(alice, 'Closed', '2026-02-01T08:00').id}/closing", {"why": "ended"})
    alices.send(f"/leads/{silent_since(alice, 'Marked', '2026-02-01T08:00').id}/do-not-contact", {"marked": "y"})
    assert section(alices, "silences") == []


def test_waiting_takes_it_off_for_a_week(alices: Browser, alice: Account) -> None:
    lead = silent_since(alice, "Long", "2026-02-01T08:00")
    alices.send(f"/leads/{lead.id}/waiting", {"next": "/"})
    assert section(alices, "silences") == []
    assert open_steps(lead) == [(StepKind.FOLLOW_UP, date(2026, 3, 12))]


def test_parking_takes_it_off_for_three_months(alices: Browser, alice: Account) -> None:
    lead = silent_since(alice, "Long", "2026-02-01T08:00")
    answer = alices.send(f"/leads/{lead.id}/parking", {"next": "/#main"})
    assert answer.location == "/#main"
    db.session.refresh(lead)
    assert (lead.closing, lead.parked_until) == (ClosingReason.NO_ANSWER, date(2026, 6, 3))
    assert section(alices, "silences") == []


def test_whom_i_wrote_to_often_enough_is_proposed_for_parking(
    alices: Browser, alice: Account, at: Callable[[str], datetime]
) -> None:
    lead = make_lead(alice, "Thrice", hook="x")
    for day in ("2026-02-10", "2026-02-17", "2026-02-24"):
        touch(alice, lead, f"{day}T08:00")
    assert section(alices, "silences") == ["Thrice 9 days of silence written to as often as you mean to"]
    step = only_step(lead)
    alices.send(f"/leads/{lead.id}/parking")
    db.session.expire_all()
    assert db.session.get_one(FollowUp, step.id).ended
    assert lead.parked_until == date(2026, 6, 3)
