"""The hook, edited where it stands, and never overwritten in silence."""

from outreach.extensions import db
from outreach.models import Account, Lead
from tests.support.browser import Browser
from tests.support.leads import make_lead


def test_it_is_kept_and_says_so(alices: Browser, ingrid: Lead) -> None:
    answer = alices.send(f"/leads/{ingrid.id}/hook", {"hook": " Her talk on budgets \r\n", "was": ""})
    assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    assert ingrid.hook == "Her talk on budgets"
    assert "The hook is kept." in alices.get(f"/leads/{ingrid.id}").text


def test_the_second_of_two_windows_is_shown_the_difference(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, hook="Old\nhook")
    alices.send(f"/leads/{lead.id}/hook", {"hook": "From the first window", "was": "Old\r\nhook"})
    second = alices.send(f"/leads/{lead.id}/hook", {"hook": "From the second", "was": "Old\r\nhook"})
    assert second.status_code == 422
    assert "Changed meanwhile" in second.text and "From the second" in second.text
    db.session.refresh(lead)
    assert lead.hook == "From the first window"


def test_who_has_seen_it_may_replace_it(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, hook="From the first window")
    refused = alices.send(f"/leads/{lead.id}/hook", {"hook": "From the second", "was": "Old"})
    assert 'value="From the first window"' in refused.text  # the hidden field of the next try
    alices.send(f"/leads/{lead.id}/hook", {"hook": "From the second", "was": "From the first window"})
    db.session.refresh(lead)
    assert lead.hook == "From the second"


def test_a_change_elsewhere_on_the_lead_is_no_conflict(alices: Browser, ingrid: Lead) -> None:
    alices.send(f"/leads/{ingrid.id}/touchpoints", {"what": "out", "channel": "email"})
    assert alices.send(f"/leads/{ingrid.id}/hook", {"hook": "New", "was": ""}).status_code == 303


def test_only_ones_own_and_only_by_post(alices: Browser, bob: Account) -> None:
    lead = make_lead(bob, hook="His")
    assert alices.send(f"/leads/{lead.id}/hook", {"hook": "Mine", "was": "His"}).status_code == 404
    assert alices.get(f"/leads/{lead.id}/hook").status_code == 405
    assert lead.hook == "His"
