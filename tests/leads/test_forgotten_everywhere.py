"""Whoever is forgotten is on no page and in no answer, and counts in every figure."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from outreach import clock
from outreach.cli.main import COMMANDS
from outreach.extensions import db
from outreach.leads.filters import ClosedOr
from outreach.leads.forgetting import forget
from outreach.models import Account, ClosingReason, Lead, Moment, Recorder, Source, Stage
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch
from tests.support.terminal import Run
from tests.trust.matrix import calls, visit
from tests.trust.rows import furnish

QUERIES = (
    "/leads?closing={closing}", "/leads?closing={closing}&sort=name", "/leads?closing={closing}&sort=next",
    "/leads?closing={closing}&sort=stage", "/leads?closing={closing}&sort=-added", "/board?closing={closing}",
    "/leads?reached=met", "/leads?contacted_from=2026-01-01&contacted_to=2026-03-05", "/leads?source=event&closing=any",
    "/search?q=", "/palette?q=e", "/log?q=e", "/leads/duplicates",
)  # fmt: skip
READING = ("leads", "duplicates", "funnel")


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


def nameless(owner: Account, closing: ClosingReason | None = None) -> Lead:
    lead = make_lead(owner, "Zerbinetta Quandt", email="zq@quandt.example", source=Source.EVENT, company="Kestrel")
    touch(owner, lead, "2026-02-05T08:00", text="Peregrine")
    touch(owner, lead, "2026-02-20T08:00", kind="call", channel="video")
    if closing:
        Recorder(db.session(), owner, clock.now()).close(lead, closing, Moment(clock.now()))
    forget(owner, lead, clock.now())
    db.session.commit()
    return lead


def shows(text: str, lead: Lead) -> bool:
    return bool(re.search(rf"/leads/{lead.id}\b|quandt|zerbinetta|kestrel|peregrine", text, re.I))


@pytest.mark.parametrize("closing", [None, ClosingReason.DECLINED])
def test_no_list_shows_them(alices: Browser, alice: Account, closing: ClosingReason | None) -> None:
    others = [make_lead(alice, f"Ada {number}") for number in range(3)]
    lead = nameless(alice, closing)
    for closed in (ClosedOr.ANY, ClosedOr.CLOSED, closing or ClosingReason.ENDED):
        for query in QUERIES:
            page = alices.get(query.format(closing=closed.value))
            assert page.status_code in (200, 302) and not shows(page.text, lead), query
    assert all(shows(alices.get("/leads?closing=any").text, other) for other in others)
    assert '<span class="count">3</span>' in alices.get("/leads?closing=any").text
    assert "of 3" not in alices.get("/leads").text


def test_no_page_at_all_shows_them(app: Flask, alices: Browser, alice: Account) -> None:
    made = furnish(alice)
    lead = nameless(alice)
    asked = [call for call in calls(app, made) if call.method == "GET"]
    assert [str(call) for call in asked if shows(text_of(visit(alices, call)), lead)] == []
    assert len(asked) > 25


def text_of(answer: Any) -> str:
    return str(answer.data.decode("utf-8", "replace"))


@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_their_number_leads_nowhere(app: Flask, alices: Browser, alice: Account, verb: str) -> None:
    made = furnish(alice)
    lead = nameless(alice)
    theirs = {**made, "lead": lead.id, **events_of(lead)}
    named = [c for c in calls(app, theirs) if c.method == verb and c.rule.loads]
    tables = {"lead", "stage_event", "closing"}
    named = [c for c in named if {model.__tablename__ for model in c.rule.loads.values()} & tables]
    assert [str(call) for call in named if visit(alices, call).status_code != 404] == []
    assert len(named) > 1


def events_of(lead: Lead) -> dict[str, int]:
    rows = {"stage_event": "SELECT min(id) FROM stage_event WHERE lead_id = :id"}
    rows |= {"closing": "SELECT min(id) FROM closing WHERE lead_id = :id"}
    return {table: db.session.scalar(db.text(query), {"id": lead.id}) for table, query in rows.items()}


def test_no_command_tells_of_them(terminal: Run, alice: Account) -> None:
    make_lead(alice, "Ada")
    lead = nameless(alice)
    for command in READING:
        assert command in COMMANDS
        answer = terminal(command, "--json")
        assert answer.exit_code == 0 and not shows(answer.stdout, lead), command
    assert [each["name"] for each in json.loads(terminal("leads", "--json").stdout)["leads"]] == ["Ada"]


def test_no_command_changes_them(terminal: Run, alice: Account) -> None:
    make_lead(alice, "Ada")
    lead = nameless(alice)
    number, rows = lead.id, events_of(lead)
    for words in (("history", number), ("move", number, "--stage", "met"), ("merge", number, "Ada")):
        assert terminal(*words).exit_code == 1
    for entry in (f"s{rows['stage_event']}", f"c{rows['closing']}"):
        assert terminal("void", entry).exit_code == 1


def test_figures_count_them(terminal: Run, alice: Account) -> None:
    nameless(alice)
    told = json.loads(terminal("funnel", "--json").stdout)
    assert [(stage["stage"], stage["k"]) for stage in told["stages"]] == [
        ("contacted", 1), ("replied", 1), ("met", 1), ("ongoing", 0),
    ]  # fmt: skip


def test_the_only_one_leaves_an_empty_start(alices: Browser, alice: Account) -> None:
    lead = nameless(alice)
    assert lead.stage is Stage.MET
    assert "Bring your contacts" in alices.get("/leads").text
