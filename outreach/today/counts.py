"""The numbers beside the places of the navigation; asked for on every page, so they stop counting early."""

from collections.abc import Mapping

from outreach import clock
from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.queries import count
from outreach.today.queries import waiting
from outreach.web.owned import current_owner

MOST_LEADS = 5000


def place_counts() -> Mapping[str, int]:
    """Steps that are due, and leads; a number that would take long to count is left away."""
    owner = current_owner()
    leads = count(owner, LeadFilter(closing=ClosedOr.ANY), MOST_LEADS)
    due = db.session.scalar(waiting(owner, clock.today(owner.zone))) or 0
    return {"today": due, **({} if leads.more else {"leads": leads.n})}
