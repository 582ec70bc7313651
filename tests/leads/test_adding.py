"""Adding a lead: a name alone is enough; nobody comes twice; nothing typed is lost."""

import pytest
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.leads.actions import AlreadyThere, add_lead, mark_do_not_contact, set_tags
from outreach.models import Account, Brief, Channel, Lead, LeadEmail, Source, Stage
from outreach.web.refusal import Refusal
from tests.leads.reading import errors_on, toasts_on, value_of
from tests.support.browser import Browser
from tests.support.leads import make_lead, open_steps, touch

EVERYTHING = {
    "name": "Ingrid Halvorsen", "hook": "Sells to\r\nhospitals", "title": "CMO", "company": "Nordlys",
    "industry": "Health", "city": "Trondheim", "country": "Norway", "email": " Ingrid@Example.ORG ",
    "linkedin": "https://www.linkedin.com/in/IHalvorsen/", "phone": "+47 1", "website": "nordlys.example",
    "source": "event", "channel": "video", "introduced_by": "Tomas", "tags": "Pricing, hospitals; pricing",
    "notes": "Met in Oslo", "inside_company": "no", "inside_industry": "yes",
}  # fmt: skip


def only_lead() -> Lead:
    return db.session.scalars(select(Lead)).one()


def test_a_name_alone_is_enough(alices: Browser, alice: Account) -> None:
    answer = alices.send("/leads", {"name": "  Ingrid Halvorsen "})
    lead = only_lead()
    assert (answer.status_code, answer.location) == (303, f"/leads/{lead.id}")
    assert (lead.name, lead.stage, lead.email, lead.owner_id) == ("Ingrid Halvorsen", Stage.PROSPECT, None, alice.id)
    assert lead.brief_id == db.session.scalars(select(Brief.id)).one()
    assert toasts_on(alices.get("/leads")) == ["Ingrid Halvorsen is a lead now."]


def test_everything_that_is_typed_is_kept(alices: Browser) -> None:
    alices.send("/leads", EVERYTHING)
    lead = only_lead()
    assert (lead.email, lead.linkedin, lead.hook) == ("ingrid@example.org", "ihalvorsen", "Sells to\nhospitals")
    assert (lead.source, lead.channel, lead.country) == (Source.EVENT, Channel.VIDEO, "Norway")
    assert [tag.name for tag in lead.tags] == ["hospitals", "Pricing"]
    assert (lead.inside_company, lead.inside_industry) == (False, True)


def test_the_next_one_can_be_added_at_once(alices: Browser) -> None:
    assert alices.send("/leads", {"name": "Ingrid", "another": "1"}).location == "/leads/new"


def test_nobody_is_added_twice(alices: Browser, alice: Account) -> None:
    there = make_lead(alice, email="ingrid@example.org", linkedin="ihalvorsen")
    db.session.add(LeadEmail(owner_id=alice.id, lead_id=there.id, email="i.h@example.net"))
    for field, text in (("email", "INGRID@example.org"), ("email", "i.h@example.net"), ("linkedin", "in/ihalvorsen")):
        page = alices.send("/leads", {"name": "Somebody", field: text, "company": "Nordlys"})
        assert page.status_code == 422
        assert errors_on(page) == ["Ingrid Halvorsen, ingrid@example.org has this already."]
        assert f'<a href="/leads/{there.id}">' in page.text
        assert value_of(page, "company") == "Nordlys"
    assert only_lead() is there


def test_two_accounts_may_know_the_same_person(alices: Browser, bob: Account) -> None:
    make_lead(bob, email="ingrid@example.org")
    assert alices.send("/leads", {"name": "Ingrid", "email": "ingrid@example.org"}).status_code == 303


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", "", "Say who it is"),
        ("email", "ingrid", "“ingrid” is not an address"),
        ("linkedin", "https://www.linkedin.com/company/nordlys", "is not a person’s LinkedIn page"),
        ("linkedin", "https://example.com/in/nordlys", "is not a person’s LinkedIn page"),
        ("name", "x" * 301, "300 characters at most"),
        ("source", "dream", "Not a valid choice"),
    ],
)
def test_a_refusal_stands_beside_its_field(alices: Browser, field: str, text: str, said: str) -> None:
    page = alices.send("/leads", {"name": "Ingrid", "city": "Trondheim", field: text})
    assert page.status_code == 422
    assert said in " ".join(errors_on(page))
    assert value_of(page, "city") == "Trondheim"
    assert db.session.scalars(select(Lead)).all() == []


def test_an_address_alone_is_a_person_too(alice: Account) -> None:
    assert add_lead(alice, at=clock.now(), email="x@example.org").display_name == "x@example.org"
    with pytest.raises(Refusal):
        add_lead(alice, at=clock.now(), company="Nordlys")


def test_a_form_without_its_token_is_refused(alices: Browser) -> None:
    assert alices.post("/leads", data={"name": "Ingrid"}).status_code == 400
    assert alices.delete("/leads/new").status_code == 405


def test_the_form_can_be_opened_with_a_name(alices: Browser) -> None:
    assert value_of(alices.get("/leads/new?name=Ingrid+H"), "name") == "Ingrid H"


def test_tags_are_the_same_whatever_their_case_and_accents(alice: Account) -> None:
    first, second = make_lead(alice), make_lead(alice, "Tomas")
    set_tags(alice, first, ["Énergie", " "])
    set_tags(alice, second, ["energie", "ENERGIE "])
    assert [tag.name for tag in second.tags] == ["Énergie"]
    set_tags(alice, second, [])
    assert second.tags == [] and len(first.tags) == 1


def test_the_tags_of_others_are_not_touched(alice: Account, bob: Account) -> None:
    mine, his = make_lead(alice), make_lead(bob)
    set_tags(bob, his, ["pricing"])
    set_tags(alice, mine, ["Pricing"])
    assert [tag.name for tag in (*his.tags, *mine.tags)] == ["pricing", "Pricing"]


def test_do_not_contact_takes_the_next_step_away_and_back(alice: Account) -> None:
    lead = make_lead(alice)
    touch(alice, lead, "2026-03-01T10:00")
    steps = open_steps(lead)
    mark_do_not_contact(alice, lead, at=clock.now())
    assert steps and open_steps(lead) == [] and not lead.may_be_contacted
    mark_do_not_contact(alice, lead, at=clock.now(), on=False)
    assert lead.may_be_contacted


def test_a_verb_tells_who_is_there_already(alice: Account) -> None:
    there = make_lead(alice, email="ingrid@example.org")
    with pytest.raises(AlreadyThere) as refused:
        add_lead(alice, at=clock.now(), email="Ingrid@example.org")
    assert (refused.value.lead, refused.value.field) == (there, "email")
