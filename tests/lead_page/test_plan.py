"""Planning a next step by oneself, and giving a silence another week."""

from datetime import date

import pytest

from outreach.extensions import db
from outreach.models import Account, Channel, Lead, StepKind
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, only_step, open_steps, touch


def test_a_thing_to_do_on_a_day(alices: Browser, ingrid: Lead) -> None:
    answer = alices.send(f"/leads/{ingrid.id}/follow-ups", {"what": "Send the two questions", "date": "2026-03-08"})
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    step = only_step(ingrid)
    assert (step.kind, step.text, step.due_on, step.due_at) == (
        StepKind.OTHER, "Send the two questions", date(2026, 3, 8), None,
    )  # fmt: skip
    page = alices.get(f"/leads/{ingrid.id}").text
    assert "Planned for Sun 8" in page and "Send the two questions" in page


def test_with_an_hour_it_is_an_appointment_in_the_zone_of_the_account(alices: Browser, ingrid: Lead) -> None:
    fields = {"what": "", "date": "2026-07-01", "hour": "16:00", "channel": "video"}
    alices.send(f"/leads/{ingrid.id}/follow-ups", fields)
    step = only_step(ingrid)
    assert (step.kind, step.channel, step.due_at) == (StepKind.MEETING, Channel.VIDEO, instant("2026-07-01T14:00"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"what": "Call", "date": ""}, "Choose a day."),
        ({"what": "Call", "date": "2026-03-04"}, "That day has passed."),
        ({"what": "Call", "date": "2056-03-04"}, "more than ten years"),
        ({"what": "", "date": "2026-03-09"}, "Say what is to be done."),
        ({"what": "x" * 501, "date": "2026-03-09"}, "longer than 500"),
        ({"what": "Call", "date": "2026-03-09", "hour": "25:00"}, "Not a valid time"),
    ],
)
def test_what_cannot_be_planned_keeps_what_was_typed(
    alices: Browser, ingrid: Lead, fields: dict[str, str], words: str
) -> None:
    answer = alices.send(f"/leads/{ingrid.id}/follow-ups", fields)
    assert answer.status_code == 422 and words in answer.text
    assert f'value="{fields["what"]}"' in answer.text and f'value="{fields["date"]}"' in answer.text
    assert open_steps(ingrid) == []


def test_nothing_is_planned_for_whom_nobody_may_write_to(alices: Browser, ingrid: Lead) -> None:
    alices.send(f"/leads/{ingrid.id}/do-not-contact", {"marked": "y"})
    db.session.expire_all()
    answer = alices.send(f"/leads/{ingrid.id}/follow-ups", {"what": "Call", "date": "2026-03-09"})
    assert answer.status_code == 422 and "do not contact" in answer.text
    waiting = alices.send(f"/leads/{ingrid.id}/waiting", follow_redirects=True)
    assert "Take the mark away first." in waiting.text
    assert open_steps(ingrid) == []


def test_waiting_asks_again_in_a_week(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-02T09:00")
    only_step(ingrid).cancel(instant("2026-02-03T09:00"))
    assert "Asks again on Thu 12" in alices.send(f"/leads/{ingrid.id}/waiting", follow_redirects=True).text
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 12))]


def test_only_ones_own_and_only_by_post(alices: Browser, bob: Account) -> None:
    lead = make_lead(bob)
    assert alices.send(f"/leads/{lead.id}/follow-ups", {"what": "Call", "date": "2026-03-09"}).status_code == 404
    assert alices.get(f"/leads/{lead.id}/follow-ups").status_code == 405
    assert open_steps(lead) == []
