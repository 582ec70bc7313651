"""Several people at once: from the list of leads, from the event, by name, and one from the page of a lead."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.leads.actions import mark_do_not_contact
from outreach.models import Account, EventGuest, Lead, SocialEvent, Source, Stage
from tests.events.reading import contacts, invite, marks_of, tally_on
from tests.leads.reading import names_on, toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead

On = Callable[[str], Browser]
LIST = "/leads/selection"


def ticked(leads: list[Lead], **said: str) -> dict[str, object]:
    return {"lead": [str(lead.id) for lead in leads], "do": "invite", "next": "/leads?sort=name", **said}


def test_from_the_list_to_an_event_and_taken_back(alices: Browser, evening: SocialEvent, three: list[Lead]) -> None:
    asked = alices.send(LIST, ticked(three))
    assert asked.status_code == 200 and "Author evening, Thu 12" in asked.text
    assert re.findall(r'name="lead" value="(\d+)"', asked.text) == [str(lead.id) for lead in three]
    assert alices.send(LIST, ticked(three, event=str(evening.id))).status_code == 303
    page = alices.get("/leads")
    assert toasts_on(page) == ["3 people are invited."]
    form = page.text.partition('action="/leads/selection/undo"')[2].partition("</form>")[0]
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    fields.pop("csrf_token")
    assert alices.send("/leads/selection/undo", fields).status_code == 303
    db.session.expire_all()
    assert {lead.stage for lead in three} == {Stage.PROSPECT}
    assert db.session.scalar(select(func.count(EventGuest.id))) == 0


def test_without_an_event_a_new_one_is_begun_with_them(alices: Browser, three: list[Lead]) -> None:
    answer = alices.send(LIST, ticked(three[:2]))
    assert answer.status_code == 303
    form = alices.get(answer.location)
    assert "Invited to it today: Ingrid Halvorsen, Tomas Okafor." in form.text
    ids = re.findall(r'name="lead" value="(\d+)"', form.text)
    assert ids == [str(lead.id) for lead in three[:2]]
    refused = alices.send("/events/new", {"lead": ids, "title": "Dinner", "day": ""})
    assert refused.status_code == 422 and 'value="Dinner"' in refused.text
    assert re.findall(r'name="lead" value="(\d+)"', refused.text) == ids
    assert alices.send("/events/new", {"lead": ids, "title": "Dinner", "day": "2026-03-20"}).status_code == 303
    assert [lead.stage for lead in three] == [Stage.CONTACTED, Stage.CONTACTED, Stage.PROSPECT]


def test_whoever_must_not_be_contacted_is_left_out(
    alices: Browser, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    mark_do_not_contact(alice, three[0], at=three[0].created_at)
    invite(alices, evening, three[1])
    alices.get("/")
    invite(alices, evening, *three)
    assert toasts_on(alices.get("/leads")) == ["1 person is invited. 2 were invited already, or must not be contacted."]
    assert [len(contacts(lead)) for lead in three] == [0, 1, 1]


def test_several_names_at_once_find_and_make_leads(alices: Browser, evening: SocialEvent, three: list[Lead]) -> None:
    names = "ingrid  halvorsen\nAda Obi, CFO at Kesla, ada@kesla.example, #finance\n\nSam Lee\nSam Lee"
    assert invite(alices, evening, three[1], names=names).status_code == 303
    people = db.session.scalars(select(Lead).order_by(Lead.id)).all()
    assert [lead.name for lead in people[3:]] == ["Ada Obi", "Sam Lee"]
    ada = people[3]
    assert (ada.company, ada.email, ada.source, ada.tags[0].name) == ("Kesla", "ada@kesla.example", None, "finance")
    assert tally_on(alices.get(f"/events/{evening.id}")) == [4, 0, 0, 0]
    assert invite(alices, evening, names="Ada O., ada@kesla.example").status_code == 303
    assert db.session.scalar(select(func.count(Lead.id))) == 5


@pytest.mark.parametrize(
    ("names", "sentence"),
    [("Sam Lee\nIngrid Halvorsen", "Several leads are called so."), ("Sam, sam@no..where.fr", "is not an address")],
)
def test_a_name_that_fits_several_stops_all_of_them(
    names: str, sentence: str, alices: Browser, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    make_lead(alice, "Ingrid Halvorsen")
    answer = invite(alices, evening, three[1], names=names, day="2026-03-04")
    assert answer.status_code == 422 and sentence in unescape(answer.text)
    assert names in unescape(answer.text) and 'value="2026-03-04"' in answer.text and " checked>" in answer.text
    assert db.session.scalar(select(func.count(Lead.id))) == 4
    assert contacts(three[1]) == []


def test_an_invitation_comes_before_the_event(on: On, evening: SocialEvent, three: list[Lead]) -> None:
    browser = on("2026-03-20")
    answer = invite(browser, evening, three[0], day="2026-03-13", names="Sam Lee")
    assert answer.status_code == 422 and "An invitation comes before it." in answer.text and "Sam Lee" in answer.text
    assert db.session.scalar(select(func.count(Lead.id))) == 3
    assert invite(browser, evening, three[0]).status_code == 303
    assert marks_of(browser.get(f"/events/{evening.id}"), three[0])[0] == "12 Mar"


def test_who_was_met_there_is_a_lead_found_at_an_event(on: On, evening: SocialEvent, three: list[Lead]) -> None:
    invite(on("2026-03-05"), evening, three[0])
    browser = on("2026-03-13")
    names = "Maria Costa, author\nTomas Okafor"
    for _click in range(2):
        assert browser.send(f"/events/{evening.id}/meetings", {"names": names}).status_code == 303
    maria = db.session.scalars(select(Lead).where(Lead.name == "Maria Costa")).one()
    assert (maria.source, maria.stage, maria.title) == (Source.EVENT, Stage.MET, "author")
    assert (three[1].source, three[1].stage, len(contacts(three[1]))) == (None, Stage.MET, 1)
    page = browser.get(f"/events/{evening.id}")
    assert tally_on(page) == [1, 0, 0, 2]
    assert marks_of(page, maria)[::2] == ["met there", "Was there"]


def test_nobody_named_and_an_event_to_come_are_refused(alices: Browser, evening: SocialEvent) -> None:
    path = f"/events/{evening.id}/meetings"
    assert "Type at least one name." in alices.send(path, {"names": " \n"}).text
    refused = alices.send(path, {"names": "Maria Costa"})
    assert refused.status_code == 422 and "Say then who came." in refused.text and "Maria Costa" in refused.text
    assert db.session.scalar(select(func.count(Lead.id))) == 0


def test_the_event_finds_people_and_offers_who_was_added_last(
    alices: Browser, evening: SocialEvent, three: list[Lead]
) -> None:
    page = alices.get(f"/events/{evening.id}")
    assert re.findall(r'id="invite-(\d+)"', page.text) == [str(lead.id) for lead in reversed(three)]
    invite(alices, evening, three[2])
    page = alices.get(f"/events/{evening.id}")
    assert re.findall(r'id="invite-(\d+)"', page.text) == [str(three[1].id), str(three[0].id)]
    page = alices.get(f"/events/{evening.id}?q=okafor")
    assert re.findall(r'id="invite-(\d+)"', page.text) == [str(three[1].id)]
    assert names_on(page) == ["Priya Raghunathan"]


def test_from_the_page_of_a_lead(alices: Browser, evening: SocialEvent, three: list[Lead]) -> None:
    path = f"/leads/{three[0].id}"
    assert f'<option value="{evening.id}">Author evening, 12' in alices.get(path).text
    assert alices.send(f"{path}/events", {"event": ""}).location == f"/events/new?lead={three[0].id}"
    assert alices.send(f"{path}/events", {"event": str(evening.id)}).location == path
    page = alices.get(path).text
    assert "· invited" in page and f'<option value="{evening.id}">Author' not in page
    assert contacts(three[0])[0][:3] == ("out", "event", "message")


def test_somebody_elses_people_and_events_are_not_there(
    alices: Browser, bob: Account, evening: SocialEvent, three: list[Lead], signed_in: Callable[..., Browser]
) -> None:
    his = make_lead(bob, "His Lead")
    assert invite(alices, evening, *three, his).status_code == 404
    bobs = signed_in(bob)
    assert invite(bobs, evening, his).status_code == 404
    assert bobs.send(f"/leads/{his.id}/events", {"event": str(evening.id)}).status_code == 404
    assert bobs.send(LIST, ticked([his], event=str(evening.id))).status_code == 404
    undo = {"did": "invite", "rows": str(his.id), "event": str(evening.id)}
    assert bobs.send(f"{LIST}/undo", undo).status_code == 404
    assert db.session.scalar(select(func.count(EventGuest.id))) == 0
