"""A step put off: by some days, until a day, never into the past."""

from datetime import date

import pytest

from outreach.models import Account, Lead, StepKind
from tests.support.browser import Browser
from tests.support.leads import make_lead, only_step, open_steps, touch


@pytest.fixture
def path(alice: Account, ingrid: Lead) -> str:
    touch(alice, ingrid, "2026-02-20T08:00")
    return f"/follow-ups/{only_step(ingrid).id}/snooze"


@pytest.mark.parametrize(
    ("days", "due"), [(1, date(2026, 3, 6)), (2, date(2026, 3, 9)), (3, date(2026, 3, 9)), (7, date(2026, 3, 12))]
)
def test_by_days_it_falls_on_a_working_day(alices: Browser, ingrid: Lead, path: str, days: int, due: date) -> None:
    answer = alices.send(path, {"days": days})
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, due)]


def test_until_a_day_it_is_that_day_even_a_sunday(alices: Browser, ingrid: Lead, path: str) -> None:
    answer = alices.send(path, {"date": "2026-03-08"}, follow_redirects=True)
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 8))]
    assert "Put off until Sun 8" in answer.text


def test_a_contact_still_ends_it(alices: Browser, alice: Account, ingrid: Lead, path: str) -> None:
    alices.send(path, {"days": 7})
    touch(alice, ingrid, "2026-03-05T08:00")
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 12))]
    assert only_step(ingrid).proposed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"date": "2026-03-05"}, "That day has passed"),
        ({"date": "2026-03-01"}, "That day has passed"),
        ({"days": "0"}, "That day has passed"),
        ({"days": "-3"}, "That day has passed"),
        ({"date": "2099-01-01"}, "more than ten years"),
        ({}, "Choose a day."),
        ({"date": "someday"}, "Choose a day."),
        ({"days": "99999999999999999999"}, "more than ten years"),
    ],
)
def test_what_is_no_day_to_come_is_refused(
    alices: Browser, ingrid: Lead, path: str, data: dict[str, str], words: str
) -> None:
    before = open_steps(ingrid)
    answer = alices.send(path, data)
    assert answer.status_code == 422 and words in answer.text
    assert open_steps(ingrid) == before


def test_the_page_asks_for_a_day(alices: Browser, path: str) -> None:
    page = alices.get(path)
    assert page.status_code == 200 and 'name="date"' in page.text


def test_what_has_ended_cannot_be_put_off(alices: Browser, path: str) -> None:
    alices.send(path.replace("snooze", "completion"))
    assert "ended before" in alices.send(path, {"days": 1}).text


def test_only_ones_own(alices: Browser, bob: Account) -> None:
    lead = make_lead(bob)
    touch(bob, lead, "2026-02-20T08:00")
    step = only_step(lead)
    assert alices.get(f"/follow-ups/{step.id}/snooze").status_code == 404
    assert alices.send(f"/follow-ups/{step.id}/snooze", {"days": 1}).status_code == 404
