"""A mentorship that was opened by mistake."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.models import (
    Account,
    Base,
    ChecklistItem,
    Goal,
    Lead,
    Mentorship,
    OfMentorship,
    PhasePassage,
    Stage,
    StageEvent,
)
from tests.leads.reading import toasts_on
from tests.mentorships.making import make_mentorship
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch
from tests.trust.rows import furnish

At = Callable[[str], datetime]


@pytest.fixture
def mentorship(at: At, alice: Account) -> Mentorship:
    at("2026-03-05T08:00Z")
    lead = make_lead(alice)
    touch(alice, lead, "2026-02-01T10:00")
    return make_mentorship(alice, lead)


def how_many(model: type[Base]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_it_never_was(alices: Browser, mentorship: Mentorship) -> None:
    assert "It never was" in alices.get(f"/mentorships/{mentorship.id}/settings").text
    answer = alices.send(f"/mentorships/{mentorship.id}/removal")
    assert (answer.status_code, answer.location) == (303, "/mentorships")
    assert [how_many(model) for model in (Mentorship, PhasePassage, ChecklistItem)] == [0, 0, 0]
    lead = db.session.scalars(select(Lead).execution_options(populate_existing=True)).one()
    assert (lead.stage, lead.ongoing_at) == (Stage.CONTACTED, None)
    assert how_many(StageEvent) == 2  # taken back, not forgotten


def test_what_was_ongoing_before_stays_so(at: At, alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    at("2026-03-05T09:00Z")
    second = make_mentorship(alice, mentorship.lead, began_on=date(2026, 3, 5))
    alices.send(f"/mentorships/{second.id}/removal")
    lead = db.session.scalars(select(Lead).execution_options(populate_existing=True)).one()
    assert (lead.stage, lead.ongoing_on) == (Stage.ONGOING, date(2026, 3, 1))


def test_what_was_written_stays(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    db.session.add(Goal(owner_id=alice.id, mentorship_id=mentorship.id, title="Ten", set_on=date(2026, 3, 5)))
    assert "It never was" not in alices.get(f"/mentorships/{mentorship.id}/settings").text
    answer = alices.send(f"/mentorships/{mentorship.id}/removal")
    assert "End it instead" in toasts_on(alices.get(answer.location))[0]
    assert how_many(Mentorship) == 1


def test_every_table_of_a_mentorship_counts(alices: Browser, alice: Account) -> None:
    number = furnish(alice)["mentorship"]
    models: list[Any] = OfMentorship.__subclasses__()
    rows = {model.__tablename__: model for model in models}
    assert {"meeting", "goal", "closure", "pulse", "mentor_link", "outcome"} < rows.keys()
    assert all(how_many(model) for model in rows.values())
    alices.send(f"/mentorships/{number}/removal")
    assert how_many(Mentorship) == 1
