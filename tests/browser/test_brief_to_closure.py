"""The whole way of one user, in either language: from an empty brief to closure, and the roles turned round."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import (
    AdviceVerdict,
    AgreementVersion,
    Base,
    Brief,
    CheckIn,
    Goal,
    Issue,
    Lead,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Outcome,
    Party,
    Phase,
    PhasePassage,
    Pulse,
    Recognition,
    Role,
    ScoreCard,
    Stage,
    Touchpoint,
    VersionState,
)
from tests.browser.site import Site
from tests.browser.tab import tabs_of
from tests.browser.way import Way
from tests.browser.way_found import FOUND, NAME
from tests.browser.way_mentored import ADVICE, ROUND, TO_AGREEMENT, TO_CLOSURE, TO_FRUIT, TO_GROWTH

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-way")]


@pytest.fixture(scope="module", params=[pytest.param("en", marks=pytest.mark.full), "fr"])
def way(request: pytest.FixtureRequest, chromium: Browser, site: Site) -> Iterator[Way]:
    """Somebody new; the tests below go on from each other, and each plays what is missing before it."""
    account = site.account(f"way-{request.param}", time_zone="Europe/Paris", locale=request.param)
    with tabs_of(chromium) as tabs:
        yield Way(site, tabs, account, request.param, tabs.open(site, account))


def stored(way: Way, model: type[Base], *columns: str) -> list[Any]:
    """What is stored of a model, in its order: one column, or several together."""
    chosen = [getattr(model, name) for name in columns]
    with way.site.app.app_context():
        rows = db.session.execute(select(*chosen).where(model.owner_id == way.account).order_by(model.id)).all()  # type: ignore[attr-defined]
    return [row[0] if len(columns) == 1 else tuple(row) for row in rows]


def to_be_done(page: Page, way: Way) -> int:
    """How many lines of Today, not of the days to come, lead to the mentorship."""
    return page.locator(f".due-line:has(a[href='/mentorships/{way.numbers['mentorship']}'])").count()


def test_an_empty_brief_becomes_somebody_who_was_met(way: Way) -> None:
    way.go(FOUND)
    [(problem, *weights)] = stored(way, Brief, "problem", "weight_attitude", "weight_knowledge", "weight_access")[:1]
    assert (problem.startswith("Marketing"), weights) == (False, [3, 2, 0])
    assert stored(way, Lead, "name", "stage") == [(NAME, Stage.MET)]
    assert stored(way, ScoreCard, "lead_id", "brief_id") == [(way.numbers["lead"], way.numbers["brief"])]
    assert stored(way, ScoreCard, "attitude", "skills", "willingness", "access") == [(5, 4, None, None)]
    page = way.open("/briefs/weighing")
    expect(page.locator("tr.is-winner a")).to_have_attribute("href", f"/briefs/{way.numbers['brief']}")
    assert way.tab.problems() == []


def test_the_yes_and_an_agreement_that_both_want(way: Way) -> None:
    way.go(TO_AGREEMENT)
    assert stored(way, Lead, "stage") == [Stage.ONGOING]
    assert stored(way, Mentorship, "brief_id", "role", "phase") == [
        (way.numbers["brief"], Role.MENTEE, Phase.NEGOTIATION)
    ]
    [first, second] = stored(way, PhasePassage, "left_open")
    assert first == 0 < second
    versions = stored(way, AgreementVersion, "state", "written_by", "minimum_hours")
    assert versions[-1] == (VersionState.CURRENT, Party.THEM, 9)
    assert all(stored(way, AgreementVersion, "agreed_by_me_at", "agreed_by_them_at")[-1])
    assert [state for state, _by, _hours in versions[:-1]] == [VersionState.REPLACED]
    way.room()
    assert way.tab.problems() == []


def test_a_hole_becomes_a_goal_and_a_meeting_advice(way: Way) -> None:
    way.go(TO_GROWTH)
    assert stored(way, Goal, "title", "target") == [("A third client that pays on time", 3)]
    [held, coming] = stored(way, Meeting, "state", "on_day", "minutes", "notes")
    assert (held[0], held[2], held[3]) == (MeetingState.HELD, 50, "She began with the clients who left.")
    assert coming[0] is MeetingState.PLANNED and timedelta(days=28) <= coming[1] - held[1] <= timedelta(days=31)
    [thanked, _not_yet] = stored(way, Meeting, "thanked_on")
    [entry, _none] = stored(way, Meeting, "touchpoint_id")
    assert thanked == held[1] and entry in stored(way, Touchpoint, "id")
    judged = stored(way, MeetingItem, "text", "advice_verdict", "useful")
    assert (ADVICE, AdviceVerdict.TRIED, True) in judged
    way.open("/meetings/{meeting}")
    assert way.tab.problems() == []


def test_it_is_looked_after_and_bears_fruit(way: Way) -> None:
    way.go(TO_FRUIT)
    assert stored(way, CheckIn, "mood", "issue", "changed") == [(3, Issue.TOO_BUSY, "Half an hour instead of an hour")]
    assert {(side, *rest) for side, *rest in stored(way, Pulse, "side", "empowered", "connected", "inspired")} == {
        (Party.ME, 4, 5, 3), (Party.THEM, 4, 5, 3),
    }  # fmt: skip
    assert stored(way, Recognition, "what", "cost") == [("A cookbook", 3250)]
    [advice] = stored(way, Outcome, "advice_id")
    assert advice in stored(way, MeetingItem, "id")
    page = way.room()
    expect(page.locator("main")).to_contain_text(ADVICE)
    assert way.tab.problems() == []


def test_after_the_end_today_says_when_it_is_time_to_write(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    way.go(TO_CLOSURE)
    [(phase, ended_on)] = stored(way, Mentorship, "phase", "ended_on")
    assert phase is Phase.CLOSURE and ended_on.isoformat() == way.today()
    real, seen = clock.now, []
    for days in (44, 46):
        monkeypatch.setattr(clock, "now", lambda days=days: real() + timedelta(days=days))
        later = way.tabs.open(way.site, way.account)
        seen.append(to_be_done(later.open("/"), way))
        assert later.said == []
    assert seen == [0, 1]


def test_the_roles_are_turned_round(way: Way) -> None:
    page = way.go(ROUND)
    assert stored(way, Mentorship, "role", "phase", "lead_id") == [
        (Role.MENTEE, Phase.CLOSURE, way.numbers["lead"]),
        (Role.MENTOR, Phase.PREPARATION, way.numbers["lead"]),
    ]
    way.open("/mentorships/{reversed}")
    expect(page.locator("[aria-labelledby=others-head] a")).to_have_attribute(
        "href", f"/mentorships/{way.numbers['mentorship']}"
    )
    assert way.tab.problems() == []
