"""The page that says what goes and what stays, and asks again."""

from datetime import date

from outreach.extensions import db
from outreach.models import Account, Lead, LeadMerge
from tests.leads.reading import errors_on, toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch


def test_the_page_of_a_lead_leads_there(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    assert f'href="/leads/{lead.id}/forgetting"' in alices.get(f"/leads/{lead.id}").text


def test_it_says_what_stays(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, source="event")
    touch(alice, lead, "2026-02-05T08:00", channel="linkedin")
    page = alices.get(f"/leads/{lead.id}/forgetting").text
    for words in ("Forget Ingrid Halvorsen for good?", "in the week of Monday", "LinkedIn", "Ended"):
        assert words in page.replace("\xa0", " ")


def test_without_the_second_yes_nothing_happens(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice)
    answer = alices.send(f"/leads/{lead.id}/forgetting")
    assert answer.status_code == 422 and errors_on(answer) == ["Say that you know it cannot be undone."]
    assert lead.name == "Ingrid Halvorsen"


def test_forgotten(alices: Browser, alice: Account) -> None:
    lead, other = make_lead(alice), make_lead(alice, "Bo")
    touch(alice, lead, "2026-02-05T08:00", channel="linkedin")
    answer = alices.send(f"/leads/{lead.id}/forgetting", {"sure": "y"})
    assert (answer.status_code, answer.location) == (303, "/leads")
    page = alices.get("/leads?closing=any")
    assert toasts_on(page) == ["The person is forgotten. A nameless row stays in the figures."]
    assert "Bo" in page.text and "Ingrid" not in page.text
    gone = db.session.get_one(Lead, lead.id, populate_existing=True)
    assert (gone.name, gone.contacted_on) == ("", date(2026, 2, 2)) and gone.forgotten_at
    assert alices.get(f"/leads/{lead.id}").status_code == 404
    assert alices.get(f"/leads/{lead.id}/joining/{other.id}").status_code == 404


def test_whoever_was_merged_goes_along(alices: Browser, alice: Account) -> None:
    lead, other = make_lead(alice, "Ada"), make_lead(alice, "Bo")
    seen = f"{lead.id}.{lead.version} {other.id}.{other.version}"
    alices.send(f"/leads/{lead.id}/joining/{other.id}", {"keep": lead.id, "seen": seen})
    alices.send(f"/leads/{lead.id}/forgetting", {"sure": "y"})
    assert db.session.query(LeadMerge).count() == 0 and db.session.query(Lead).count() == 1


def test_where_else_the_person_is_named(alices: Browser, alice: Account) -> None:
    lead, twin = make_lead(alice), make_lead(alice, "Halvorsen, Ingrid")
    friend = make_lead(alice, "Bo", introduced_by="Ingrid Halvorsen")
    page = alices.get(f"/leads/{lead.id}/forgetting").text
    assert all(f'href="/leads/{one.id}"' in page for one in (twin, friend))
    assert f'<a href="/leads/{make_lead(alice, "Cy").id}">' not in page
