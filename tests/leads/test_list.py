"""Looking through the list: who is shown, by which words, in which order."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from outreach import clock
from outreach.extensions import db
from outreach.leads.actions import set_tags
from outreach.models import Account, Brief, ClosingReason, Lead, Moment, Recorder
from tests.leads.reading import names_on
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch


@pytest.fixture
def search(alice: Account) -> dict[str, Lead]:
    """Five people who differ in everything that can be filtered by."""
    alice.company, alice.industry = "Cap Ouest", "Santé"
    ingrid = make_lead(alice, source="event", company="Nordlys", industry="sante", hook="Sells to hospitals")
    tomas = make_lead(alice, "Tomas Okafor", source="linkedin", channel="email", company="CAP OUEST")
    priya = make_lead(alice, "Priya 100 % Raghu_nathan", source="event", channel="linkedin", industry="Energy")
    helene = make_lead(alice, "Hélène Quéméneur", inside_company=True, title="Partner")
    daniel = make_lead(alice, "Daniel Voss")
    set_tags(alice, tomas, ["Pricing"])
    touch(alice, tomas, "2026-02-20T10:00")
    touch(alice, ingrid, "2026-03-01T10:00")
    touch(alice, ingrid, "2026-03-02T10:00", "in")
    touch(alice, daniel, "2026-01-10T10:00")
    Recorder(db.session(), alice, clock.now()).close(daniel, ClosingReason.DECLINED, Moment(clock.now()))
    db.session.commit()
    return {"ingrid": ingrid, "tomas": tomas, "priya": priya, "helene": helene, "daniel": daniel}


FITTING = {
    "": "tomas ingrid priya helene",
    "?closing=any": "tomas ingrid priya helene daniel",
    "?closing=closed": "daniel",
    "?closing=declined": "daniel",
    "?closing=ended": "",
    "?stage=contacted": "tomas",
    "?stage=contacted&stage=replied": "tomas ingrid",
    "?reached=contacted": "tomas ingrid daniel",
    "?reached=contacted&not_reached=replied": "tomas daniel",
    "?contacted_from=2026-02-20&contacted_to=2026-02-28": "tomas",
    "?younger=13": "ingrid",  # from 0:00 on 21 February in Paris, after which only she was first contacted
    "?younger=14": "tomas ingrid",  # from 0:00 on 20 February
    "?younger=54&not_reached=replied": "tomas",
    "?younger=55&not_reached=replied": "tomas daniel",  # from 0:00 on 10 January
    "?source=event": "ingrid priya",
    "?source=none": "helene",
    "?source=none,linkedin": "tomas helene",
    "?channel=linkedin": "priya",
    "?tag=pricing": "tomas",
    "?hook=missing": "tomas priya helene",
    "?q=helene+QUE": "helene",
    "?q=hospital": "ingrid",
    "?q=%25": "priya",
    "?q=u_n": "priya",
    "?q=r_g": "",
    "?company=inside": "tomas helene",
    "?company=outside": "ingrid",
    "?industry=inside": "ingrid",
    "?industry=outside": "priya",
    "?due=overdue": "tomas ingrid",
    "?due=none": "priya helene",
}


def test_each_word_leaves_in_who_fits(search: dict[str, Lead], alices: Browser) -> None:
    expected = {query: {search[key].name for key in keys.split()} for query, keys in FITTING.items()}
    assert {query: set(names_on(alices.get("/leads" + query))) for query in FITTING} == expected


def test_the_brief_is_a_word_too(search: dict[str, Lead], alices: Browser, alice: Account) -> None:
    brief = Brief(owner_id=alice.id, title="Hospitals", created_at=clock.now())
    db.session.add(brief)
    db.session.flush()
    search["priya"].brief_id = brief.id
    page = alices.get(f"/leads?brief={brief.id}")
    assert names_on(page) == [search["priya"].name]
    assert "<strong>Hospitals</strong>" in page.text


def test_the_list_says_how_many_of_how_many(search: dict[str, Lead], alices: Browser) -> None:
    assert '<span class="count">4 of 5</span>' in alices.get("/leads").text
    assert '<span class="count">5</span>' in alices.get("/leads?closing=any").text


def test_an_order_may_be_turned_round(search: dict[str, Lead], alices: Browser) -> None:
    forward = names_on(alices.get("/leads?sort=name"))
    assert forward == ["Hélène Quéméneur", "Ingrid Halvorsen", "Priya 100 % Raghu_nathan", "Tomas Okafor"]
    assert names_on(alices.get("/leads?sort=-name")) == forward[::-1]


def test_the_next_step_that_is_due_first_comes_first(search: dict[str, Lead], alices: Browser) -> None:
    assert names_on(alices.get("/leads?sort=next"))[:2] == ["Tomas Okafor", "Ingrid Halvorsen"]
    assert names_on(alices.get("/leads?sort=next&due=overdue")) == ["Tomas Okafor", "Ingrid Halvorsen"]


def test_a_line_says_stage_hook_and_what_is_late(search: dict[str, Lead], alices: Browser) -> None:
    page = alices.get("/leads?stage=contacted").text
    assert "Contacted</span>" in page
    assert f"/leads/{search['tomas'].id}/edit#hook" in page
    assert "Overdue 6 d" in page


def test_a_word_is_taken_off_by_its_link(search: dict[str, Lead], alices: Browser) -> None:
    page = alices.get("/leads?stage=met&q=nobody").text
    assert "Nobody fits these words." in page
    assert 'href="/leads?stage=met">Remove the last one' in page


def test_nobody_sees_the_leads_of_others(
    search: dict[str, Lead], bob: Account, signed_in: Callable[..., Browser]
) -> None:
    make_lead(bob, "Bob’s only lead")
    assert names_on(signed_in(bob).get("/leads?closing=any")) == ["Bob’s only lead"]


def test_empty_fields_of_the_form_leave_the_address(search: dict[str, Lead], alices: Browser) -> None:
    answer = alices.get("/leads?q=&due=&stage=met")
    assert (answer.status_code, answer.location) == (302, "/leads?stage=met")


def test_the_list_is_not_for_posting_to_with_put(alices: Browser) -> None:
    assert alices.put("/leads").status_code == 405


def test_more_people_need_no_more_queries(alice: Account, alices: Browser) -> None:
    make_lead(alice)
    few = queries_of(alices, "/leads")
    for number in range(60):
        touch(alice, make_lead(alice, f"Person {number}"), "2026-03-01T10:00")
    assert queries_of(alices, "/leads") <= few + 3 <= 14


def test_a_day_in_the_account_zone_bounds_the_window(alice: Account, alices: Browser) -> None:
    lead = make_lead(alice)
    touch(alice, lead, "2026-02-28T23:30")  # the first of March in Paris
    assert names_on(alices.get("/leads?contacted_from=2026-03-01&contacted_to=2026-03-01")) == [lead.name]
    assert names_on(alices.get("/leads?contacted_to=2026-02-28")) == []


def queries_of(browser: Browser, path: str) -> int:
    """How many statements the page takes."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert browser.get(path).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_a_count_stops_where_it_would_cost(alice: Account, alices: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outreach.leads.queries.PAGE_SIZE", 2)
    monkeypatch.setattr("outreach.leads.queries.count.__defaults__", (3,))
    for number in range(60):
        make_lead(alice, f"Person {number}", created_at=clock.now() - timedelta(minutes=number))
    assert '<span class="count">3+</span>' in alices.get("/leads").text
