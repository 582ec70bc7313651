"""Who seems to have solved it: named on the page of a brief, and one click from being a lead."""

from collections.abc import Callable

import pytest
from markupsafe import escape
from sqlalchemy import select

from outreach import clock
from outreach.briefs.actions import add_brief
from outreach.extensions import db
from outreach.leads.forgetting import forget
from outreach.models import Account, Brief, BriefPerson, Lead, ScoreCard, Source
from outreach.people import actions
from tests.leads.reading import errors_on, toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead

SCRIPT = "<script>alert('x')</script>"


@pytest.fixture
def ruth(brief: Brief) -> BriefPerson:
    """Somebody who seems to have solved it."""
    made = actions.add_person(brief, name="Ruth Okafor", what="Calls each client in the first week")
    db.session.commit()
    return made


def path_of(person: BriefPerson, verb: str = "") -> str:
    return f"/briefs/{person.brief_id}/people/{person.id}{verb}"


def people() -> list[tuple[str, str]]:
    return [(each.name, each.what) for each in db.session.scalars(select(BriefPerson).order_by(BriefPerson.id))]


def leads_of(owner: Account) -> list[Lead]:
    return list(db.session.scalars(select(Lead).where(Lead.owner_id == owner.id).order_by(Lead.id)))


def test_somebody_is_named(alices: Browser, brief: Brief) -> None:
    answer = alices.send(f"/briefs/{brief.id}/people", {"name": " Ruth  Okafor ", "what": "Calls\r\nthem"})
    assert (answer.status_code, answer.location) == (303, f"/briefs/{brief.id}#part-people")
    assert people() == [("Ruth Okafor", "Calls\nthem")]
    assert "Make a lead of them" in alices.get(f"/briefs/{brief.id}").text


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"name": " ", "what": "Calls them"}, "Say who it is."), ({"name": "x" * 301}, "300 characters"),
     ({"name": "Ruth", "what": "x" * 5001}, "5000 characters")],
)  # fmt: skip
def test_a_refusal_keeps_what_was_typed(alices: Browser, brief: Brief, sent: dict[str, str], said: str) -> None:
    page = alices.send(f"/briefs/{brief.id}/people", sent)
    assert page.status_code == 422 and said in " ".join(errors_on(page))
    assert all(text.strip() in page.text for text in sent.values())
    assert people() == []


def test_other_words_about_somebody(alices: Browser, ruth: BriefPerson) -> None:
    assert alices.send(path_of(ruth), {"name": "Ruth O.", "what": ""}).status_code == 303
    assert people() == [("Ruth O.", "")]
    page = alices.send(path_of(ruth), {"name": "", "what": "Typed with care"})
    assert page.status_code == 422 and "Typed with care</textarea>" in page.text
    assert people() == [("Ruth O.", "")]


def test_somebody_is_taken_off_and_put_back(alices: Browser, alice: Account, ruth: BriefPerson) -> None:
    lead = actions.become_lead(alice, ruth, at=clock.now())
    assert alices.send(path_of(ruth, "/removal")).status_code == 303
    page = alices.get(f"/briefs/{lead.brief_id}")
    assert toasts_on(page) == ["Ruth Okafor is no longer on the list."]
    assert people() == [] and len(leads_of(alice)) == 1
    alices.send(f"/briefs/{lead.brief_id}/people", {"name": "Ruth Okafor", "what": "Calls", "lead": lead.id})
    assert db.session.scalars(select(BriefPerson.lead_id)).all() == [lead.id]


def test_one_click_makes_a_lead(alices: Browser, alice: Account, brief: Brief, ruth: BriefPerson) -> None:
    assert alices.send(path_of(ruth, "/lead")).status_code == 303
    [lead] = leads_of(alice)
    assert (lead.name, lead.source, lead.brief_id) == ("Ruth Okafor", Source.COLLEAGUE, brief.id)
    assert lead.hook == "Calls each client in the first week"
    page = alices.get(f"/briefs/{brief.id}").text
    assert f'href="/leads/{lead.id}"' in page and "Make a lead of them" not in page
    assert 'data-stage="prospect"' in page
    alices.send(path_of(ruth, "/lead"))  # a second click
    assert len(leads_of(alice)) == 1


