"""The planner's answer beside today: the same as on its own page, without what loads it."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.dashboard.planner.forms import Question
from outreach.dashboard.planner.planning import answered
from outreach.extensions import db
from outreach.models import Account, Brief, Lead
from outreach.today.ahead import Ahead, ahead
from tests.support.browser import Browser
from tests.support.leads import make_lead

TODAY = date(2026, 3, 5)
NIGHT = datetime(2026, 3, 5, 23, tzinfo=UTC)  # midnight in Paris
Past = tuple[float, float | None, float | None]

SEARCHES: list[list[Past]] = [
    [],
    [(3, None, None), (20, 10, None)],
    [(200, None, None)] * 30,
    [(200, 150, None), (200, 100, None), (200, 110, 5), (90, 1, None), (89.9, 1, None), (90.1, None, None)],
    [(200, 110, None), (200, 109.9, None), (100, 50, 0)],
]


def furnish(owner: Account, search: list[Past]) -> None:
    for number, days in enumerate(search):
        lead = make_lead(owner, name=f"Person {number}", email=f"p{number}@example.org")
        out, began, closed = (None if ago is None else NIGHT - timedelta(days=ago) for ago in days)
        lead.contacted_at = lead.first_outgoing_at = out
        lead.replied_at = lead.met_at = lead.ongoing_at = began
        if closed:
            lead.closing, lead.closed_at = "ended", closed  # type: ignore[assignment]
    db.session.commit()


@pytest.mark.parametrize("search", SEARCHES, ids=str)
@pytest.mark.parametrize("wanted", [0, 1, 4])
def test_it_says_what_the_planner_says(alice: Account, search: list[Past], wanted: int) -> None:
    furnish(alice, search)
    db.session.query(Brief).filter_by(owner_id=alice.id).update({"mentors_wanted": wanted})
    plan = answered(db.session(), alice, TODAY, Question()).plan
    assert ahead(alice, TODAY) == Ahead(plan.needed, plan.missing)


def test_it_stands_beside_today(alices: Browser, ingrid: Lead) -> None:
    page = alices.get("/").text
    assert "<b>172</b> more people to contact" in page
    assert 'href="/planner"' in page


def test_others_do_not_count(alice: Account, bob: Account) -> None:
    furnish(bob, SEARCHES[2])
    assert ahead(alice, TODAY).needed == 172


def test_no_table_is_loaded_for_it() -> None:
    said = "import sys, outreach.today.ahead; sys.exit('numpy' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
