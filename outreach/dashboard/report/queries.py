"""Who was met, by name."""

from typing import Any

from sqlalchemy import Select

from outreach.dashboard.forms import FunnelFilter
from outreach.leads.queries import lead_filter
from outreach.models import Account, Lead, Stage


def met(owner: Account, chosen: FunnelFilter) -> Select[*tuple[Any, ...]]:
    """Name, day of the first conversation and day from which it is ongoing, of those behind the bar of the met.

    Whoever has only an address has no name to be told; whoever asked to be forgotten is in no list.
    """
    people = lead_filter(owner, chosen.leads(reached=Stage.MET)).where(Lead.name != "")
    return people.with_only_columns(Lead.name, Lead.met_at, Lead.ongoing_at).order_by(Lead.met_at, Lead.id)
