"""Mentorships for the tests, opened as the pages open them."""

from datetime import date
from typing import Any

from outreach.extensions import db
from outreach.mentorships.actions import Opening, open_mentorship
from outreach.models import Account, Beginning, Lead, Mentorship, Role
from tests.support.leads import make_lead


def make_mentorship(
    owner: Account, person: Lead | str | None = None, *, began_on: date = date(2026, 3, 1), **opening: Any
) -> Mentorship:
    """A mentorship with a lead of its own; with a name, that of somebody whom I mentor."""
    role = opening.pop("role", Role.MENTOR if isinstance(person, str) else Role.MENTEE)
    opening = {"beginning": Beginning.IT_GREW, "role": role, **opening}
    made = open_mentorship(owner, person or make_lead(owner), Opening(began_on=began_on, **opening))
    db.session.commit()
    return made
