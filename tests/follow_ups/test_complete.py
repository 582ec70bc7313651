"""A step done, and taken up again."""

from datetime import date, timedelta

from outreach import clock
from outreach.models import Account, ClosingReason, Lead, StepKind
from tests.support.browser import Browser
from tests.support.leads import make_lead, only_step, open_steps, touch


def test_done_is_done_and_says_so(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-20T08:00")
    step = only_step(ingrid)
    answer = alices.send(f"/follow-ups/{step.id}/completion")
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    assert (step.done_at, open_steps(ingrid)) == (clock.now(), [])
    assert "Done: Ingrid Halvorsen." in alices.get(f"/leads/{ingrid.id}").text


def test_it_leads_back_to_where_it_was_done(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-20T08:00")
    answer = alices.send(f"/follow-ups/{only_step(ingrid).id}/completion", {"next": "/#step-9"})
    assert answer.location == "/#step-9"


def test_but_never_to_another_site(alices: Browser, alice: Account, ingrid: Lead) -> None:
    for elsewhere in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nX: y"):
        touch(alice, ingrid, "2026-02-20T08:00")
        step = only_step(ingrid)
        answer = alices.send(f"/follow-ups/{step.id}/completion", {"next": elsewhere})
        assert answer.location == f"/leads/{ingrid.id}"
        alices.send(f"/follow-ups/{step.id}/reopening")


def test_twice_says_that_nothing_was_changed(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-20T08:00")
    path = f"/follow-ups/{only_step(ingrid).id}/completion"
    alices.send(path)
    assert "nothing was changed" in alices.send(path, follow_redirects=True).text


def test_done_by_mistake_is_undone(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-20T08:00")
    before, step = open_steps(ingrid), only_step(ingrid)
    alices.send(f"/follow-ups/{step.id}/completion")
    assert alices.send(f"/follow-ups/{step.id}/reopening").status_code == 303
    assert open_steps(ingrid) == before


def test_what_is_open_cannot_be_reopened(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-20T08:00")
    answer = alices.send(f"/follow-ups/{only_step(ingrid).id}/reopening", follow_redirects=True)
    assert "nothing to take back" in answer.text


def test_a_proposal_to_park_is_done_by_parking(alices: Browser, alice: Account, ingrid: Lead) -> None:
    for day in ("2026-02-02", "2026-02-10", "2026-02-20"):
        touch(alice, ingrid, day)
    step = only_step(ingrid)
    assert step.kind is StepKind.PARK
    alices.send(f"/follow-ups/{step.id}/completion")
    until = date(2026, 3, 5) + timedelta(days=90)
    assert (ingrid.closing, ingrid.parked_until) == (ClosingReason.NO_ANSWER, until)
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, until)]


def test_and_undone_by_pursuing_again(alices: Browser, alice: Account, ingrid: Lead) -> None:
    for day in ("2026-02-02", "2026-02-10", "2026-02-20"):
        touch(alice, ingrid, day)
    step = only_step(ingrid)
    alices.send(f"/follow-ups/{step.id}/completion")
    alices.send(f"/follow-ups/{step.id}/reopening")
    assert (ingrid.closing, open_steps(ingrid)) == (None, [(StepKind.PARK, step.due_on)])


def test_only_ones_own_and_only_by_post(alices: Browser, bob: Account) -> None:
    lead = make_lead(bob)
    touch(bob, lead, "2026-02-20T08:00")
    step = only_step(lead)
    for verb in ("completion", "reopening"):
        assert alices.send(f"/follow-ups/{step.id}/{verb}").status_code == 404
        assert alices.get(f"/follow-ups/{step.id}/{verb}").status_code == 405
    assert step.done_at is None
