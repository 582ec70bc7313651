"""The page of duplicates, two leads beside each other, and what their buttons do."""

import re
from html import unescape

import pytest
from werkzeug.test import TestResponse

from outreach import jobs
from outreach.extensions import db
from outreach.leads.joining import suggesting
from outreach.leads.joining.comparing import seen
from outreach.models import Account, Job, Lead, LeadMerge, NotTheSame
from tests.leads.reading import toasts_on
from tests.support.browser import Browser
from tests.support.leads import make_lead


def pairs_on(page: TestResponse) -> list[tuple[int, int]]:
    found = re.findall(r'action="/leads/(\d+)/joining/(\d+)"', page.text)
    return [(int(first), int(second)) for first, second in found]


def words(page: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).replace("\xa0", " ").split())


@pytest.fixture
def twins(alice: Account, ada: Lead) -> tuple[Lead, Lead]:
    return ada, make_lead(alice, "Obi, Ada", company="Bell", phone="0612345678")


def test_nobody_looks_like_another(alices: Browser, ada: Lead) -> None:
    assert "No two leads look like one person." in words(alices.get("/leads/duplicates"))


def test_a_pair_side_by_side(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    page = alices.get("/leads/duplicates")
    assert pairs_on(page) == [(twins[0].id, twins[1].id)]
    text = words(page)
    assert "Same name" in text and "Company differs Acme Bell" in text and "Phone — 0612345678" in text
    assert "Touchpoints 2 · the last" in text and "Together: Met 2 touchpoints" in text


def test_the_list_and_an_import_lead_there(alices: Browser, ada: Lead) -> None:
    assert 'href="/leads/duplicates"' in alices.get("/leads").text


def test_merge_and_undo(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    ada, obi = twins
    fields = {"keep": obi.id, "take_company": ada.id, "seen": seen(ada, obi), "next": "/leads/duplicates"}
    answer = alices.send(f"/leads/{ada.id}/joining/{obi.id}", fields)
    assert (answer.status_code, answer.location) == (303, "/leads/duplicates")
    kept = db.session.query(Lead).one()
    assert (kept.id, kept.company, kept.city, kept.details["Company (2)"]) == (obi.id, "Acme", "Lyon", "Bell")
    page = alices.get("/leads/duplicates")
    assert toasts_on(page) == ["Ada Obi went up in Obi, Ada. Both histories are kept."]
    merge = db.session.query(LeadMerge).one()
    assert f"/merges/{merge.id}/splitting" in page.text
    alices.send(f"/merges/{merge.id}/splitting", {"undo": "1", "next": "/leads/duplicates"})
    page = alices.get("/leads/duplicates")
    assert toasts_on(page) == ["Obi, Ada and Ada Obi are two leads again."] and len(pairs_on(page)) == 1


def test_split_from_the_page_of_the_lead(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    ada, obi = twins
    alices.send(f"/leads/{ada.id}/joining/{obi.id}", {"keep": ada.id, "seen": seen(ada, obi)})
    merge = db.session.query(LeadMerge).one()
    assert "Merged with Obi, Ada" in words(alices.get(f"/leads/{ada.id}"))
    answer = alices.send(f"/merges/{merge.id}/splitting", {"next": f"/leads/{ada.id}"})
    assert answer.location == f"/leads/{ada.id}" and db.session.query(Lead).count() == 2
    assert "Merged with Obi, Ada" not in words(alices.get(f"/leads/{ada.id}"))
    assert pairs_on(alices.get("/leads/duplicates")) == []


def test_two_people_and_undo(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    ada, obi = twins
    alices.send(f"/leads/{ada.id}/joining/{obi.id}/apart")
    page = alices.get("/leads/duplicates")
    assert pairs_on(page) == [] and toasts_on(page) == ["Two people. They are not suggested again."]
    alices.send(f"/leads/{obi.id}/joining/{ada.id}/again")
    assert db.session.query(NotTheSame).count() == 0
    assert len(pairs_on(alices.get("/leads/duplicates"))) == 1


def test_what_was_changed_meanwhile_is_shown(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    ada, obi = twins
    before = seen(ada, obi)
    obi.city = "Nice"
    db.session.commit()
    answer = alices.send(f"/leads/{ada.id}/joining/{obi.id}", {"keep": ada.id, "seen": before})
    assert answer.status_code == 409 and "One of them was changed meanwhile." in words(answer)
    assert "City differs Lyon Nice" in words(answer) and db.session.query(Lead).count() == 2


@pytest.mark.parametrize("fields", [{}, {"keep": "x"}])
def test_without_a_choice_nothing_is_merged(alices: Browser, twins: tuple[Lead, Lead], fields: dict[str, str]) -> None:
    ada, obi = twins
    answer = alices.send(f"/leads/{ada.id}/joining/{obi.id}", {"seen": seen(ada, obi), **fields})
    assert answer.status_code == 409 and db.session.query(Lead).count() == 2


def test_found_by_name_from_the_page_of_the_lead(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    ada, obi = twins
    assert f"/leads/{ada.id}/joining" in alices.get(f"/leads/{ada.id}").text
    for query in ("", "?q=bell"):
        assert f'href="/leads/{ada.id}/joining/{obi.id}"' in alices.get(f"/leads/{ada.id}/joining{query}").text
    assert "Nobody else fits these words." in alices.get(f"/leads/{ada.id}/joining?q=lyon").text
    page = alices.get(f"/leads/{ada.id}/joining/{obi.id}")
    assert pairs_on(page) == [(ada.id, obi.id)]


def test_a_lead_beside_itself(alices: Browser, ada: Lead) -> None:
    assert alices.get(f"/leads/{ada.id}/joining/{ada.id}").location == f"/leads/{ada.id}"
    answer = alices.send(f"/leads/{ada.id}/joining/{ada.id}", {"keep": ada.id, "seen": seen(ada, ada)})
    assert answer.status_code == 303 and db.session.query(Lead).count() == 1


def test_a_large_account_is_looked_through_when_asked(
    alices: Browser, twins: tuple[Lead, Lead], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "AT_ONCE", 1)
    page = alices.get("/leads/duplicates")
    assert "2 leads take a while to compare." in words(page) and pairs_on(page) == []
    alices.send("/leads/duplicates/search")
    alices.send("/leads/duplicates/search")
    assert db.session.query(Job).count() == 1
    assert "Comparing the names" in words(alices.get("/leads/duplicates"))
    assert jobs.run_next()
    make_lead(db.session.query(Account).filter_by(email="alice@example.org").one(), "Ada Obi")
    page = alices.get("/leads/duplicates")
    assert len(pairs_on(page)) == 1 and "1 lead came since." in words(page)
    alices.send("/leads/duplicates/search")
    assert jobs.run_next() and db.session.query(Job).count() == 1
    assert len(pairs_on(alices.get("/leads/duplicates"))) == 3


def test_pages_of_ten(alice: Account, alices: Browser) -> None:
    for number in range(11):
        for _twice in range(2):
            make_lead(alice, f"Name{number * 7} Family{number * 13}")
    first, second = alices.get("/leads/duplicates"), alices.get("/leads/duplicates?page=2")
    assert (len(pairs_on(first)), len(pairs_on(second))) == (10, 1)
    assert 'href="/leads/duplicates?page=2"' in first.text


def test_an_old_address_leads_to_the_kept_one(alices: Browser, twins: tuple[Lead, Lead]) -> None:
    ada, obi = twins
    gone = obi.id
    alices.send(f"/leads/{ada.id}/joining/{gone}", {"keep": ada.id, "seen": seen(ada, obi)})
    answer = alices.get(f"/leads/{gone}")
    assert (answer.status_code, answer.location) == (303, f"/leads/{ada.id}")
    assert alices.get("/leads/99999").status_code == alices.get(f"/leads/{2**70}").status_code == 404