def test_a_lead_of_that_name_is_offered(alices: Browser, alice: Account, brief: Brief, ruth: BriefPerson) -> None:
    there = make_lead(alice, "RUTH Ókafor", company="Acme", hook="Wrote a book")
    page = alices.get(f"/briefs/{brief.id}").text
    assert "You have a lead of this name:" in page and "RUTH Ókafor, Acme" in page
    alices.send(path_of(ruth, "/lead"), {"lead": there.id})
    db.session.refresh(there)
    assert len(leads_of(alice)) == 1
    assert (there.hook, there.source, there.brief_id) == ("Wrote a book", Source.COLLEAGUE, brief.id)
    assert db.session.scalars(select(ScoreCard)).all() == []


def test_a_lead_of_another_brief_serves_this_one_too(alice: Account, brief: Brief, ruth: BriefPerson) -> None:
    other = add_brief(alice, title="Another", at=clock.now())
    there = make_lead(alice, "Ruth Okafor", brief_id=other.id, source=Source.EVENT)
    for _twice in range(2):
        actions.be_lead(alice, ruth, there, at=clock.now())
    assert (there.brief_id, there.source, there.hook) == (other.id, Source.EVENT, ruth.what)
    assert [(card.lead_id, card.brief_id) for card in db.session.scalars(select(ScoreCard))] == [(there.id, brief.id)]


def test_somebody_of_the_same_name_can_be_somebody_else(alices: Browser, alice: Account, ruth: BriefPerson) -> None:
    there = make_lead(alice, "Ruth Okafor")
    alices.send(path_of(ruth, "/lead"))
    assert [lead.id for lead in leads_of(alice)] == [there.id, ruth.lead_id]


def test_who_asked_to_be_forgotten_is_neither_offered_nor_listed(
    alices: Browser, alice: Account, ruth: BriefPerson
) -> None:
    lead = actions.become_lead(alice, ruth, at=clock.now())
    forget(alice, lead, clock.now())
    page = alices.get(f"/briefs/{lead.brief_id}").text
    assert "Ruth" not in page and people() == []


def test_what_was_typed_is_text(alices: Browser, brief: Brief) -> None:
    person = actions.add_person(brief, name=SCRIPT, what=SCRIPT)
    alices.send(path_of(person, "/lead"))
    page = alices.get(f"/briefs/{brief.id}").text
    assert SCRIPT not in page and str(escape(SCRIPT)) in page


@pytest.mark.parametrize("lead", ["x", "-1", "9" * 30, "٣"])
def test_a_lead_that_is_none_is_not_found(alices: Browser, ruth: BriefPerson, lead: str) -> None:
    assert alices.send(path_of(ruth, "/lead"), {"lead": lead}).status_code == 404


def test_others_are_not_found(
    alices: Browser, alice: Account, bob: Account, ruth: BriefPerson, signed_in: Callable[[Account], Browser]
) -> None:
    his, other = make_lead(bob), add_brief(alice, title="Another", at=clock.now())
    assert alices.send(path_of(ruth, "/lead"), {"lead": his.id}).status_code == 404
    for verb in ("", "/lead", "/removal"):
        assert signed_in(bob).send(path_of(ruth, verb), {"name": "x"}).status_code == 404
        assert alices.send(f"/briefs/{other.id}/people/{ruth.id}{verb}", {"name": "x"}).status_code == 404
    assert signed_in(bob).send(f"/briefs/{ruth.brief_id}/people", {"name": "x"}).status_code == 404
    assert people() == [("Ruth Okafor", "Calls each client in the first week")] and leads_of(alice) == []
