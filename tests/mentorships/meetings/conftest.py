"""The clock of these tests stands on Thursday 5 March 2026, ten in the morning in Paris."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from werkzeug.test import TestResponse

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.meetings.actions import plan_tag
from outreach.models import (
    Account,
    AgreementVersion,
    Beginning,
    ItemKind,
    Lead,
    Meeting,
    MeetingItem,
    Mentorship,
    Phase,
    Role,
    VersionState,
)
from tests.support.browser import Browser
from tests.support.leads import make_lead

Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


def make_mentorship(owner: Account, lead: Lead | None = None, **columns: Any) -> Mentorship:
    """A mentorship in its third phase: with a lead, or with somebody called Amadou whom I mentor."""
    other = {"lead_id": lead.id} if lead else {"name": "Amadou Diallo", "role": Role.MENTOR}
    given = {"beginning": Beginning.IT_GREW, "began_on": date(2026, 1, 10), "phase": Phase.ENABLING, **other, **columns}
    made = Mentorship(owner_id=owner.id, created_at=clock.now(), **given)
    db.session.add(made)
    db.session.commit()
    return made


@pytest.fixture
def ingrid(alice: Account) -> Lead:
    return make_lead(alice)


@pytest.fixture
def mentorship(alice: Account, ingrid: Lead) -> Mentorship:
    """Alice and Ingrid, who is a lead."""
    return make_mentorship(alice, ingrid)


@pytest.fixture
def mentoring(alice: Account) -> Mentorship:
    """Alice mentors Amadou, who is no lead."""
    return make_mentorship(alice)


def agree(mentorship: Mentorship, **columns: Any) -> AgreementVersion:
    """Put a wording in force."""
    now = clock.now()
    agreed = {"written_at": now, "agreed_by_me_at": now, "agreed_by_them_at": now}
    given = {"number": 1, "state": VersionState.CURRENT, **agreed, **columns}
    version = AgreementVersion(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, **given)
    db.session.add(version)
    db.session.commit()
    return version


def meet(mentorship: Mentorship, on_day: str, **columns: Any) -> Meeting:
    """A meeting on a day."""
    given = {"on_day": date.fromisoformat(on_day), "created_at": clock.now(), **columns}
    meeting = Meeting(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, **given)
    db.session.add(meeting)
    db.session.commit()
    return meeting


def hold(browser: Browser, meeting: Meeting, told: dict[str, str], **more: Any) -> TestResponse:
    """Say how it was on a page that shows the meeting as it is."""
    return browser.send(f"/meetings/{meeting.id}/holding", {"was": plan_tag(meeting), **told}, **more)


def line(mentorship: Mentorship, kind: str, text: str, meeting: Meeting | None = None, **columns: Any) -> MeetingItem:
    """One line of a meeting, or one that waits."""
    item = MeetingItem(
        owner_id=mentorship.owner_id, mentorship_id=mentorship.id, meeting_id=meeting.id if meeting else None,
        kind=ItemKind(kind), text=text, created_at=clock.now(), **columns,
    )  # fmt: skip
    db.session.add(item)
    db.session.commit()
    return item
