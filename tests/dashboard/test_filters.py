"""Each word of the filter means to the funnel what it means to the list of leads, and to a person who reads both."""

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from outreach.models import Account, Brief, Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.following import people_behind, promises
from tests.dashboard.reading import links, read
from tests.dashboard.rich import rich_search
from tests.support.browser import Browser
from tests.support.terminal import Run, told

Fits = Callable[[Lead, Account], bool]

FITTING: Mapping[str, Fits] = {
    "company=inside": lambda lead, owner: lead.is_inside_company(owner.company) is True,
    "company=outside": lambda lead, owner: lead.is_inside_company(owner.company) is False,
    "industry=inside": lambda lead, owner: lead.is_inside_industry(owner.industry) is True,
    "industry=outside": lambda lead, owner: lead.is_inside_industry(owner.industry) is False,
    "tag=Warm": lambda lead, _owner: "Warm" in {tag.name for tag in lead.tags},
    "tag=Paris&company=outside": lambda lead, owner: (
        "Paris" in {tag.name for tag in lead.tags} and lead.is_inside_company(owner.company) is False
    ),
    "channel=linkedin&source=event": lambda lead, _owner: (lead.channel, lead.source) == ("linkedin", "event"),
}


@pytest.fixture
def rich(alice: Account, at: Callable[[str], datetime]) -> list[Lead]:
    return rich_search(alice, at("2026-03-05T08:00Z"))


@pytest.mark.parametrize("query", FITTING)
def test_whom_a_filter_leaves_in(rich: list[Lead], alice: Account, alices: Browser, query: str) -> None:
    fitting = {lead.name for lead in rich if lead.contacted_at and FITTING[query](lead, alice)}
    page = alices.get(f"/funnel?{query}")
    assert f"Contacted {len(fitting)} people" in read(page.text)
    assert set(people_behind(alices, links(page.text, "Contacted")[0])) == fitting


def test_both_sides_and_the_unknown_are_everybody(rich: list[Lead], alice: Account, terminal: Run) -> None:
    for by, side in (("company", Lead.is_inside_company), ("industry", Lead.is_inside_industry)):
        expected = {"inside": 0, "outside": 0, "unknown": 0}
        for lead in rich:
            if lead.contacted_at:
                expected[{True: "inside", False: "outside", None: "unknown"}[side(lead, getattr(alice, by))]] += 1
        groups = told(terminal("funnel", "--by", by, "--json"))["groups"]
        assert {group[by]: group["stages"][0]["k"] for group in groups} == expected
        assert all(expected.values())


def test_sides_by_name_for_a_person(rich: list[Lead], terminal: Run) -> None:
    said = terminal("funnel", "--by", "company").output
    assert "In my own company\n" in said and "In another company\n" in said and "Not said\n" in said


def test_all_words_together_stand_in_the_line_and_in_every_link(
    alices: Browser, alice: Account, make_lead: MakeLead, brief: Brief
) -> None:
    alice.company, alice.industry = "Cap Ouest", "Energy"
    make_lead(20, company="cap ouest", industry="Health", brief_id=brief.id)
    query = f"channel=email&source=event&company=inside&industry=outside&brief={brief.id}&contacted_from=2026-02-01"
    page = alices.get(f"/funnel?{query}").text
    assert "Company Mine" in read(page) and "Industry Outside mine" in read(page)
    assert promises(page)
    for promise in promises(page):
        for word in query.split("&")[:-1]:
            assert word in promise.url.replace("?", "&")


def test_a_tag_that_nobody_wears_is_no_choice(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(20)
    answer = alices.get("/funnel?tag=Nobody")
    assert answer.status_code == 422
    assert 'name="tag"' not in answer.text  # without tags there is none to choose


@pytest.mark.parametrize("query", ["company=beside", "industry=none", "cohort=year"])
def test_words_that_do_not_exist_are_named_and_left_out(alices: Browser, search: list[Lead], query: str) -> None:
    answer = alices.get(f"/funnel?{query}")
    assert answer.status_code == 422
    assert "Not a valid choice." in read(answer.text)
    assert "Contacted 20 people" in read(answer.text)
