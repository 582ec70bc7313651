"""The same facts tell the same figures, however they were written down, and wherever they are read."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import scoped_session

from outreach.analysis.funnel import funnel
from outreach.analysis.survival import Curve, time_to
from outreach.config import Settings
from outreach.dashboard import programs
from outreach.dashboard.forms import FunnelFilter
from outreach.extensions import db
from outreach.models import Account, ClosingReason, Lead, Recorder, Stage
from tests.dashboard.conftest import TODAY, ago
from tests.dashboard.histories import ASKED, MOST_LEADS, Fact, everything, leads_of, milestones, record, search
from tests.support.terminal import Run, terminal_of

SEEDS = (1, 2)
ZONES = ("Pacific/Kiritimati", "America/St_Johns")
# All commands in one process, told as of the day on which the clock of the tests stands still. The tables are those of
# the tests, which no migration made.
COMMANDS = """
import json, sys
from click.testing import CliRunner
from outreach import database
from outreach.cli.main import main
database.make_ready = lambda: None
asked, owner, day = json.loads(sys.argv[1]), *sys.argv[2:]
answers = [CliRunner().invoke(main, [*words, "--owner", owner, "--as-of", day, "--json"], catch_exceptions=False)
           for words in asked]
print(json.dumps([json.loads(answer.stdout) for answer in answers]))
"""

Told = dict[str, Any]


def recorded(owner: Account, facts: Sequence[Fact]) -> dict[int, Lead]:
    """The facts in the order in which they stand."""
    leads = leads_of(owner, range(MOST_LEADS))
    record(owner, facts, leads)
    return leads


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_in_which_it_was_recorded_changes_nothing(
    terminal: Run, alice: Account, bob: Account, seed: int
) -> None:
    facts, chance = search(seed), random.Random(seed)
    bob.time_zone = alice.time_zone
    recorded(alice, facts)
    record(bob, chance.sample(facts, len(facts)), leads_of(bob, chance.sample(range(MOST_LEADS), MOST_LEADS)))
    assert everything(terminal) == everything(terminal_of(bob))


@pytest.mark.parametrize("seed", SEEDS)
def test_on_either_database_it_is_what_the_analysis_tells_of_the_facts(
    terminal: Run, alice: Account, seed: int
) -> None:
    facts = search(seed)
    recorded(alice, facts)
    told, frame = everything(terminal), milestones(facts)
    window = FunnelFilter().window(TODAY.date(), alice.zone)
    assert told["funnel"]["stages"] == programs.stage_rows(funnel(frame, window), TODAY.date())
    curve = time_to(frame, "replied", window)
    assert isinstance(curve, Curve)
    assert told["curve --to replied"] == programs.curve_shape(curve, TODAY.date())
    assert told["funnel"]["stages"][0]["k"] > 40


@pytest.mark.parametrize("seed", SEEDS)
def test_a_message_that_was_logged_twice_counts_once(terminal: Run, alice: Account, seed: int) -> None:
    facts = search(seed)
    leads = recorded(alice, facts)
    before = everything(terminal)
    record(alice, facts, leads)
    assert everything(terminal) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_voided_never_happened(terminal: Run, alice: Account, seed: int) -> None:
    leads = recorded(alice, search(seed))
    before = everything(terminal)
    mistakes = record(alice, search(seed + 100), leads)
    assert everything(terminal) != before
    history = Recorder(db.session(), alice, TODAY)
    for row, lead in mistakes:
        history.void(row, lead)
    assert everything(terminal) == before


@pytest.mark.parametrize("why", list(ClosingReason))
def test_closing_takes_nobody_out_of_anything(terminal: Run, alice: Account, why: ClosingReason) -> None:
    leads = recorded(alice, search(1))
    before = everything(terminal)
    history = Recorder(db.session(), alice, TODAY)
    for lead in leads.values():
        if lead.stage is not Stage.ONGOING:
            history.close(lead, why, ago(0))
    assert everything(terminal) == before


def test_a_relationship_that_ended_is_missed_by_the_plan_and_by_nothing_else(terminal: Run, alice: Account) -> None:
    leads = recorded(alice, search(1))
    before = everything(terminal)
    ongoing = [lead for lead in leads.values() if lead.stage is Stage.ONGOING]
    for lead in ongoing:
        Recorder(db.session(), alice, TODAY).close(lead, ClosingReason.ENDED, ago(0))
    after = everything(terminal)
    assert (before["plan"]["mentors"]["ongoing"], after["plan"]["mentors"]["ongoing"]) == (len(ongoing), 0)
    assert before["plan"]["judged"] == after["plan"]["judged"]
    assert {**before, "plan": None} == {**after, "plan": None}


def test_the_time_zone_of_the_server_changes_nothing(
    terminal: Run, db_session: scoped_session[Session], alice: Account, settings: Settings
) -> None:
    recorded(alice, search(1))
    here, email = list(everything(terminal).values()), alice.email
    db_session.commit()  # the other process waits for what is open
    for zone in ZONES:
        assert told_in(zone, settings, email) == here


def told_in(zone: str, settings: Settings, email: str) -> list[Any]:
    """What a server in that zone tells, the database with it."""
    variables = {
        "TZ": zone, "PGTZ": zone, "OUTREACH_DATABASE_URL": settings.database_url,
        "OUTREACH_DATA": str(settings.data_dir), "OUTREACH_LOG_LEVEL": "ERROR",
    }  # fmt: skip
    command = [sys.executable, "-c", COMMANDS, json.dumps(ASKED), email, TODAY.date().isoformat()]
    done = subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: list[Any] = json.loads(done.stdout)
    return told
