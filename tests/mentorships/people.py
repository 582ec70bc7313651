"""Mentorships for tests, written as rows."""

from datetime import date
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Beginning, Lead, Mentorship, Phase


def make_mentorship(owner: Account, name: str = "Ingrid Halvorsen", **columns: Any) -> Mentorship:
    """A mentorship of `owner` with a lead of this name, begun on 9 February 2026."""
    lead = Lead(owner_id=owner.id, name=name, created_at=clock.now())
    db.session.add(lead)
    db.session.flush()
    values = {"beginning": Beginning.I_ASKED, "began_on": date(2026, 2, 9), "phase": Phase.ENABLING, **columns}
    mentorship = Mentorship(owner_id=owner.id, lead_id=lead.id, created_at=clock.now(), **values)
    db.session.add(mentorship)
    db.session.commit()
    return mentorship
