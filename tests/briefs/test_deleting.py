"""A brief that nobody serves can be deleted, and the deletion taken back; the last one stays."""

import json
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from sqlalchemy import select

from outreach import clock
from outreach.briefs.actions import add_brief, say
from outreach.briefs.undoing import packed, restored
from outreach.extensions import db
from outreach.models import Account, Beginning, Brief, BriefPerson, Category, Mentorship, ScoreCard, Side
from outreach.people.actions import add_person, become_lead
from outreach.web.refusal import Refusal
from tests.leads.reading import toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead


@pytest.fixture
def second(alice: Account) -> Brief:
    """A brief that nobody serves, with everything said."""
    made = add_brief(alice, title="Two “clients”", mentors_wanted=2, at=clock.now())
    say(
        made, category=Category.RISK, problem="They leave.\nBoth.", tried="<b>", company_side=Side.OUTSIDE,
        needed_by=date(2026, 6, 30), importance=5, weight_skills=0,
    )  # fmt: skip
    add_person(made, name="Ruth Okafor", what="Calls them")
    db.session.commit()
    return made


def titles(owner: Account) -> list[str]:
    return list(db.session.scalars(select(Brief.title).where(Brief.owner_id == owner.id).order_by(Brief.id)))


def told(brief: Brief) -> dict[str, object]:
    return {c.name: getattr(brief, c.name) for c in Brief.__table__.columns if c.name not in ("id", "created_at")}


def test_it_goes_and_comes_back_as_it_was(alices: Browser, alice: Account, second: Brief) -> None:
    before = told(second)
    answer = alices.send(f"/briefs/{second.id}/deletion")
    assert (answer.status_code, answer.location) == (303, "/briefs")
    assert titles(alice) == ["My search"]
    page = alices.get("/briefs")
    assert toasts_on(page) == ["“Two “clients”” is deleted."]
    kept = unescape(page.text.partition('name="brief" value="')[2].partition('"')[0])
    assert alices.send("/briefs/restoration", {"brief": kept}).status_code == 303
    again = db.session.scalars(select(Brief).order_by(Brief.id.desc())).first()
    assert again is not None and told(again) == before
    person = db.session.scalars(select(BriefPerson)).one()
    assert (person.brief_id, person.name, person.what) == (again.id, "Ruth Okafor", "Calls them")


def test_the_last_one_stays(alices: Browser, alice: Account, brief: Brief) -> None:
    page = alices.send(f"/briefs/{brief.id}/deletion")
    assert page.status_code == 422 and "This is your only brief" in page.text
    assert "Delete this brief" not in page.text
    assert titles(alice) == ["My search"]


def card(owner: Account, brief: Brief) -> ScoreCard:
    return ScoreCard(owner_id=owner.id, lead_id=make_lead(owner).id, brief_id=brief.id, changed_at=clock.now())


def mentorship(owner: Account, brief: Brief) -> Mentorship:
    return Mentorship(
        owner_id=owner.id, lead_id=make_lead(owner).id, brief_id=brief.id, beginning=Beginning.I_ASKED,
        began_on=date(2026, 3, 1), created_at=clock.now(),
    )  # fmt: skip


@pytest.mark.parametrize("serving", [card, mentorship])
def test_one_that_somebody_serves_stays(
    alices: Browser, alice: Account, second: Brief, serving: Callable[[Account, Brief], object]
) -> None:
    db.session.add(serving(alice, second))
    page = alices.send(f"/briefs/{second.id}/deletion")
    assert page.status_code == 422 and "give them another brief first" in page.text
    assert len(titles(alice)) == 2


def test_one_with_leads_stays(alices: Browser, alice: Account, second: Brief) -> None:
    make_lead(alice, brief_id=second.id)
    assert alices.send(f"/briefs/{second.id}/deletion").status_code == 422
    assert len(titles(alice)) == 2


def test_who_became_a_lead_is_one_again(alice: Account, brief: Brief, second: Brief) -> None:
    person = db.session.scalars(select(BriefPerson)).one()
    lead = become_lead(alice, person, at=clock.now())
    lead.brief_id = brief.id
    restored(alice, packed(second), clock.now())
    assert db.session.scalars(select(BriefPerson.lead_id).order_by(BriefPerson.id)).all() == [lead.id, lead.id]


def test_nobody_elses_lead_comes_with_it(alice: Account, bob: Account, second: Brief) -> None:
    his = make_lead(bob)
    text = json.dumps({**json.loads(packed(second)), "people": [{"name": "Ruth", "what": "", "lead": his.id}]})
    assert restored(alice, text, clock.now()).title == second.title
    assert db.session.scalars(select(BriefPerson).order_by(BriefPerson.id.desc())).first().lead_id is None  # type: ignore[union-attr]


BROKEN = [
    "", "{", "[]", "null", "[" * 100_000, '{"said": {}, "people": []}', '{"said": 1}',
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:20])
def test_what_nobody_wrote_is_refused(alices: Browser, alice: Account, text: str) -> None:
    page = alices.send("/briefs/restoration", {"brief": text})
    assert page.status_code == 422 and "cannot be brought back" in page.text
    assert titles(alice) == ["My search"]


@pytest.mark.parametrize(
    "changed",
    [{"title": ""}, {"title": 5}, {"title": "\ud800"}, {"importance": 9}, {"importance": 2.5}, {"importance": True},
     {"mentors_wanted": None}, {"mentors_wanted": -1}, {"weight_skills": "3"}, {"category": "luck"},
     {"needed_by": "soon"}, {"problem": 7}],
    ids=str,
)  # fmt: skip
def test_what_could_not_have_been_said_is_refused(alice: Account, second: Brief, changed: dict[str, object]) -> None:
    told_before = json.loads(packed(second))
    text = json.dumps({**told_before, "said": {**told_before["said"], **changed}})
    with pytest.raises(Refusal):
        restored(alice, text, clock.now())


@pytest.mark.parametrize(
    "person", [{"name": ""}, {"name": "\0"}, {"name": 1}, {"what": None}, {"lead": "1"}, {"lead": -1}]
)
def test_nobody_is_no_person(alice: Account, second: Brief, person: dict[str, object]) -> None:
    text = json.dumps({**json.loads(packed(second)), "people": [{"name": "Ruth", "what": "", "lead": None, **person}]})
    if "lead" in person:
        restored(alice, text, clock.now())
    else:
        with pytest.raises(Refusal):
            restored(alice, text, clock.now())
