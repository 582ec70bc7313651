"""Naming one lead: by number, address, LinkedIn page or an unmistakable name."""

import pytest

from outreach.extensions import db
from outreach.leads.finding import LeadNotFound, SeveralLeads, find_lead
from outreach.models import Account, Lead, LeadEmail
from tests.support.leads import make_lead


@pytest.fixture
def ingrid(alice: Account) -> Lead:
    lead = make_lead(alice, email="ingrid@example.org", linkedin="ihalvorsen", company="Nordlys")
    db.session.add(LeadEmail(owner_id=alice.id, lead_id=lead.id, email="i.h@example.net"))
    make_lead(alice, "Tomas Okafor")
    return lead


@pytest.mark.parametrize(
    "text",
    ["ingrid@example.org", " INGRID@Example.org", "i.h@example.net", "ihalvorsen", "linkedin.com/in/ihalvorsen",
     "https://www.linkedin.com/in/IHalvorsen/?trk=x", "Ingrid Halvorsen",
     "ingrid  HALVORSEN", "halvorsen", "ingr halv"],
)  # fmt: skip
def test_she_is_found_by(alice: Account, ingrid: Lead, text: str) -> None:
    assert find_lead(alice, text) is ingrid


def test_she_is_found_by_her_number(alice: Account, ingrid: Lead) -> None:
    assert find_lead(alice, str(ingrid.id)) is ingrid
    assert find_lead(alice, f"#{ingrid.id}") is ingrid


@pytest.mark.parametrize("text", ["nobody", "x@example.org", "999999", "9" * 40, "", "%", "a@b@c"])
def test_nobody_is_found_by(alice: Account, ingrid: Lead, text: str) -> None:
    with pytest.raises(LeadNotFound):
        find_lead(alice, text)


def test_of_several_the_person_is_asked_which(alice: Account, ingrid: Lead) -> None:
    other = make_lead(alice, company="Polder")
    with pytest.raises(SeveralLeads) as found:
        find_lead(alice, "Ingrid Halvorsen")
    assert found.value.people == [ingrid, other]
    assert f"{ingrid.id} Ingrid Halvorsen, Nordlys" in str(found.value)


def test_the_whole_name_wins_over_a_part(alice: Account, ingrid: Lead) -> None:
    make_lead(alice, "Ingrid Halvorsen-Berg")
    assert find_lead(alice, "Ingrid Halvorsen") is ingrid


def test_the_leads_of_others_are_not_found(bob: Account, ingrid: Lead) -> None:
    for text in (str(ingrid.id), "ingrid@example.org", "i.h@example.net", "ihalvorsen", "Ingrid Halvorsen"):
        with pytest.raises(LeadNotFound):
            find_lead(bob, text)
