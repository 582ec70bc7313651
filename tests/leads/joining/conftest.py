"""Two leads that are one person. The clock stands on Thursday 5 March 2026, ten in the morning in Paris."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from outreach.extensions import db
from outreach.models import Account, ImportKey, Lead, LeadEmail, Tag
from tests.support.leads import make_lead, touch


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def ada(alice: Account) -> Lead:
    """Met in February; her company and city are known."""
    lead = make_lead(alice, "Ada Obi", email="ada@work.example", linkedin="ada-obi", company="Acme", city="Lyon")
    lead.tags = [Tag(owner_id=alice.id, name="Paris", name_key="paris")]
    lead.details = {"Club": "Chess", "Room": "12"}
    touch(alice, lead, "2026-02-02T08:00", text="May I ask?")
    touch(alice, lead, "2026-02-09T08:00", kind="call", channel="video")
    return lead


@pytest.fixture
def obi(alice: Account) -> Lead:
    """The same person from elsewhere: written to in January, no answer yet."""
    lead = make_lead(
        alice, "A. Obi", email="ada@home.example", linkedin="a-obi", company="Acme Inc", phone="+33 6 12 34 56 78",
        hook="Her talk on pricing", connected_on=date(2025, 5, 1), notes="Knows Bo.",
        details={"Club": "Go", "Cat": "Tom"},
    )  # fmt: skip
    lead.tags = [*db.session.query(Tag).filter_by(owner_id=alice.id), Tag(owner_id=alice.id, name="Go", name_key="go")]
    db.session.add(LeadEmail(owner_id=alice.id, lead_id=lead.id, email="obi@old.example"))
    db.session.add(ImportKey(owner_id=alice.id, lead_id=lead.id, key="fingerprint"))
    db.session.commit()
    touch(alice, lead, "2026-01-12T08:00", text="Bonjour")
    return lead
