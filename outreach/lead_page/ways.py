"""What the page of one lead says of other ways than writing: events, and who could introduce us."""

from typing import Any

from outreach import clock
from outreach.events import queries as events
from outreach.events.guests import guests_of
from outreach.extensions import db
from outreach.introductions import words
from outreach.introductions.page import paths_of_lead, suggested
from outreach.models import Account, Lead

SUGGESTED = 3


def ways(lead: Lead, owner: Account) -> dict[str, Any]:
    """The lead's events with its state, those it may be invited to, the paths to it and from it, and suggestions."""
    guests = guests_of(db.session.execute(events.rows_of_lead(lead)), owner.zone)
    there = {guest.event.id for guest in guests if guest.invited_on is not None}
    coming = db.session.scalars(events.coming(owner, clock.today(owner.zone)).limit(events.MOST_OFFERED))
    to_lead, from_lead = paths_of_lead(lead)
    asked = frozenset(path.row.introducer_id for path in to_lead if path.row.introducer_id is not None)
    return {
        "guest_of": guests,
        "may_invite_to": [event for event in coming if event.id not in there] if not lead.do_not_contact_at else [],
        "paths_to": to_lead,
        "paths_from": from_lead,
        "may_introduce": suggested(lead, SUGGESTED, asked) if not lead.do_not_contact_at else [],
        "path_words": words,
    }
