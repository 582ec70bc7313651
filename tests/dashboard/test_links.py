"""Behind every number of the funnel stand exactly the people whom it counts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy import select
from sqlalchemy.orm import scoped_session

from outreach.models import Account, Brief, Lead, start_of_day
from tests.dashboard.following import Promise, people_behind, promises
from tests.dashboard.reading import figures
from tests.dashboard.rich import rich_search
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

# In both zones clocks were changed within the ninety days before, and within the thirty.
PLACES = [("Pacific/Auckland", "2026-04-20T02:00Z"), ("America/Los_Angeles", "2026-03-25T20:00Z")]
ASKED = (
    "", "?cohort=week", "?contacted_from=2026-02-10&contacted_to=2026-03-12&cohort=week", "?channel=email",
    "?source=event&to=met", "?company=inside", "?company=outside&industry=outside", "?industry=inside&tag=Warm",
    "?tag=Paris&view=table",
)  # fmt: skip


@pytest.fixture(params=PLACES, ids=[zone for zone, _now in PLACES])
def rich(request: pytest.FixtureRequest, alice: Account, at: Callable[[str], datetime]) -> list[Lead]:
    alice.time_zone, now = request.param
    return rich_search(alice, at(now))


def kept(browser: Browser, found: list[Promise]) -> dict[str, tuple[int | None, int]]:
    """What the links promise, and how many different people are there, by the address."""
    behind = {promise.url: people_behind(browser, promise.url) for promise in found}
    assert all(len(set(names)) == len(names) for names in behind.values())
    return {f"{promise.url} {promise.words}": (promise.people, len(behind[promise.url])) for promise in found}


@pytest.mark.parametrize("query", ASKED)
def test_every_link_leads_to_as_many_as_it_says(rich: list[Lead], alices: Browser, query: str) -> None:
    found = promises(alices.get(f"/funnel{query}").text)
    told = kept(alices, [promise for promise in found if promise.people is not None])
    assert len(told) > 8
    assert {words: counts for words, counts in told.items() if counts[0] != counts[1]} == {}
    # The links without a number, bars and names of stages, are among those with one.
    assert {promise.url for promise in found} == {promise.url for promise in found if promise.people is not None}


def test_by_brief_too(rich: list[Lead], alices: Browser, db_session: scoped_session[Session]) -> None:
    brief = db_session.scalars(select(Brief).where(Brief.title == "Pricing")).one()
    found = [promise for promise in promises(alices.get(f"/funnel?brief={brief.id}").text) if promise.people]
    assert found and all(said == there for said, there in kept(alices, found).values())


@pytest.mark.parametrize("query", ["?cohort=month", "?cohort=week"])
def test_cohorts_part_everybody_contacted(rich: list[Lead], alices: Browser, query: str) -> None:
    table = alices.get(f"/funnel{query}").text.split("heat-table")[1].split("</table>")[0]
    of_cohorts = [promise.url for promise in promises(f"<main{table}") if promise.words.isdigit()]
    people = [name for url in of_cohorts for name in people_behind(alices, url)]
    assert len(people) == len(set(people))
    everybody = {lead.name for lead in rich if lead.contacted_at}
    if query == "?cohort=month":
        assert set(people) == everybody


def test_whoever_is_not_yet_there_reached_the_stage_before(rich: list[Lead], alices: Browser) -> None:
    found = promises(alices.get("/funnel").text)
    waiting = {promise.url for promise in found if "not_reached" in promise.url and "contacted_from" not in promise.url}
    assert len(waiting) == 3
    for url in waiting:
        asked = parse_qs(urlsplit(url).query)
        before, here = asked["reached"][0], asked["not_reached"][0]
        names = set(people_behind(alices, url))
        told = {lead.name: lead for lead in rich if lead.name in names}
        assert names and all(
            getattr(lead, f"{before}_at") and not getattr(lead, f"{here}_at") for lead in told.values()
        )


def test_the_pictures_lead_to_the_same_lists(rich: list[Lead], alices: Browser) -> None:
    page = alices.get("/funnel").text
    drawn = {
        link for figure in figures(page) for trace in figure["data"] for link in trace.get("customdata") or [] if link
    }
    assert drawn and drawn <= {promise.url for promise in promises(page)}


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Europe/Paris"])
def test_a_day_ends_at_midnight_of_the_account(
    alice: Account, signed_in: Callable[[Account], Browser], at: Callable[[str], datetime], zone: str
) -> None:
    at("2026-04-20T12:00Z")
    browser = signed_in(alice)
    alice.time_zone = zone
    midnight = start_of_day(datetime.fromisoformat("2026-04-06").date(), alice.zone)  # a Monday
    for name, second in (("last of Sunday", -1), ("first of Monday", 0)):
        instant = midnight + second * timedelta(seconds=1)
        touch(alice, make_lead(alice, name), instant.replace(tzinfo=None).isoformat())
    found = promises(browser.get("/funnel?cohort=week").text)
    weeks = {tuple(people_behind(browser, promise.url)) for promise in found if "contacted_from" in promise.url}
    assert weeks == {("last of Sunday",), ("first of Monday",)}


def test_who_asked_to_be_forgotten_counts_and_the_page_says_that_no_list_shows_them(
    alice: Account, alices: Browser, search: list[Lead]
) -> None:
    from outreach import clock
    from outreach.leads.forgetting import forget

    forget(alice, search[0], clock.now())
    page = alices.get("/funnel").text
    assert "1 of them asked to be forgotten: counted here, in no list." in page
    contacted = next(promise for promise in promises(page) if promise.words == "20")
    assert len(people_behind(alices, contacted.url)) == 19
